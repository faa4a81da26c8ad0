"""Reads of one's own account."""

from typing import Literal
from uuid import UUID

from sqlalchemy import exists, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Place
from houtai.kit.fields import SENSITIVE
from houtai.kit.shapes import View
from houtai.modules.identity.queries.places import PlaceView, places_of
from houtai.modules.identity.rules.functions import EVERY_READ, EVERYTHING
from houtai.modules.identity.tables import Account, ConsoleSession, SecondFactor

RightName = Literal["hidden", "masked", "read", "write"]
_RIGHTS: tuple[RightName, ...] = ("hidden", "masked", "read", "write")


class MeView(View):
    """The caller as the consoles know him: what to greet, what to show, what to hide."""

    id: UUID
    login: str
    name: str
    language: str
    must_change_password: bool
    has_second_factor: bool
    must_set_up_second_factor: bool
    permissions: list[str]
    merchant_ids: list[UUID] | None
    warehouse_ids: list[UUID] | None
    department_ids: list[UUID] | None
    fields: dict[str, RightName]
    all_fields: bool
    place: PlaceView
    places: list[PlaceView]


async def me(session: AsyncSession, actor: Actor, token_hash: bytes = b"") -> MeView | None:
    """The actor's own account; None for an actor that is no person. Index: pk_account.

    What the session of that token still lacks rides on uq_session_token_hash.
    """
    account = Account
    found = await session.execute(
        select(
            account.login,
            account.name,
            account.must_change_password,
            exists()
            .where(SecondFactor.account_id == account.id, SecondFactor.confirmed_at.is_not(None))
            .label("has_second_factor"),
            exists()
            .where(ConsoleSession.token_hash == token_hash, ConsoleSession.second_factor_due)
            .label("must_set_up_second_factor"),
        ).where(account.id == actor.id)
    )
    row = found.one_or_none()
    if row is None:
        return None
    places = await places_of(session, actor)
    return MeView(
        id=actor.id,
        login=row.login,
        name=row.name,
        language=actor.language,
        must_change_password=row.must_change_password,
        has_second_factor=row.has_second_factor,
        must_set_up_second_factor=row.must_set_up_second_factor,
        permissions=sorted(actor.permissions - {EVERYTHING, EVERY_READ}),
        merchant_ids=_listed(actor.merchant_ids),
        warehouse_ids=_listed(actor.warehouse_ids),
        department_ids=_listed(actor.department_ids),
        fields={code: _RIGHTS[actor.right(code)] for code in sorted(SENSITIVE)},
        all_fields=actor.all_fields,
        place=_here(actor.place, places),
        places=places,
    )


def _here(place: Place, places: list[PlaceView]) -> PlaceView:
    """The place of the session, also when the membership there has just ended."""
    shown = PlaceView(
        console=place.console,
        merchant_id=place.merchant_id,
        warehouse_id=place.warehouse_id,
        name="",
    )
    return next(
        (
            each
            for each in places
            if (each.merchant_id, each.warehouse_id) == (place.merchant_id, place.warehouse_id)
        ),
        shown,
    )


def _listed(ids: frozenset[UUID] | None) -> list[UUID] | None:
    return None if ids is None else sorted(ids)
