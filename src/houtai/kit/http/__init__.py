"""Doors to the outside by HTTP: strict reading, one form of error, repeatable acts."""

from houtai.kit.http.callers import caller_address
from houtai.kit.http.deeds import Deed, Keep, is_a_deed, only_asks
from houtai.kit.http.edge import Edge
from houtai.kit.http.problems import MEDIA_TYPE, Problem, answer
from houtai.kit.http.routing import Door, Router, answer_is_secret

__all__ = [
    "MEDIA_TYPE",
    "Deed",
    "Door",
    "Edge",
    "Keep",
    "Problem",
    "Router",
    "answer",
    "answer_is_secret",
    "caller_address",
    "is_a_deed",
    "only_asks",
]
