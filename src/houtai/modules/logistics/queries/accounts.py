"""Carriers, and the contracts of merchants with them."""

from collections.abc import Collection
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.carriers import CarrierCode
from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import View
from houtai.kit.sql import one_of
from houtai.modules.logistics.rules.prices import PriceTable
from houtai.modules.logistics.tables import Carrier, CarrierAccount
from houtai.modules.merchants import public as merchants

Gateway = Literal["sandbox", "kdniao"]


class CarrierUnknown(NotFound):
    code = "logistics.carrier_unknown"


class AccountUnknown(NotFound):
    code = "logistics.account_unknown"


class CarrierView(View):
    """A carrier, and how the trackers call it."""

    code: str
    name: str
    name_en: str
    number_pattern: str
    kuaidi100_code: str
    kdniao_code: str
    phone: str
    enabled: bool
    version: int


class CarrierAccountView(View):
    """A contract. Of its password is told only whether it is there."""

    id: UUID
    merchant_id: UUID
    shop_name: str = ""
    carrier_code: str
    name: str
    gateway: Gateway
    enabled: bool
    customer_number: str
    has_password: bool
    balance: int | None
    balance_at: datetime | None
    balance_low: int
    price: PriceTable
    test_asked_at: datetime | None
    tested_at: datetime | None
    """None while the answer to a test is outstanding, and when there was none."""
    test_error: str | None
    changed_at: datetime
    version: int


ACCOUNTS = Listing(
    id=CarrierAccount.id,
    sorts={"id": CarrierAccount.id, "name": CarrierAccount.name},
    default="id",
    filters={
        "merchant_id": equal(CarrierAccount.merchant_id, UUID),
        "carrier_code": any_of(CarrierAccount.carrier_code, CarrierCode),
        "enabled": equal(CarrierAccount.enabled, bool),
    },
)
_HIDDEN = {"shop_name", "has_password"}
_OWN: tuple[Any, ...] = (
    *(
        getattr(CarrierAccount, name)
        for name in CarrierAccountView.model_fields
        if name not in _HIDDEN
    ),
    CarrierAccount.sealed.is_not(None).label("has_password"),
)


async def list_carriers(session: AsyncSession) -> list[CarrierView]:
    """All of them, in the order in which people know them. Index: none, ten rows."""
    rows = await session.scalars(
        select(Carrier).order_by(Carrier.place).execution_options(populate_existing=True)
    )
    return [CarrierView.model_validate(row) for row in rows]


async def one_carrier(session: AsyncSession, code: str) -> CarrierView:
    """Raises CarrierUnknown. Index: pk_carrier."""
    row = await session.get(Carrier, code, populate_existing=True)
    if row is None:
        raise CarrierUnknown
    return CarrierView.model_validate(row)


async def list_accounts(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[CarrierAccountView]:
    """Those that the actor reaches. Index: ix_carrier_account_merchant_id_id or _name_id."""
    statement = select(*_OWN).where(within(actor, CarrierAccount.merchant_id))
    page = await ACCOUNTS.page(session, statement, wanted, CarrierAccountView)
    names = await merchants.shop_names(session, {one.merchant_id for one in page.items})
    named = [
        one.model_copy(update={"shop_name": names.get(one.merchant_id, "")}) for one in page.items
    ]
    return Page[CarrierAccountView](items=named, next=page.next)


async def own_contracts(
    session: AsyncSession, merchant_ids: Collection[UUID]
) -> dict[tuple[UUID, str], UUID]:
    """Contracts in force, by merchant and carrier. To be asked as the house. Index:
    uq_carrier_account_in_force.
    """
    account = CarrierAccount
    rows = await session.execute(
        select(account.merchant_id, account.carrier_code, account.id).where(
            one_of(account.merchant_id, merchant_ids), account.enabled
        )
    )
    return {(row.merchant_id, row.carrier_code): row.id for row in rows}


async def one_account(session: AsyncSession, actor: Actor, account_id: UUID) -> CarrierAccountView:
    """Raises AccountUnknown. Index: pk_carrier_account."""
    found = await session.execute(
        select(*_OWN).where(
            CarrierAccount.id == account_id, within(actor, CarrierAccount.merchant_id)
        )
    )
    row = found.one_or_none()
    if row is None:
        raise AccountUnknown
    names = await merchants.shop_names(session, {row.merchant_id})
    shop_name = names.get(row.merchant_id, "")
    return CarrierAccountView.model_validate(row).model_copy(update={"shop_name": shop_name})
