"""Numbers of those whom invoices are made out to."""

import re
from typing import Annotated

from pydantic import AfterValidator, StringConstraints
from pydantic_core import PydanticCustomError
from stdnum.cn import uscc

_FORM = re.compile(r"[0-9A-Z]{15}|[0-9A-Z]{17,18}|[0-9A-Z]{20}")
_CREDIT_CODE_LENGTH = 18


def _tax_number(text: str) -> str:
    """Nothing, or a number of a taxpayer: of 15 to 20 characters, those of 18 with the check
    character of GB 32100.
    """
    number = re.sub(r"[\s\-]", "", text).upper()
    fits = not number or _FORM.fullmatch(number)
    if not fits or (len(number) == _CREDIT_CODE_LENGTH and not uscc.is_valid(number)):
        raise PydanticCustomError("tax_number", "is no taxpayer's number")
    return number


TaxNumber = Annotated[str, StringConstraints(max_length=40), AfterValidator(_tax_number)]
"""Empty for persons."""
