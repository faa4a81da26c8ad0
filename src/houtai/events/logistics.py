"""What becomes of parcels once they have, or do not get, a waybill."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event


@dataclass(frozen=True)
class WaybillIssued(Event, name="logistics.waybill_issued", key="shipment_id"):
    """The carrier gave a number; the label may be printed."""

    parcel_id: UUID
    shipment_id: UUID
    merchant_id: UUID
    waybill_id: UUID
    number: str
    carrier_code: str
    sort_code: str
    label_words: str
    at: datetime


@dataclass(frozen=True)
class WaybillRefused(Event, name="logistics.waybill_refused", key="shipment_id"):
    """There is none: no account, no balance, or the carrier says why."""

    parcel_id: UUID
    shipment_id: UUID
    merchant_id: UUID
    waybill_id: UUID
    carrier_code: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class WaybillVoided(Event, name="logistics.waybill_voided", key="shipment_id"):
    """Somebody gave the number back by hand: the parcel has none now."""

    parcel_id: UUID
    shipment_id: UUID
    merchant_id: UUID
    waybill_id: UUID
    at: datetime


@dataclass(frozen=True)
class InterceptionAnswered(Event, name="logistics.interception_answered", key="shipment_id"):
    """What a carrier said that was asked to turn a parcel back; told once. `by_phone`: it is not to
    be asked by wire, a person must call it.
    """

    interception_id: UUID
    parcel_id: UUID
    shipment_id: UUID
    merchant_id: UUID
    answer: str
    reason: str
    at: datetime


@dataclass(frozen=True)
class ParcelMoved(Event, name="logistics.parcel_moved", key="shipment_id"):
    """How a parcel stands has changed; `status` is a word of the one vocabulary."""

    parcel_id: UUID
    shipment_id: UUID
    merchant_id: UUID
    waybill_id: UUID
    status: str
    at: datetime


@dataclass(frozen=True)
class ParcelSigned(Event, name="logistics.parcel_signed", key="shipment_id"):
    """It reached its receiver, after it was handed over; told once."""

    parcel_id: UUID
    shipment_id: UUID
    merchant_id: UUID
    waybill_id: UUID
    at: datetime
