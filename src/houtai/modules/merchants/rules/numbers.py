"""Numbers that carry a check digit: social credit codes, identity numbers, bank cards."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError
from stdnum import luhn
from stdnum.cn import ric, uscc
from stdnum.exceptions import ValidationError

_IDENTITY = re.compile(r"[1-9][0-9]{16}[0-9X]")
BANK_CARD_DIGITS = range(15, 20)
"""How long cards of persons are; accounts of companies have no check digit."""


def _bare(text: str) -> str:
    return re.sub(r"[\s\-]", "", text).upper()


def _social_credit_code(text: str) -> str:
    number = _bare(text)
    if not uscc.is_valid(number):
        raise PydanticCustomError("social_credit_code", "is no unified social credit code")
    return number


def _identity_number(text: str) -> str:
    number = _bare(text)
    if not _is_identity_number(number):
        raise PydanticCustomError("identity_number", "is no resident identity number")
    return number


def _is_identity_number(number: str) -> bool:
    """By form, birthday and check character. Not by area: the library knows areas by the year of
    birth, but people are given a number where and when they were registered, often later.
    """
    if not _IDENTITY.fullmatch(number) or number[-1] != ric.calc_check_digit(number):
        return False
    try:
        ric.get_birth_date(number)
    except ValidationError:
        return False
    return True


SocialCreditCode = Annotated[
    str, StringConstraints(min_length=1, max_length=40), AfterValidator(_social_credit_code)
]
"""The number on a business licence (GB 32100), with its check character."""
IdentityNumber = Annotated[
    str, StringConstraints(min_length=1, max_length=40), AfterValidator(_identity_number)
]
"""A resident identity number (GB 11643): area, birthday, check character."""
BankAccount = Annotated[
    str,
    StringConstraints(min_length=6, max_length=60, pattern=r"^[0-9 \-]+$"),
    AfterValidator(_bare),
    StringConstraints(min_length=6, max_length=32),
]
"""Digits of an account; whether it is a card follows from its kind."""


def is_bank_card(number: str) -> bool:
    """Whether these digits can be the card of a person: length and Luhn's check digit."""
    return len(number) in BANK_CARD_DIGITS and luhn.is_valid(number)
