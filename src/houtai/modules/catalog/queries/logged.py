"""A product as the operation log keeps it: what people would ask about."""

from typing import Annotated, Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import View
from houtai.modules.catalog.queries.contents import Held, contents
from houtai.modules.catalog.tables.fields import COST


class LoggedProduct(View):
    """One product; `prices` and the like by code of the SKU."""

    number: str
    code: str
    name: str
    subtitle: str
    state: str
    state_reason: str
    category_id: UUID
    brand_id: UUID | None
    attributes: dict[str, Any]
    pictures: int
    text_chars: int
    label_ids: list[UUID]
    promise_ids: list[UUID]
    shelf_at: str | None
    shelf_off_at: str | None
    prices_fen: dict[str, int]
    barcodes: dict[str, str | None]
    disabled: list[str]
    costs_fen: Annotated[str | None, COST.shown]
    """As text, `A=5000 B=`: it is shown whole or not at all."""


async def logged(session: AsyncSession, product_id: UUID) -> LoggedProduct | None:
    """The product as it stands now."""
    held = (await contents(session, [product_id])).get(product_id)
    return None if held is None else shown(held)


def shown(held: Held) -> LoggedProduct:
    """The same of one that was read already."""
    content = held.content
    skus = {str(sku.code): sku for sku in content.skus}
    return LoggedProduct(
        number=held.number,
        code=content.code or "",
        name=content.name,
        subtitle=content.subtitle,
        state=held.state,
        state_reason=held.state_reason,
        category_id=content.category_id,
        brand_id=content.brand_id,
        attributes={str(one): value for one, value in content.attributes.items()},
        pictures=len(content.pictures),
        text_chars=len(content.html),
        label_ids=content.label_ids,
        promise_ids=content.promise_ids,
        shelf_at=held.shelf_at and held.shelf_at.isoformat(),
        shelf_off_at=held.shelf_off_at and held.shelf_off_at.isoformat(),
        prices_fen={code: sku.price_fen for code, sku in skus.items()},
        barcodes={code: sku.barcode for code, sku in skus.items()},
        disabled=[code for code, sku in skus.items() if not sku.enabled],
        costs_fen=" ".join(
            f"{code}={'' if sku.cost_fen is None else sku.cost_fen}" for code, sku in skus.items()
        ),
    )
