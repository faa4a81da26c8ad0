"""What somebody sees: functions with their level, reach in words, rights on fields."""

from collections.abc import Collection
from typing import Literal
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Console, Place
from houtai.kit.fields import SENSITIVE
from houtai.kit.shapes import View
from houtai.kit.texts import say
from houtai.modules.identity.queries import accounts, signing_in, trees
from houtai.modules.identity.queries.roles import RightName
from houtai.modules.identity.rules import reach
from houtai.modules.identity.rules.catalogue import FunctionView
from houtai.modules.identity.tables import Department, WorkPlace

NAMES_MAX = 20
_RIGHTS: tuple[RightName, ...] = ("hidden", "masked", "read", "write")


class FieldView(View):
    """A field that not everybody may see."""

    code: str
    name: str


class FieldRightView(FieldView):
    right: RightName


class LevelView(View):
    """How far somebody may use a function."""

    code: str
    name: str
    module: str
    module_name: str
    level: reach.LevelName


class ReachView(View):
    """One kind of reach, in a sentence: everywhere, nowhere, or by name."""

    kind: Literal["merchants", "warehouses", "departments", "categories", "channels"]
    words: str


class PreviewView(View):
    """What one person, or whoever has a role, may do and see at one place."""

    console: Console
    functions: list[LevelView]
    reach: list[ReachView]
    fields: list[FieldRightView]


def sensitive_fields(language: str) -> list[FieldView]:
    """All of them, by code."""
    return [
        FieldView(code=code, name=say(f"fields.{code}", language)) for code in sorted(SENSITIVE)
    ]


async def preview_of_account(
    session: AsyncSession,
    actor: Actor,
    account_id: UUID,
    place: Place,
    functions: Collection[FunctionView],
) -> PreviewView | None:
    """The person as he would stand at this place; None unless the actor sees account and place.

    Index: pk_account.
    """
    if not (reach.reaches(actor, place) or place == actor.place):
        return None
    if not await accounts.sees_account(session, actor, account_id):
        return None
    shown = await signing_in.actor_at(session, account_id, place, once_settled=True)
    if shown is None:
        shown = reach.actor_of(account_id, actor.language, place, [], must_change_password=False)
    return await _preview(session, actor, shown, functions)


async def preview_of_role(
    session: AsyncSession,
    actor: Actor,
    console: Console,
    grant: reach.Grant,
    functions: Collection[FunctionView],
) -> PreviewView:
    """Whoever would have such a role in that console."""
    place = actor.place if console == actor.place.console else _STAND_INS[console]
    shown = reach.actor_of(actor.id, actor.language, place, [grant], must_change_password=False)
    return await _preview(session, actor, shown, functions)


_NOWHERE = UUID(int=0)
_STAND_INS: dict[Console, Place] = {
    "platform": Place(),
    "merchant": Place(merchant_id=_NOWHERE),
    "warehouse": Place(warehouse_id=_NOWHERE),
}


async def _preview(
    session: AsyncSession, actor: Actor, shown: Actor, functions: Collection[FunctionView]
) -> PreviewView:
    language = actor.language
    sites = {*(shown.merchant_ids or ()), *(shown.warehouse_ids or ())}
    names = await _names_of_sites(session, sites)
    names |= await _names_of_departments(session, actor, shown.department_ids or frozenset())
    return PreviewView(
        console=shown.place.console,
        functions=[
            LevelView(
                code=each.code,
                name=each.name,
                module=each.module,
                module_name=each.module_name,
                level=reach.level_of(shown, each.code),
            )
            for each in functions
            if shown.place.console in each.consoles
        ],
        reach=[
            ReachView(kind="merchants", words=_words(shown.merchant_ids, names, language)),
            ReachView(kind="warehouses", words=_words(shown.warehouse_ids, names, language)),
            ReachView(kind="departments", words=_words(shown.department_ids, names, language)),
            ReachView(kind="categories", words=_words(shown.category_ids, names, language)),
            ReachView(kind="channels", words=_words(shown.channel_ids, names, language)),
        ],
        fields=[
            FieldRightView(code=field.code, name=field.name, right=_RIGHTS[shown.right(field.code)])
            for field in sensitive_fields(language)
        ],
    )


def _words(ids: frozenset[UUID] | None, names: dict[UUID, str], language: str) -> str:
    if ids is None:
        return say("preview.everywhere", language)
    if not ids:
        return say("preview.nowhere", language)
    known = sorted(names[each] for each in ids if each in names)[:NAMES_MAX]
    if not known or len(known) < len(ids):
        return say("preview.some", language, names="、".join(known), count=len(ids))
    return "、".join(known)


async def _names_of_sites(session: AsyncSession, ids: Collection[UUID]) -> dict[UUID, str]:
    found = await session.execute(select(WorkPlace.id, WorkPlace.name).where(WorkPlace.id.in_(ids)))
    return {row.id: row.name for row in found}


async def _names_of_departments(
    session: AsyncSession, actor: Actor, ids: Collection[UUID]
) -> dict[UUID, str]:
    found = await session.execute(
        select(Department.id, Department.name).where(
            Department.id.in_(ids), trees.seen(actor, Department)
        )
    )
    return {row.id: row.name for row in found}
