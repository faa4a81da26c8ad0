"""Telephone numbers as buyers type them."""

import re
from typing import Annotated

from pydantic import BeforeValidator, StringConstraints

MOBILE = r"^1[3-9][0-9]{9}$"
_LENGTH_MAX = 30
_BETWEEN = re.compile(r"[\s\-()\u2010-\u2015]")
_COUNTRY = re.compile(r"^(?:\+|00)86(?=1[3-9])")


def normalised(typed: object) -> object:
    """Without spaces, dashes and the country's number; anything else is left for the check."""
    if not isinstance(typed, str) or len(typed) > _LENGTH_MAX:
        return typed
    return _COUNTRY.sub("", _BETWEEN.sub("", typed))


Phone = Annotated[str, StringConstraints(pattern=MOBILE), BeforeValidator(normalised)]
"""A mobile number of mainland China, which text messages reach."""
