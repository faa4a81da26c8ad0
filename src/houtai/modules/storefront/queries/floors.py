"""Home floors, as the platform's staff arranges them and as buyers see them."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy import Uuid, any_, bindparam, select
from sqlalchemy.dialects.postgresql import ARRAY
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.lookups import Lookups
from houtai.kit.shapes import View
from houtai.modules.storefront.queries.asking import Asked, Filters
from houtai.modules.storefront.queries.finding import Place, Question, hits
from houtai.modules.storefront.queries.shapes import BannerView
from houtai.modules.storefront.tables import Floor, ProductPage

FLOORS_MAX = 30
PRODUCTS_MAX = 20
FloorKind = Literal["banner", "products", "category", "popular"]
FloorState = Literal["shown", "hidden"]


class FloorUnknown(NotFound):
    code = "storefront.floor_unknown"


class FloorView(View):
    """One floor as it is arranged."""

    id: UUID
    kind: FloorKind
    title: str
    position: int
    state: FloorState
    banners: list[BannerView]
    product_ids: list[UUID]
    category_id: UUID | None
    changed_at: datetime
    version: int


_COLUMNS = (
    *(getattr(Floor, name) for name in FloorView.model_fields if name != "category_id"),
    Floor.source_category_id.label("category_id"),
)


async def list_floors(session: AsyncSession) -> list[FloorView]:
    """From above to below; there are at most FLOORS_MAX. Index: ix_floor_position_id."""
    statement = select(*_COLUMNS).order_by(Floor.position, Floor.id).limit(FLOORS_MAX)
    return [FloorView.model_validate(row) for row in await session.execute(statement)]


async def one_floor(session: AsyncSession, floor_id: UUID) -> FloorView:
    """Raises FloorUnknown. Index: pk_floor."""
    row = (await session.execute(select(*_COLUMNS).where(Floor.id == floor_id))).one_or_none()
    if row is None:
        raise FloorUnknown
    return FloorView.model_validate(row)


_SHOWN = (
    select(*_COLUMNS)
    .where(Floor.state == "shown")
    .order_by(Floor.position, Floor.id)
    .limit(FLOORS_MAX)
)
_CARDS = select(ProductPage.product_id, ProductPage.card).where(
    ProductPage.product_id == any_(bindparam("product_ids", type_=ARRAY(Uuid))),
    ProductPage.state == "shown",
)


async def floors_shown(asked: Lookups) -> list[FloorView]:
    """What the home page is made of. Index: ix_floor_position_id."""
    return [FloorView.model_validate(row) for row in await asked.rows(_SHOWN, {})]


async def cards_on(asked: Lookups, floor: FloorView, category: Place | None) -> dict[UUID, str]:
    """The floor's cards by product, as JSON; what is off the shelf is left out.

    Index: pk_page, or that of the category's standing.
    """
    if floor.kind == "banner":
        return {}
    if floor.kind == "products":
        rows = await asked.rows(_CARDS, {"product_ids": floor.product_ids})
        cards: dict[UUID, str] = {row.product_id: row.card for row in rows}
        return {one: cards[one] for one in floor.product_ids if one in cards}
    if floor.kind == "category" and category is None:
        return {}
    question = Question((), Filters(), category if floor.kind == "category" else None)
    first = Asked("", question.filters, "relevance", PRODUCTS_MAX, None)
    found = await hits(asked, question, first)
    return {hit.product_id: hit.card for hit in found[:PRODUCTS_MAX]}


def written(floor: FloorView, cards: str) -> str:
    """The floor as JSON; its cards are JSON already."""
    shown = floor.model_dump_json(include={"id", "kind", "title", "banners", "category_id"})
    return f'{shown[:-1]},"products":{cards}}}'
