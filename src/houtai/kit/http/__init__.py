"""Doors to the outside by HTTP: strict reading, one form of error, repeatable acts."""

from houtai.kit.http.callers import (
    caller_address,
    comes_from_our_page,
    needs_secure_cookie,
)
from houtai.kit.http.deeds import Deed, Keep, is_a_deed, only_asks
from houtai.kit.http.edge import Edge
from houtai.kit.http.lean import LeanDoor, LeanDoors
from houtai.kit.http.problems import MEDIA_TYPE, Problem, answer
from houtai.kit.http.routing import Door, Router, answer_is_secret

__all__ = [
    "MEDIA_TYPE",
    "Deed",
    "Door",
    "Edge",
    "Keep",
    "LeanDoor",
    "LeanDoors",
    "Problem",
    "Router",
    "answer",
    "answer_is_secret",
    "caller_address",
    "comes_from_our_page",
    "is_a_deed",
    "needs_secure_cookie",
    "only_asks",
]
