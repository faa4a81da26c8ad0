"""Names of the flows and steps that the house came with, in the language of whoever reads."""

from typing import Annotated

from pydantic import PlainSerializer

from houtai.kit.auth import reader
from houtai.kit.environment import LANGUAGES
from houtai.kit.texts import catalogue


def called(name: str, language: str | None = None) -> str:
    """The name itself, when people have given it. Without a language: the reader's."""
    actor = reader()
    spoken = language or (LANGUAGES[0] if actor is None else actor.language)
    return catalogue(spoken).get(f"approvals.seed.{name}", name)


def _in_words(name: str) -> str:
    return called(name)


Named = Annotated[str, PlainSerializer(_in_words, return_type=str)]
"""A name of a flow or of a step, in a view."""
