"""The steps of an order's way that cases after the sale know of."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.aftersale import CaseMoved, CaseOpened
from houtai.kit.auth import within
from houtai.modules.aftersale.rules.states import Act
from houtai.modules.aftersale.tables import Case, CaseMessage
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.public import JourneyStepView, Traveller

STEPS_MAX = 300
_TALK = {"say", "show"}


async def steps(session: AsyncSession, who: Traveller) -> Sequence[JourneyStepView]:
    """What was asked and decided, as its reader may see it; what was said stays with the case."""
    if not who.actor.may("aftersale.case.read"):
        return []
    rows = await session.execute(
        select(
            Case.id,
            Case.number,
            Case.agreed_fen,
            Case.asked_fen,
            CaseMessage.what,
            CaseMessage.by_kind,
            CaseMessage.by_id,
            CaseMessage.at,
        )
        .join(CaseMessage, CaseMessage.case_id == Case.id)
        .where(Case.order_id == who.order_id, within(who.actor, Case.merchant_id))
        .where(CaseMessage.what.not_in(_TALK))
        .order_by(CaseMessage.id)
        .limit(STEPS_MAX)
    )
    return [
        JourneyStepView(
            module="aftersale",
            what=one.what,
            at=one.at,
            by_kind=one.by_kind if one.by_kind in {"buyer", "house"} else "staff",
            by_id=one.by_id,
            document_kind="aftersale_case",
            document_id=one.id,
            number=one.number,
            values={"asked_fen": one.asked_fen, "agreed_fen": one.agreed_fen},
        )
        for one in rows
    ]


WHATS = frozenset({"apply", "shipped", "intercept_accepted", "intercept_by_phone", *map(str, Act)})
TOLD = frozenset({CaseOpened.LABEL.name, CaseMoved.LABEL.name})


async def _nothing(_session: AsyncSession, _who: Traveller) -> Sequence[JourneyStepView]:
    """Orders tell by themselves what was told of them; here it is only said that there is more."""
    return []


SOURCES = {
    "aftersale": ordering.Source(steps, WHATS),
    "events": ordering.Source(_nothing, TOLD),
}
