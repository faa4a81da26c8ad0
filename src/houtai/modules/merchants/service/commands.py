"""What all edits of merchants have in common."""

from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from houtai.kit.errors import Conflict, NotFound
from houtai.kit.shapes import Command, Line
from houtai.modules.merchants.rules import numbers
from houtai.modules.merchants.tables import BANK_ACCOUNT

Version = Annotated[int, Field(ge=1, le=2**62)]


class MerchantUnknown(NotFound):
    code = "merchants.merchant_unknown"


class ChangedMeanwhile(Conflict):
    """Somebody else has changed it since it was read."""

    code = "merchants.changed_meanwhile"


class Versioned(Command):
    """An edit of what was read at this version."""

    version: Version


class SettlementAccount(Versioned):
    """Where the platform pays what it owes."""

    account_kind: Literal["corporate", "personal"]
    account_name: Line
    bank_name: Line
    bank_branch: Annotated[str, StringConstraints(strip_whitespace=True, max_length=200)] = ""
    bank_account: Annotated[numbers.BankAccount, BANK_ACCOUNT.written]
