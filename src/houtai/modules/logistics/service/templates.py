"""Freight templates: made, changed, copied, put in force, taken away.

All changes to one merchant's templates wait for each other: whether a name is free, a category is
taken, a shop has its default, is a question about all of them.
"""

from collections.abc import Sequence
from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import delete, func, insert, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Line, View
from houtai.modules.catalog import public as catalog
from houtai.modules.logistics.queries import templates as queries
from houtai.modules.logistics.queries.templates import FreightTemplateView
from houtai.modules.logistics.rules.freight import Scope
from houtai.modules.logistics.rules.tariffs import ChargeBy, Tariff, check_tariff
from houtai.modules.logistics.tables import FreightTemplate, TemplateCategory

TEMPLATES_MAX = 100
"""Of one merchant."""
CATEGORIES_MAX = 200
_ONE_EDITOR = text("SELECT pg_advisory_xact_lock(hashtextextended(:of, 22))")


class TemplatesNotHere(Conflict):
    """Neither a merchant's place nor one that reaches the platform's own shop."""

    code = "logistics.templates_not_here"


class TooManyTemplates(Conflict):
    code = "logistics.too_many_templates"


class NameTaken(Conflict):
    code = "logistics.name_taken"


class ShopHasNoCategories(Invalid):
    """A template of the shop is for everything that no category's template takes."""

    code = "logistics.shop_has_no_categories"


class NoSuchCategory(Invalid):
    code = "logistics.category_unknown"


class CategoryTaken(Conflict):
    """Another template of the merchant is for that category already."""

    code = "logistics.category_taken"


class ChangedMeanwhile(Conflict):
    code = "logistics.changed_meanwhile"


class OnlyShopTemplates(Conflict):
    """A category's template is in force by its categories, never as the default."""

    code = "logistics.only_shop_templates"


class TemplateIsDefault(Conflict):
    """Goods would go without freight; another one is to be the default first."""

    code = "logistics.template_is_default"


class TemplateInUse(Conflict):
    """It still has categories."""

    code = "logistics.template_in_use"


class _Content(Command):
    name: Line
    charge_by: ChargeBy
    category_ids: Annotated[list[UUID], Field(max_length=CATEGORIES_MAX)]
    tariff: Tariff


class MakeFreightTemplate(_Content):
    scope: Scope


class EditFreightTemplate(_Content):
    """The scope stays what it is."""

    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


class CopyFreightTemplate(Command):
    name: Line


class _Noted(View):
    """What of a template is worth a line in the log of acts."""

    name: str
    scope: str
    charge_by: str
    is_default: bool
    category_ids: list[UUID]
    tariff: Tariff


async def make(
    session: AsyncSession, actor: Actor, command: MakeFreightTemplate, *, at: datetime
) -> UUID:
    """For the merchant at which the actor works, from the platform for its own shop. The first
    one of a shop is its default.

    Raises TemplatesNotHere, TooManyTemplates, NameTaken, ShopHasNoCategories, NoSuchCategory,
    CategoryTaken, and what check_tariff raises.
    """
    merchant_id = actor.place.merchant_id or SELF_RUN_ID
    if actor.merchant_ids is not None and merchant_id not in actor.merchant_ids:
        raise TemplatesNotHere
    check_tariff(command.tariff)
    _refuse_categories(command.scope, command.category_ids)
    return await _insert(session, merchant_id, command, at=at)


async def edit(
    session: AsyncSession,
    actor: Actor,
    template_id: UUID,
    command: EditFreightTemplate,
    *,
    at: datetime,
) -> None:
    """Counts for whoever asks a price from now on.

    Raises TemplateUnknown, ChangedMeanwhile, and what `make` raises.
    """
    before = await queries.one_template(session, actor, template_id)
    check_tariff(command.tariff)
    _refuse_categories(before.scope, command.category_ids)
    await _wait_for_others(session, before.merchant_id)
    done = await session.scalar(
        update(FreightTemplate)
        .where(FreightTemplate.id == template_id, within(actor, FreightTemplate.merchant_id))
        .where(FreightTemplate.version == command.version)
        .values(
            charge_by=command.charge_by,
            tariff=command.tariff.model_dump(mode="json"),
            version=command.version + 1,
            changed_at=at,
        )
        .returning(FreightTemplate.id)
    )
    if done is None:
        raise ChangedMeanwhile
    await _rename(session, before.merchant_id, template_id, command.name)
    await _put_categories(session, before.merchant_id, template_id, command.category_ids)
    _note(session, before, await queries.one_template(session, actor, template_id))


async def copy(
    session: AsyncSession,
    actor: Actor,
    template_id: UUID,
    command: CopyFreightTemplate,
    *,
    at: datetime,
) -> UUID:
    """Everything that it charges under another name, in force nowhere: neither the default nor
    with categories.

    Raises TemplateUnknown, TooManyTemplates, NameTaken.
    """
    model = await queries.one_template(session, actor, template_id)
    made = MakeFreightTemplate(
        name=command.name,
        scope=model.scope,
        charge_by=model.charge_by,
        category_ids=[],
        tariff=model.tariff,
    )
    return await _insert(session, model.merchant_id, made, at=at)


async def make_default(
    session: AsyncSession, actor: Actor, template_id: UUID, *, at: datetime
) -> None:
    """In place of the one that was. Doing it twice changes nothing.

    Raises TemplateUnknown, OnlyShopTemplates.
    """
    found = await queries.one_template(session, actor, template_id)
    if found.scope != "shop":
        raise OnlyShopTemplates
    await _wait_for_others(session, found.merchant_id)
    before = await queries.one_template(session, actor, template_id)
    if before.is_default:
        return
    others = (FreightTemplate.merchant_id == before.merchant_id, FreightTemplate.is_default)
    await session.execute(
        update(FreightTemplate)
        .where(*others, within(actor, FreightTemplate.merchant_id))
        .values(is_default=False, version=FreightTemplate.version + 1, changed_at=at)
    )
    await session.execute(
        update(FreightTemplate)
        .where(FreightTemplate.id == template_id, within(actor, FreightTemplate.merchant_id))
        .values(is_default=True, version=FreightTemplate.version + 1, changed_at=at)
    )
    _note(session, before, before.model_copy(update={"is_default": True}))


async def remove(session: AsyncSession, actor: Actor, template_id: UUID) -> None:
    """Raises TemplateUnknown, TemplateIsDefault, TemplateInUse."""
    found = await queries.one_template(session, actor, template_id)
    await _wait_for_others(session, found.merchant_id)
    before = await queries.one_template(session, actor, template_id)
    if before.is_default:
        raise TemplateIsDefault
    if before.category_ids:
        raise TemplateInUse(count=len(before.category_ids))
    await session.execute(
        delete(FreightTemplate).where(
            FreightTemplate.id == template_id, within(actor, FreightTemplate.merchant_id)
        )
    )
    _note(session, before, None)


async def _insert(
    session: AsyncSession, merchant_id: UUID, command: MakeFreightTemplate, *, at: datetime
) -> UUID:
    await _wait_for_others(session, merchant_id)
    own = FreightTemplate.merchant_id == merchant_id
    counted = await session.execute(
        select(func.count(), func.coalesce(func.bool_or(FreightTemplate.is_default), False)).where(
            own
        )
    )
    count, has_default = counted.one()
    if count >= TEMPLATES_MAX:
        raise TooManyTemplates(most=TEMPLATES_MAX)
    await _refuse_name(session, merchant_id, None, command.name)
    template_id = new_id()
    is_default = command.scope == "shop" and not has_default
    written = command.model_dump(mode="json", exclude={"category_ids"})
    await session.execute(
        insert(FreightTemplate).values(
            id=template_id,
            merchant_id=merchant_id,
            is_default=is_default,
            version=1,
            changed_at=at,
            **written,
        )
    )
    await _put_categories(session, merchant_id, template_id, command.category_ids)
    after = _Noted(is_default=is_default, **command.model_dump())
    trail.note(
        session,
        "logistics.freight_template",
        template_id,
        name=command.name,
        before=None,
        after=after,
    )
    return template_id


async def _wait_for_others(session: AsyncSession, merchant_id: UUID) -> None:
    await session.execute(_ONE_EDITOR, {"of": f"logistics.freight_template:{merchant_id}"})


def _refuse_categories(scope: Scope, category_ids: Sequence[UUID]) -> None:
    if scope == "shop" and category_ids:
        raise ShopHasNoCategories(place="body/category_ids")


async def _rename(session: AsyncSession, merchant_id: UUID, template_id: UUID, name: str) -> None:
    await _refuse_name(session, merchant_id, template_id, name)
    await session.execute(
        update(FreightTemplate).where(FreightTemplate.id == template_id).values(name=name)
    )


async def _refuse_name(
    session: AsyncSession, merchant_id: UUID, template_id: UUID | None, name: str
) -> None:
    holder = await session.scalar(
        select(FreightTemplate.id).where(
            FreightTemplate.merchant_id == merchant_id, FreightTemplate.name == name
        )
    )
    if holder not in (None, template_id):
        raise NameTaken(place="body/name", name=name)


async def _put_categories(
    session: AsyncSession, merchant_id: UUID, template_id: UUID, category_ids: Sequence[UUID]
) -> None:
    """In place of those that were."""
    await session.execute(
        delete(TemplateCategory).where(TemplateCategory.template_id == template_id)
    )
    if not category_ids:
        return
    names = await catalog.category_names(session, category_ids)
    for number, one in enumerate(category_ids):
        if one not in names:
            raise NoSuchCategory(place=f"body/category_ids/{number}")
    held = await session.execute(
        select(TemplateCategory.category_id, FreightTemplate.name)
        .join(FreightTemplate, FreightTemplate.id == TemplateCategory.template_id)
        .where(TemplateCategory.merchant_id == merchant_id)
        .where(TemplateCategory.category_id.in_(category_ids))
        .limit(1)
    )
    if (taken := held.one_or_none()) is not None:
        raise CategoryTaken(
            place="body/category_ids",
            category=" / ".join(names[taken.category_id].path),
            template=taken.name,
        )
    await session.execute(
        insert(TemplateCategory),
        [
            {"merchant_id": merchant_id, "category_id": one, "template_id": template_id}
            for one in dict.fromkeys(category_ids)
        ],
    )


def _note(
    session: AsyncSession, before: FreightTemplateView, after: FreightTemplateView | None
) -> None:
    trail.note(
        session,
        "logistics.freight_template",
        before.id,
        name=(after or before).name,
        before=_Noted.model_validate(before),
        after=after and _Noted.model_validate(after),
    )
