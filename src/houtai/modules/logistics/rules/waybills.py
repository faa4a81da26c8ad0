"""What is asked of carriers, in the words that others use."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints

from houtai.events.carriers import CarrierCode
from houtai.kit.regions import AreaCode
from houtai.kit.shapes import BIGINT_MAX, Command, Line

NumberText = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9-]{5,40}$")]
WaybillState = Literal["asked", "issued", "refused", "voided"]
Origin = Literal["gateway", "hand"]
WEIGHT_G_MAX = 10_000_000
PIECES_MAX = 10_000


class Party(Command):
    """Who sends or receives. `address`: the street and what follows, without the region."""

    name: Line
    phone: Annotated[str, StringConstraints(max_length=40, pattern=r"^[^\r\n\x00]*$")]
    """Empty where nobody wrote one: whether that will do, the carrier says."""
    region_code: AreaCode
    address: Annotated[Line, StringConstraints(max_length=200)]


class WaybillWish(Command):
    """A waybill for this parcel, whose id is the caller's; asked again it is the same one."""

    id: UUID
    shipment_id: UUID
    merchant_id: UUID
    carrier_code: CarrierCode
    service_code: Annotated[str, StringConstraints(max_length=40)] = ""
    sender: Party
    recipient: Party
    weight_g: Annotated[int, Field(ge=0, le=WEIGHT_G_MAX)] = 0
    pieces: Annotated[int, Field(ge=1, le=PIECES_MAX)] = 1
    cod_fen: Annotated[int, Field(ge=0, le=BIGINT_MAX)] = 0
    """To be collected at the door."""
    account_id: UUID | None = None
    """By this contract only; without one by the merchant's own, or else by the house's."""


@dataclass(frozen=True)
class TypedNumber:
    """A waybill that somebody wrote himself: the parcel is with the carrier already."""

    parcel_id: UUID
    shipment_id: UUID
    merchant_id: UUID
    carrier_code: str
    number: str


def looks_right(number: str, pattern: str) -> bool:
    """Whether a number has the form of the carrier's numbers."""
    return re.fullmatch(pattern, number) is not None


def guessed(number: str, patterns: Mapping[str, str]) -> list[str]:
    """Carriers whose numbers look so, in the order given."""
    return [code for code, pattern in patterns.items() if looks_right(number, pattern)]
