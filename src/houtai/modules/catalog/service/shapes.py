"""Bounded words and numbers that commands of the libraries share."""

from typing import Annotated

from pydantic import AfterValidator, Field, StringConstraints
from pydantic_core import PydanticCustomError

from houtai.kit.shapes import Line
from houtai.modules.catalog.rules.names import folded

POSITION_MAX = 1_000_000


def _visible(name: str) -> str:
    """A name of invisible signs only would be none."""
    if not folded(name):
        raise PydanticCustomError("string_too_short", "is empty", {"min_length": 1})
    return name


Visible = AfterValidator(_visible)
Title = Annotated[Line, Field(max_length=60), Visible]
"""Name of a category, a brand or a template."""
ShortTitle = Annotated[Line, Field(max_length=40), Visible]
"""Name of an attribute or an option."""
NameEn = Annotated[str, StringConstraints(strip_whitespace=True, max_length=100)]
"""The English name; empty: the Chinese one stands in."""
Remark = Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)]
Position = Annotated[int, Field(strict=True, ge=0, le=POSITION_MAX)]
Version = Annotated[int, Field(strict=True, ge=1, le=2**62)]
