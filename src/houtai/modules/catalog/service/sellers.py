"""Who sells, as merchants told it; and what that means for products on the shelf."""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import CategoriesGranted, MerchantFrozen, MerchantOpened
from houtai.modules.catalog.service import telling
from houtai.modules.catalog.tables import Category, Product, Seller

Told: TypeAlias = MerchantOpened | MerchantFrozen | CategoriesGranted


async def keep(session: AsyncSession, events: Sequence[Told]) -> None:
    """Bring our copy up to date. Of several about one merchant, each field's last one counts."""
    rows: dict[UUID, dict[str, Any]] = {}
    for event in events:
        rows.setdefault(event.merchant_id, {})
        rows[event.merchant_id] |= _fields(event)
    known = await _known(session, rows)
    complete = [
        {"merchant_id": merchant_id, **known.get(merchant_id, _UNKNOWN), **told}
        for merchant_id, told in rows.items()
    ]
    put = insert(Seller).values(complete)
    columns = ("shop_name", "self_run", "state", "category_ids", "changed_at")
    await session.execute(
        put.on_conflict_do_update(
            index_elements=[Seller.merchant_id],
            set_={name: put.excluded[name] for name in columns},
        )
    )
    at = max(event.at for event in events)
    await _take_off_what_is_not_granted(session, list(rows), at)
    await _tell_products(session, list(rows), at)


_UNKNOWN: dict[str, Any] = {
    # Until somebody tells that the shop is open it sells nothing.
    "shop_name": "",
    "self_run": False,
    "state": "frozen",
    "category_ids": [],
}


def _fields(event: Told) -> dict[str, Any]:
    match event:
        case MerchantOpened():
            told: dict[str, Any] = {
                "shop_name": event.shop_name,
                "self_run": event.self_run,
                "state": "open",
            }
        case MerchantFrozen():
            told = {"state": "frozen"}
        case _:
            told = {"category_ids": list(event.category_ids)}
    return {**told, "changed_at": event.at}


async def _known(
    session: AsyncSession, merchant_ids: Collection[UUID]
) -> dict[UUID, dict[str, Any]]:
    columns = (Seller.shop_name, Seller.self_run, Seller.state, Seller.category_ids)
    found = await session.execute(
        select(Seller.merchant_id, *columns)
        .where(Seller.merchant_id.in_(merchant_ids))
        .order_by(Seller.merchant_id)
        .with_for_update()
    )
    return {
        row.merchant_id: {
            "shop_name": row.shop_name,
            "self_run": row.self_run,
            "state": row.state,
            "category_ids": list(row.category_ids),
        }
        for row in found
    }


async def _take_off_what_is_not_granted(
    session: AsyncSession, merchant_ids: Collection[UUID], at: datetime
) -> None:
    """A category that was taken away takes its products from the shelf."""
    granted = (
        select(Category.id)
        .where(Category.id == Product.category_id, Category.path.overlap(Seller.category_ids))
        .exists()
    )
    gone = (
        update(Product)
        .where(Product.merchant_id.in_(merchant_ids), Product.state == "on_shelf")
        .where(Seller.merchant_id == Product.merchant_id, Seller.self_run.is_(False), ~granted)
        .values(
            state="off_shelf",
            state_reason="",
            shelf_off_at=None,
            changed_at=at,
            version=Product.version + 1,
        )
        .returning(Product.id)
    )
    await telling.changed(session, list(await session.scalars(gone)), at=at)


async def _tell_products(
    session: AsyncSession, merchant_ids: Collection[UUID], at: datetime
) -> None:
    """A shop that opened, froze or is called otherwise looks otherwise on every page."""
    shown = select(Product.id).where(
        Product.merchant_id.in_(merchant_ids), Product.state == "on_shelf"
    )
    await telling.changed(session, list(await session.scalars(shown)), at=at)
