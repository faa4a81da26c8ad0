"""A deposit goes back to its merchant: the part beyond what is demanded of him; all of it when he
leaves, and then only after everything else that he has to do with the house is at an end.

What that is, modules above this one know; each answers for itself (`know_matters`). The session is
the house's.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import Literal
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict
from houtai.kit.shapes import Command, View
from houtai.modules.merchants import public as merchants
from houtai.modules.payouts.service.asking import (
    AmountToPay,
    NotEnoughToPay,
    PayeeUnknown,
    check_payee,
    free_of,
    set_aside,
)

Matter = Literal["orders", "cases", "unbilled", "bills", "violations"]
CountOpen = Callable[[AsyncSession, UUID], Awaitable[int]]

_known: dict[Matter, CountOpen] = {}


class DepositHindered(Conflict):
    """Who leaves has ended everything first; all that has not ended is told at once."""

    code = "payouts.deposit_hindered"


class ReleaseDeposit(Command):
    """So much of what a merchant has deposited beyond what is demanded of him."""

    merchant_id: UUID
    amount_fen: AmountToPay


class OpenMatterView(View):
    """How many of a kind have not ended."""

    matter: Matter
    count: int


class DepositReleaseView(View):
    """What could go back. Where nothing is demanded any more he `leaves`, and what is open hinders;
    what he owes hinders always.
    """

    merchant_id: UUID
    held_fen: int
    demanded_fen: int
    owed_fen: int
    releasable_fen: int
    is_held: bool
    has_account: bool
    leaves: bool
    matters: list[OpenMatterView]


def know_matters(matters: Mapping[Matter, CountOpen]) -> None:
    """From now on these are asked what has not ended."""
    _known.clear()
    _known.update(matters)


async def standing(session: AsyncSession, merchant_id: UUID) -> DepositReleaseView:
    """What could be released now, and what hinders it. Raises PayeeUnknown."""
    async with reaching_as(session, SYSTEM):
        payee = (await merchants.payees(session, [merchant_id])).get(merchant_id)
        if payee is None:
            raise PayeeUnknown
        demanded = await _demanded(session, merchant_id)
        matters = await _open_matters(session, merchant_id)
        held = await free_of(session, merchants.deposit_of(merchant_id))
        owed = await free_of(session, merchants.payable_of(merchant_id))
    hindered = owed < 0 or (demanded == 0 and bool(matters))
    return DepositReleaseView(
        merchant_id=merchant_id,
        held_fen=held,
        demanded_fen=demanded,
        owed_fen=owed,
        releasable_fen=0 if hindered else max(0, held - demanded),
        is_held=payee.is_held,
        has_account=payee.has_account,
        leaves=demanded == 0,
        matters=[OpenMatterView(matter=one, count=count) for one, count in matters.items()],
    )


async def release_deposit(
    session: AsyncSession, actor: Actor, command: ReleaseDeposit, *, at: datetime
) -> UUID:
    """Back to him. Raises PayeeUnknown, PayeeHeld, PayeeWithoutAccount, NotEnoughToPay,
    DepositHindered; then nothing of it may stay.
    """
    merchant_id = command.merchant_id
    async with reaching_as(session, SYSTEM):
        await check_payee(session, merchant_id)
        payout_id = await set_aside(
            session, merchant_id, command.amount_fen, source="deposit", by_id=actor.id, at=at
        )
        demanded = await _demanded(session, merchant_id)
        owed = await free_of(session, merchants.payable_of(merchant_id))
        held = await free_of(session, merchants.deposit_of(merchant_id))
        if held < demanded or owed < 0:
            raise NotEnoughToPay(place="body/amount_fen")
        if demanded == 0:
            await _check_ended(session, merchant_id)
    return payout_id


async def _demanded(session: AsyncSession, merchant_id: UUID) -> int:
    return (await merchants.deposit_standing(session, SYSTEM, merchant_id)).demanded_fen or 0


async def _check_ended(session: AsyncSession, merchant_id: UUID) -> None:
    matters = await _open_matters(session, merchant_id)
    if matters:
        counts = {one: matters.get(one, 0) for one in _known}
        raise DepositHindered(place="body/merchant_id", **counts)


async def _open_matters(session: AsyncSession, merchant_id: UUID) -> dict[Matter, int]:
    counts = {one: await count(session, merchant_id) for one, count in _known.items()}
    return {one: count for one, count in counts.items() if count}
