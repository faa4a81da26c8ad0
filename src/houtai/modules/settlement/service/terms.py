"""When a merchant is billed: as the house's settings say, unless terms of his own are set."""

from dataclasses import dataclass
from datetime import datetime
from typing import Annotated, cast
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import settings, trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.errors import NotFound
from houtai.kit.settings import ChoiceOf, Setting, WholeNumber
from houtai.kit.shapes import Command, Prose
from houtai.modules.merchants import public as merchants
from houtai.modules.settlement.queries.terms import TermsView, own_terms
from houtai.modules.settlement.rules.cycles import Cycle
from houtai.modules.settlement.tables import MerchantTerms

CYCLE = Setting("settlement.cycle", kind=ChoiceOf("daily", "weekly", "monthly"), default="weekly")
WAIT = Setting("settlement.wait_days", kind=WholeNumber(0, 90), default=7)
RESERVE = Setting("settlement.reserve_permille", kind=WholeNumber(0, 500), default=0)
RESERVE_DAYS = Setting("settlement.reserve_days", kind=WholeNumber(1, 365), default=30)
THING = "settlement.billing"


class BilledUnknown(NotFound):
    """No such merchant, or the platform's own shop, which is never billed."""

    code = "settlement.billed_unknown"


class SetTerms(Command):
    """Of one merchant, from the next bill on."""

    cycle: Cycle
    wait_days: Annotated[int, Field(strict=True, ge=0, le=90)]
    reserve_permille: Annotated[int, Field(strict=True, ge=0, le=500)] = 0
    reserve_days: Annotated[int, Field(strict=True, ge=1, le=365)] = 30
    held: bool = False
    words: Annotated[Prose, StringConstraints(strip_whitespace=True, max_length=500)] = ""


@dataclass(frozen=True, slots=True)
class Terms:
    """What applies to a merchant."""

    cycle: Cycle
    wait_days: int
    reserve_permille: int
    reserve_days: int
    held: bool = False


async def house_terms(session: AsyncSession) -> Terms:
    """For whoever has none of his own."""
    return Terms(
        cast("Cycle", await settings.read(session, CYCLE)),
        await settings.read(session, WAIT),
        await settings.read(session, RESERVE),
        await settings.read(session, RESERVE_DAYS),
    )


async def terms_shown(session: AsyncSession, merchant_id: UUID) -> TermsView:
    """Raises BilledUnknown."""
    await _check_merchant(session, merchant_id)
    own = await own_terms(session, merchant_id)
    return own or _of_house(merchant_id, await house_terms(session))


async def set_terms(
    session: AsyncSession, actor: Actor, merchant_id: UUID, command: SetTerms, *, at: datetime
) -> None:
    """Raises BilledUnknown."""
    async with reaching_as(session, SYSTEM):
        before = await terms_shown(session, merchant_id)
        values = {**command.model_dump(), "changed_by": actor.id, "changed_at": at}
        put = insert(MerchantTerms).values(merchant_id=merchant_id, **values)
        await session.execute(
            put.on_conflict_do_update(index_elements=[MerchantTerms.merchant_id], set_=values)
        )
        after = await terms_shown(session, merchant_id)
    known = await merchants.payees(session, {merchant_id})
    name = known[merchant_id].name if merchant_id in known else ""
    trail.note(session, THING, merchant_id, name=name, before=before, after=after)


async def _check_merchant(session: AsyncSession, merchant_id: UUID) -> None:
    known = await merchants.payees(session, {merchant_id})
    if merchant_id == SELF_RUN_ID or merchant_id not in known:
        raise BilledUnknown


def _of_house(merchant_id: UUID, terms: Terms) -> TermsView:
    return TermsView(
        merchant_id=merchant_id,
        is_own=False,
        cycle=terms.cycle,
        wait_days=terms.wait_days,
        reserve_permille=terms.reserve_permille,
        reserve_days=terms.reserve_days,
        held=False,
        words="",
        changed_at=None,
    )
