"""What is true at the moment for all checkouts that are looked at together."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from sqlalchemy import ARRAY, BigInteger, Text, Uuid, and_, bindparam, func, select, true
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.lookups import Lookups
from houtai.modules.catalog import public as catalog
from houtai.modules.logistics import public as logistics
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.rules.quoting import Ground
from houtai.modules.ordering.tables import Order, Trade


async def ground(
    session: AsyncSession, sku_ids: Collection[UUID], offers: marketing.Offers, at: datetime
) -> Ground:
    """Goods as they sell now, and the freight templates of their merchants. Two statements; to be
    asked as the house.
    """
    goods = await catalog.selling(session, sku_ids)
    templates = await _templates(session, {one.merchant_id for one in goods.values()})
    return Ground(goods, templates, offers, at)


async def widened(session: AsyncSession, known: Ground, sku_ids: Collection[UUID]) -> Ground:
    """The same with these goods as well: what offers give away."""
    missing = set(sku_ids) - known.goods.keys()
    if not missing:
        return known
    more = await catalog.selling(session, missing)
    strange = {one.merchant_id for one in more.values()} - known.templates.keys()
    templates = await _templates(session, strange)
    return replace(known, goods={**known.goods, **more}, templates={**known.templates, **templates})


async def _templates(
    session: AsyncSession, merchant_ids: Collection[UUID]
) -> Mapping[UUID, Sequence[logistics.Template]]:
    found: dict[UUID, list[logistics.Template]] = {one: [] for one in merchant_ids}
    if merchant_ids:
        for template in await logistics.templates_in_force(session, merchant_ids):
            found[template.merchant_id].append(template)
    return found


async def who_ordered(session: AsyncSession, member_ids: Collection[UUID]) -> set[UUID]:
    """Which of them ever ordered anything. Index: ix_orders_member_id_id."""
    asked = func.unnest(list(set(member_ids))).table_valued("member_id").render_derived("asked")
    first = (
        select(Order.member_id)
        .where(Order.member_id == asked.c.member_id)
        .limit(1)
        .lateral("first_order")
    )
    found = await session.scalars(select(first.c.member_id).select_from(asked).join(first, true()))
    return set(found)


_ASKED = func.unnest(
    bindparam("members", type_=ARRAY(Uuid)),
    bindparam("keys", type_=ARRAY(Text)),
    bindparam("locks", type_=ARRAY(BigInteger)),
).table_valued("member_id", "key", "lock", with_ordinality="place")
_asked = _ASKED.render_derived("asked")
_UNDER_WAY = (
    select((Trade.id.is_not(None) | ~func.pg_try_advisory_xact_lock(_asked.c.lock)).label("known"))
    .select_from(_asked)
    .join(
        Trade,
        and_(Trade.member_id == _asked.c.member_id, Trade.key == _asked.c.key),
        isouter=True,
    )
    .order_by(_asked.c.place)
)


async def under_way(
    lookups: Lookups,
    member_ids: Sequence[UUID],
    keys: Sequence[str],
    locks: Sequence[int],
) -> list[bool]:
    """Whether these placements stand already or somebody is at them, one by one.

    Index: uq_trade_member_id_key.
    """
    values = {"members": list(member_ids), "keys": list(keys), "locks": list(locks)}
    return [row.known for row in await lookups.rows(_UNDER_WAY, values)]
