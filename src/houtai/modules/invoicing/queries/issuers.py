"""Who issues invoices and how, and what goods bear."""

from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.shapes import View
from houtai.modules.catalog import public as catalog
from houtai.modules.invoicing.rules.states import IssueAt, Provider
from houtai.modules.invoicing.tables import Issuer, TaxClass

RATE_FIRST_BP = 1_300


class IssuerUnknown(NotFound):
    """No such merchant, or another one's."""

    code = "invoicing.issuer_unknown"


class IssuerView(View):
    """How a merchant issues invoices; `version` 0: nobody has said it, and it issues none."""

    merchant_id: UUID
    name: str = ""
    tax_number: str = ""
    rate_bp: int = RATE_FIRST_BP
    provider: Provider = "by_hand"
    issue_at: IssueAt = "received"
    special: bool = False
    enabled: bool = False
    version: int = 0


class TaxClassView(View):
    """What goods of a category, and of those below it, bear."""

    category_id: UUID
    code: str
    rate_bp: int
    version: int


async def issuer_of(session: AsyncSession, actor: Actor, merchant_id: UUID) -> IssuerView:
    """Raises IssuerUnknown where it is out of reach. Index: pk_issuer."""
    if actor.merchant_ids is not None and merchant_id not in actor.merchant_ids:
        raise IssuerUnknown
    columns = [getattr(Issuer, name) for name in IssuerView.model_fields]
    found = await session.execute(
        select(*columns).where(Issuer.merchant_id == merchant_id, within(actor, Issuer.merchant_id))
    )
    row = found.one_or_none()
    if row is None:
        return IssuerView(merchant_id=merchant_id)
    return IssuerView.model_validate(row)


async def tax_classes(session: AsyncSession) -> list[TaxClassView]:
    """All of them: as many as categories at most, some hundreds."""
    columns = [getattr(TaxClass, name) for name in TaxClassView.model_fields]
    found = await session.execute(select(*columns).order_by(TaxClass.code, TaxClass.category_id))
    return [TaxClassView.model_validate(row) for row in found]


async def tax_class_of(session: AsyncSession, category_id: UUID) -> TaxClassView | None:
    """Index: pk_tax_class."""
    columns = [getattr(TaxClass, name) for name in TaxClassView.model_fields]
    found = await session.execute(select(*columns).where(TaxClass.category_id == category_id))
    row = found.one_or_none()
    return None if row is None else TaxClassView.model_validate(row)


async def borne_by(
    session: AsyncSession, sku_ids: set[UUID], usual_bp: int
) -> dict[UUID, tuple[str, int]]:
    """Tax code and rate by SKU: of the nearest category that has one, else none and the usual."""
    skus = await catalog.skus_by_id(session, sku_ids)
    paths = await catalog.category_paths(session, {one.category_id for one in skus.values()})
    wanted = {step for path in paths.values() for step in path}
    found = await session.execute(
        select(TaxClass.category_id, TaxClass.code, TaxClass.rate_bp).where(
            TaxClass.category_id.in_(wanted)
        )
    )
    known = {row.category_id: (row.code, row.rate_bp) for row in found}
    borne = {}
    for sku_id in sku_ids:
        path = paths.get(skus[sku_id].category_id, ()) if sku_id in skus else ()
        nearest = (known[step] for step in reversed(path) if step in known)
        borne[sku_id] = next(nearest, ("", usual_bp))
    return borne


async def any_issuer(session: AsyncSession) -> bool:
    """Whether any shop has said how it issues invoices."""
    return (await session.execute(select(Issuer.merchant_id).limit(1))).first() is not None
