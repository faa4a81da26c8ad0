"""Reads of freight templates: lists for people, and those in force for whoever asks a price."""

from collections.abc import Collection
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import ARRAY, ColumnElement, Select, Uuid, any_, bindparam, func, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import direct
from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, equal, starts_with
from houtai.kit.shapes import Line, View
from houtai.modules.logistics.rules.freight import Scope, Template
from houtai.modules.logistics.rules.tariffs import ChargeBy, Rates, Tariff
from houtai.modules.logistics.tables import FreightTemplate, TemplateCategory
from houtai.modules.merchants import public as merchants

TARIFFS_KEPT_MAX = 5_000
_tariffs: dict[UUID, tuple[dict[str, Any], Tariff]] = {}
"""As they are written and as they are understood."""


class TemplateUnknown(NotFound):
    code = "logistics.template_unknown"


class FreightTemplateSummaryView(View):
    """A template in a list: enough to tell what it charges, without its regions."""

    id: UUID
    merchant_id: UUID
    shop_name: str = ""
    name: str
    scope: Scope
    charge_by: ChargeBy
    is_default: bool
    """The one of its shop that is in force."""
    categories_count: int
    rest: Rates | None
    """None: what no row names is not delivered to."""
    rows_count: int
    free_count: int
    no_delivery_count: int
    changed_at: datetime


class FreightTemplateView(View):
    """A template with everything that it charges."""

    id: UUID
    merchant_id: UUID
    shop_name: str = ""
    name: str
    scope: Scope
    charge_by: ChargeBy
    is_default: bool
    category_ids: list[UUID]
    tariff: Tariff
    version: int
    changed_at: datetime


TEMPLATES = Listing(
    id=FreightTemplate.id,
    sorts={"id": FreightTemplate.id, "name": FreightTemplate.name},
    default="-id",
    filters={
        "name": starts_with(FreightTemplate.name, Line),
        "scope": equal(FreightTemplate.scope, Scope),
        "charge_by": any_of(FreightTemplate.charge_by, ChargeBy),
        "merchant_id": equal(FreightTemplate.merchant_id, UUID),
    },
)

_OWN: tuple[Any, ...] = (
    FreightTemplate.id,
    FreightTemplate.merchant_id,
    FreightTemplate.name,
    FreightTemplate.scope,
    FreightTemplate.charge_by,
    FreightTemplate.is_default,
    FreightTemplate.changed_at,
)
_of_template = TemplateCategory.template_id == FreightTemplate.id
_category_ids = func.array(
    select(TemplateCategory.category_id)
    .where(_of_template)
    .order_by(TemplateCategory.category_id)
    .scalar_subquery()
).label("category_ids")


def _size(key: str) -> ColumnElement[int]:
    return func.jsonb_array_length(FreightTemplate.tariff[key])


async def list_templates(
    session: AsyncSession, actor: Actor, wanted: Wanted
) -> Page[FreightTemplateSummaryView]:
    """Those that the actor reaches. Index: ix_freight_template_merchant_id_id or _name_id."""
    categories_count = select(func.count()).where(_of_template).scalar_subquery()
    statement = select(
        *_OWN,
        categories_count.label("categories_count"),
        FreightTemplate.tariff["rest"].label("rest"),
        _size("rows").label("rows_count"),
        _size("free").label("free_count"),
        _size("no_delivery").label("no_delivery_count"),
    ).where(within(actor, FreightTemplate.merchant_id))
    page = await TEMPLATES.page(session, statement, wanted, FreightTemplateSummaryView)
    names = await merchants.shop_names(session, {one.merchant_id for one in page.items})
    named = [
        one.model_copy(update={"shop_name": names.get(one.merchant_id, "")}) for one in page.items
    ]
    return Page[FreightTemplateSummaryView](items=named, next=page.next)


def _whole() -> Select[Any]:
    return select(*_OWN, FreightTemplate.tariff, FreightTemplate.version, _category_ids)


async def one_template(
    session: AsyncSession, actor: Actor, template_id: UUID
) -> FreightTemplateView:
    """Raises TemplateUnknown. Index: pk_freight_template."""
    found = await session.execute(
        _whole().where(
            FreightTemplate.id == template_id, within(actor, FreightTemplate.merchant_id)
        )
    )
    row = found.one_or_none()
    if row is None:
        raise TemplateUnknown
    names = await merchants.shop_names(session, {row.merchant_id})
    shop_name = names.get(row.merchant_id, "")
    return FreightTemplateView.model_validate(row).model_copy(update={"shop_name": shop_name})


def reached_by(actor: Actor) -> ColumnElement[bool]:
    """Narrows `in_force` to what a person may know of."""
    return within(actor, FreightTemplate.merchant_id)


_IN_FORCE = (
    _whole()
    .where(FreightTemplate.merchant_id == any_(bindparam("merchant_ids", type_=ARRAY(Uuid))))
    .where(
        or_(
            FreightTemplate.is_default,
            select(TemplateCategory.template_id).where(_of_template).exists(),
        )
    )
    .order_by(FreightTemplate.id)
)


async def in_force(
    session: AsyncSession,
    merchant_ids: Collection[UUID],
    *,
    reach: ColumnElement[bool] | None = None,
) -> list[Template]:
    """By which goods of these merchants go: the default of each shop, and those of categories.

    Index: ix_freight_template_merchant_id_id, ix_template_category_template_id.
    """
    values = {"merchant_ids": list(merchant_ids)}
    if reach is None:
        found = await direct.rows(session, _IN_FORCE, values)
    else:
        found = (await session.execute(_IN_FORCE.where(reach), values)).all()
    return [
        Template(
            id=row.id,
            merchant_id=row.merchant_id,
            name=row.name,
            version=row.version,
            charge_by=row.charge_by,
            tariff=_read_tariff(row.id, row.tariff),
            category_ids=frozenset(row.category_ids),
        )
        for row in found
    ]


def _read_tariff(template_id: UUID, written: dict[str, Any]) -> Tariff:
    """Understood once for as long as it stays as it is: every order asks for some."""
    known = _tariffs.get(template_id)
    if known is None or known[0] != written:
        if len(_tariffs) >= TARIFFS_KEPT_MAX:
            _tariffs.clear()
        known = _tariffs[template_id] = (written, Tariff.model_validate(written))
    return known[1]
