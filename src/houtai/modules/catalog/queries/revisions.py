"""What waits for review and what became of it; one with what it changes."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import computed_field
from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.paging import Filter, Listing, Page, Wanted, any_of, equal
from houtai.kit.shapes import Line, View
from houtai.modules.catalog.queries.contents import contents, reached
from houtai.modules.catalog.queries.findings import FindingView
from houtai.modules.catalog.queries.libraries import category_rules
from houtai.modules.catalog.queries.people import called
from houtai.modules.catalog.queries.products import ContentShown, content_shown, found_by
from houtai.modules.catalog.rules.attributes import CategoryRules
from houtai.modules.catalog.rules.content import ProductContent, differences, merged
from houtai.modules.catalog.rules.states import ProductState, RevisionState
from houtai.modules.catalog.tables import Category, Product, Revision, Seller


class ListedRevisionView(View):
    """One try to publish; `first` says that the product was never sold before."""

    id: UUID
    product_id: UUID
    merchant_id: UUID
    shop_name: str | None
    number: str
    name: str
    picture: UUID | None
    category_id: UUID
    category_name: str
    product_state: ProductState
    state: RevisionState
    first: bool
    fields: list[str]
    finding_count: int
    reason: str
    made_by: UUID
    made_by_name: str = ""
    made_at: datetime
    submitted_at: datetime | None
    decided_by: UUID | None
    decided_by_name: str = ""
    decided_at: datetime | None
    version: int


class RevisionView(ListedRevisionView):
    """One with its contents: `before` is what sells now, `after` what would sell.

    For a first publication there is no before. `fields` names the parts that differ now.
    """

    before: ContentShown | None
    after: ContentShown
    rules: CategoryRules | None
    """Of the category that it would lie in: names for the ids of attributes and options."""
    findings: list[FindingView]

    @computed_field
    def sku_codes(self) -> dict[str, str]:
        """Codes for the ids in `fields`."""
        both = [*(self.before.skus if self.before else ()), *self.after.skus]
        return {str(sku.id): sku.code or "" for sku in both}


REVISIONS = Listing(
    id=Revision.id,
    sorts={"id": Revision.id},
    default="-id",
    filters={
        "state": any_of(Revision.state, RevisionState),
        "product_id": equal(Revision.product_id, UUID),
        "merchant_id": equal(Revision.merchant_id, UUID),
        "category_id": Filter(
            UUID,
            lambda one: Product.category_id.in_(
                select(Category.id).where(Category.path.contains([one]))
            ),
        ),
        "text": Filter(Line, found_by),
    },
)

_ELSEWHERE = {
    "shop_name": Seller.shop_name,
    "number": Product.number,
    "name": Product.name,
    "picture": Product.pictures[1],
    "category_id": Product.category_id,
    "category_name": Category.name,
    "product_state": Product.state,
    "first": Revision.before.is_(None),
    "finding_count": func.jsonb_array_length(Revision.findings),
}
_COLUMNS: list[Any] = [
    (_ELSEWHERE[name] if name in _ELSEWHERE else getattr(Revision, name)).label(name)
    for name in ListedRevisionView.model_fields
    if name not in {"made_by_name", "decided_by_name"}
]


def _revisions(actor: Actor) -> Select[Any]:
    return (
        select(*_COLUMNS)
        .join(Product, Product.id == Revision.product_id)
        .join(Category, Category.id == Product.category_id)
        .outerjoin(Seller, Seller.merchant_id == Revision.merchant_id)
        .where(within(actor, Revision.merchant_id), reached(actor))
    )


async def list_revisions(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[ListedRevisionView]:
    """Newest first. Indexes: ix_revision_state_id, ix_revision_merchant_id_id."""
    page = await REVISIONS.page(session, _revisions(actor), wanted, ListedRevisionView)
    return page.model_copy(update={"items": await _with_names(session, page.items)})


async def _with_names(
    session: AsyncSession, rows: Sequence[ListedRevisionView]
) -> list[ListedRevisionView]:
    names = await called(session, {who for one in rows for who in (one.made_by, one.decided_by)})
    return [
        one.model_copy(
            update={
                "made_by_name": names.get(one.made_by, ""),
                "decided_by_name": names.get(one.decided_by, "") if one.decided_by else "",
            }
        )
        for one in rows
    ]


async def revision(session: AsyncSession, actor: Actor, revision_id: UUID) -> RevisionView | None:
    """One within reach, held against what sells now. Index: pk_revision."""
    columns = (Revision.content, Revision.before.label("written_upon"), Revision.findings)
    statement = _revisions(actor).add_columns(*columns).where(Revision.id == revision_id)
    row = (await session.execute(statement)).one_or_none()
    if row is None:
        return None
    before, after = await _contents(session, row.product_id, row)
    rules = await category_rules(session, after.category_id)
    [known] = await _with_names(session, [ListedRevisionView.model_validate(row)])
    listed = {name: getattr(known, name) for name in ListedRevisionView.model_fields}
    if before is not None:
        listed["fields"] = differences(before, after)
    return RevisionView(
        **listed,
        before=None if before is None else content_shown(before),
        after=content_shown(after),
        rules=rules,
        findings=[FindingView.model_validate(one) for one in row.findings],
    )


async def _contents(
    session: AsyncSession,
    product_id: UUID,
    row: Row[*tuple[Any, ...]],
) -> tuple[ProductContent | None, ProductContent]:
    """What was sold and what would be; of one that is decided, as it was then."""
    content = ProductContent.model_validate(row.content)
    if row.written_upon is None:
        return None, content
    before = ProductContent.model_validate(row.written_upon)
    if row.state not in {"draft", "in_review"}:
        return before, content
    live = (await contents(session, [product_id]))[product_id].content
    return live, merged(before, content, live)
