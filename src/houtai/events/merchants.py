"""What happens to those who sell. The platform itself is the first of them."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from houtai.kit.eventlog import Event
from houtai.kit.ids import name_id

SELF_RUN_ID = name_id("merchants.merchant", "self-run")
"""The merchant that is the platform itself (自营); it exists from the first migration on."""


@dataclass(frozen=True)
class MerchantOpened(Event, name="merchants.opened", key="merchant_id"):
    """May sell from now on, or again after a freeze; also told when its shop's name or sign
    changes.
    """

    merchant_id: UUID
    shop_name: str
    self_run: bool
    at: datetime


@dataclass(frozen=True)
class MerchantFrozen(Event, name="merchants.frozen", key="merchant_id"):
    """May not sell until further notice; nothing of it is shown to buyers."""

    merchant_id: UUID
    reason: str
    at: datetime


@dataclass(frozen=True)
class CategoriesGranted(Event, name="merchants.categories_granted", key="merchant_id"):
    """In which categories of the platform's tree (and everything below) the merchant may sell
    now; replaces what was granted before.
    """

    merchant_id: UUID
    category_ids: tuple[UUID, ...]
    at: datetime
