"""Card keys: for staff how many there are, for the buyer his own."""

from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Label, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.house_key import HouseKey
from houtai.kit.paging import Filter, Listing, Page, Wanted, equal
from houtai.kit.shapes import Line, View
from houtai.modules.fulfilment.rules.sealing import unsealed
from houtai.modules.fulfilment.tables import CardKey, CardKeyShelf, Demand, DemandLine


class CardKeysUnknown(NotFound):
    """No SKU with keys of this id, or out of reach."""

    code = "fulfilment.card_keys_unknown"


class CardKeyShelfView(View):
    """How many keys of a SKU there are, never which."""

    sku_id: UUID
    merchant_id: UUID
    sku_code: str
    product_name: str
    spec_text: str
    picture: UUID | None
    left_count: int
    handed_count: int
    waiting: int
    """Pieces of paid orders that have no key yet."""
    changed_at: datetime


class OwnKeysView(View):
    """The keys of one line of one's own order; `waiting`: so many more are to come."""

    line_id: UUID
    product_name: str
    spec_text: str
    waiting: int
    keys: tuple[str, ...] = ()


_WAITING: Label[Any] = (
    select(func.coalesce(func.sum(DemandLine.waiting), 0))
    .where(DemandLine.sku_id == CardKeyShelf.sku_id)
    .where(DemandLine.kind == "card_key", DemandLine.waiting > 0)
    .scalar_subquery()
    .label("waiting")
)


def _empty(wanted: bool) -> ColumnElement[bool]:
    return CardKeyShelf.left_count == 0 if wanted else CardKeyShelf.left_count > 0


SHELVES = Listing(
    id=CardKeyShelf.sku_id,
    sorts={"changed_at": CardKeyShelf.changed_at},
    default="-changed_at",
    filters={
        "merchant_id": equal(CardKeyShelf.merchant_id, UUID),
        "sku_code": equal(CardKeyShelf.sku_code, Line),
        "empty": Filter(bool, _empty),
    },
)


def _shelves(actor: Actor) -> Select[Any]:
    columns = [
        _WAITING if name == "waiting" else getattr(CardKeyShelf, name)
        for name in CardKeyShelfView.model_fields
    ]
    return select(*columns).where(within(actor, CardKeyShelf.merchant_id))


async def list_shelves(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[CardKeyShelfView]:
    """Where something happened last first. Index: ix_card_key_shelf_changed_at_sku_id."""
    return await SHELVES.page(session, _shelves(actor), wanted, CardKeyShelfView)


async def one_shelf(session: AsyncSession, actor: Actor, sku_id: UUID) -> CardKeyShelfView:
    """Raises CardKeysUnknown. Index: pk_card_key_shelf."""
    found = await session.execute(_shelves(actor).where(CardKeyShelf.sku_id == sku_id))
    row = found.one_or_none()
    if row is None:
        raise CardKeysUnknown
    return CardKeyShelfView.model_validate(row)


async def has_keys(session: AsyncSession, order_id: UUID) -> bool:
    """Whether keys were handed out for it. As the house. Index: ix_card_key_order_id."""
    found = await session.scalar(select(CardKey.id).where(CardKey.order_id == order_id).limit(1))
    return found is not None


async def own_keys(
    session: AsyncSession, member_id: UUID, order_id: UUID, *, key: HouseKey
) -> list[OwnKeysView]:
    """Of that member's order only; nothing of another's. As the house. Indexes: pk_demand,
    ix_demand_line_order_id, ix_card_key_order_id.
    """
    found = await session.execute(
        select(
            DemandLine.line_id,
            DemandLine.product_name,
            DemandLine.spec_text,
            DemandLine.waiting,
            DemandLine.sku_id,
        )
        .join(Demand, Demand.order_id == DemandLine.order_id)
        .where(Demand.order_id == order_id, Demand.member_id == member_id)
        .where(DemandLine.kind == "card_key", DemandLine.quantity > DemandLine.dropped)
        .order_by(DemandLine.id)
    )
    lines = found.all()
    if not lines:
        return []
    rows = await session.execute(
        select(CardKey.line_id, CardKey.sku_id, CardKey.salt, CardKey.sealed)
        .where(CardKey.order_id == order_id)
        .order_by(CardKey.id)
    )
    keys: dict[tuple[UUID | None, UUID], list[str]] = {}
    for row in rows:
        text = unsealed(key, row.sku_id, row.salt, row.sealed)
        if text is not None:
            keys.setdefault((row.line_id, row.sku_id), []).append(text)
    return [
        OwnKeysView.model_validate(one).model_copy(
            update={"keys": tuple(keys.get((one.line_id, one.sku_id), ()))}
        )
        for one in lines
    ]
