"""What the seller's people do with cases within their reach, and what the platform decides."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import texts, trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.errors import HoutaiError, Invalid
from houtai.kit.shapes import BIGINT_MAX, Command, Prose, View
from houtai.modules.aftersale.queries.cases import SaleCaseView, one_case
from houtai.modules.aftersale.rules.states import Act, GiftKept
from houtai.modules.aftersale.service import (
    agreeing,
    evidence,
    gifts,
    goods,
    intercepting,
    reaching,
)
from houtai.modules.aftersale.service.applying import Pictures, Words
from houtai.modules.aftersale.service.ending import give_up
from houtai.modules.aftersale.service.moving import Doer, HeldCase, Said, hold, move, tell

THING = "aftersale.case"
BATCH_MAX = 100
Version = Annotated[int, Field(ge=1, le=BIGINT_MAX)]
Because = Annotated[Prose, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
Amount = Annotated[int, Field(strict=True, ge=0, le=BIGINT_MAX)]


class NotLess(Invalid):
    """A proposal is less than what was asked; of goods that have not gone there is none."""

    code = "aftersale.not_less"


class MoreThanWasAsked(Invalid):
    """No more than was asked is given."""

    code = "aftersale.more_than_asked"


class ActOnCase(Command):
    version: Version
    words: Words = ""


class AgreeToCase(ActOnCase):
    """`refund_instead`: money for what was missing, where goods should go out for it. `gift_kept`:
    what becomes of gifts that the buyer keeps.
    """

    refund_instead: bool = False
    gift_kept: GiftKept | None = None


class ProposeAmount(ActOnCase):
    """Less than was asked, and why."""

    amount_fen: Amount
    words: Because


class RefuseCase(ActOnCase):
    """Why, in words, and with pictures that show it."""

    words: Because
    pictures: Pictures = ()


class InspectGoods(ActOnCase):
    """What came back: as agreed, or not, and why not. `refund`: as agreed, but money goes back
    where other goods should go out.
    """

    verdict: Literal["accept", "refund", "refuse"]
    pictures: Pictures = ()


class RuleCase(ActOnCase):
    """What the platform decides. `amount_fen`: of what was asked; all of it if it is not named."""

    ruling: Literal["refund", "return", "resend", "nothing"]
    amount_fen: Amount | None = None
    words: Because


class SayToCase(Command):
    """A word to the other parties."""

    words: Because
    pictures: Pictures = ()


class AgreeToCases(Command):
    """Several at once, each by itself."""

    case_ids: Annotated[list[UUID], Field(min_length=1, max_length=BATCH_MAX)]


class LeftCaseView(View):
    """One that could not be agreed to, and why."""

    case_id: UUID
    code: str
    words: str


class AgreedCasesView(View):
    """What became of a batch."""

    agreed: list[UUID]
    left: list[LeftCaseView]


def seller(actor: Actor, merchant_id: UUID) -> Doer:
    """For whom staff speaks: people of the platform speak for the shop that it runs itself."""
    at_platform = actor.place.console == "platform" and merchant_id != SELF_RUN_ID
    return Doer("platform" if at_platform else "merchant", actor.id)


@asynccontextmanager
async def _changing(
    session: AsyncSession, actor: Actor, case_id: UUID, version: int | None
) -> AsyncIterator[tuple[HeldCase, Doer]]:
    """A case within reach, held as the house; the log has what was done. Raises SaleCaseUnknown,
    CaseElsewhere.
    """
    before = await one_case(session, actor, case_id)
    async with reaching_as(session, SYSTEM):
        yield await hold(session, case_id, version=version), Doer("merchant", actor.id)
    after = await one_case(session, actor, case_id)
    trail.note(
        session, THING, case_id, name=before.number, before=_logged(before), after=_logged(after)
    )


def _logged(case: SaleCaseView) -> SaleCaseView:
    """Without the talk, which is kept beside."""
    return case.model_copy(update={"messages": ()})


async def agree(
    session: AsyncSession, actor: Actor, case_id: UUID, command: AgreeToCase, *, at: datetime
) -> None:
    """To all that was asked, less gifts that are charged. Raises SaleCaseUnknown, CaseElsewhere,
    GiftNotSettled, and what agreeing raises.
    """
    async with _changing(session, actor, case_id, command.version) as (held, doer):
        act = Act.AGREE_REFUND if command.refund_instead else agreeing.yes_to(held.kind)
        await _agree(session, held, act, doer, command, at=at)


async def _agree(
    session: AsyncSession,
    held: HeldCase,
    act: Act,
    doer: Doer,
    command: AgreeToCase,
    *,
    at: datetime,
) -> None:
    choice = command.gift_kept
    settled, said = await gifts.settle(session, held, choice, Said(command.words))
    amount_fen = gifts.given_for(held, choice)
    await agreeing.agree(session, settled, act, doer, amount_fen=amount_fen, at=at, said=said)


async def agree_to_all(
    session: AsyncSession, actor: Actor, command: AgreeToCases, *, at: datetime
) -> AgreedCasesView:
    """Each by itself: what cannot be agreed to is left and named. At most a hundred."""
    agreed, left = [], []
    for case_id in sorted(set(command.case_ids)):
        try:
            async with session.begin_nested(), _changing(session, actor, case_id, None) as taken:
                held, doer = taken
                yes, plainly = agreeing.yes_to(held.kind), AgreeToCase(version=held.version)
                await _agree(session, held, yes, doer, plainly, at=at)
        except HoutaiError as error:
            words = texts.say(error.code, actor.language, **error.fields)
            left.append(LeftCaseView(case_id=case_id, code=error.code, words=words))
        else:
            agreed.append(case_id)
    return AgreedCasesView(agreed=agreed, left=left)


async def propose(
    session: AsyncSession, actor: Actor, case_id: UUID, command: ProposeAmount, *, at: datetime
) -> None:
    """Raises SaleCaseUnknown, CaseElsewhere, NotLess."""
    async with _changing(session, actor, case_id, command.version) as (held, doer):
        if command.amount_fen >= held.asked_fen or reaching.is_here(held):
            raise NotLess(place="body/amount_fen")
        said = Said(command.words, (), {"amount_fen": command.amount_fen})
        besides = {"agreed_fen": command.amount_fen}
        await move(session, held, Act.PROPOSE, doer, at=at, said=said, besides=besides)


async def reject(
    session: AsyncSession, actor: Actor, case_id: UUID, command: RefuseCase, *, at: datetime
) -> None:
    """Raises SaleCaseUnknown, CaseElsewhere, FileNotUsable."""
    async with _changing(session, actor, case_id, command.version) as (held, doer):
        said = Said(command.words, command.pictures)
        await move(session, held, Act.REJECT, doer, at=at, said=said)
        await _use(session, actor, held, doer, command.pictures, at=at)


async def intercept(
    session: AsyncSession, actor: Actor, case_id: UUID, command: ActOnCase, *, at: datetime
) -> None:
    """The carrier shall turn the parcel back. Raises SaleCaseUnknown, CaseElsewhere,
    NotToIntercept.
    """
    async with _changing(session, actor, case_id, command.version) as (held, doer):
        await intercepting.intercept(session, held, doer, at=at, said=Said(command.words))


async def stop_intercepting(
    session: AsyncSession, actor: Actor, case_id: UUID, command: ActOnCase, *, at: datetime
) -> None:
    """The carrier says on the phone that it cannot. Raises SaleCaseUnknown, CaseElsewhere."""
    async with _changing(session, actor, case_id, command.version) as (held, doer):
        await intercepting.call_off(session, held, doer, at=at, said=Said(command.words))


async def receive(
    session: AsyncSession, actor: Actor, case_id: UUID, command: ActOnCase, *, at: datetime
) -> None:
    """The parcel is there. Raises SaleCaseUnknown, CaseElsewhere, and what paying raises."""
    async with _changing(session, actor, case_id, command.version) as (held, doer):
        taken = await goods.received_elsewhere(session, held)
        await agreeing.arrived(session, taken, doer, at=at, said=Said(command.words))


async def inspect(
    session: AsyncSession, actor: Actor, case_id: UUID, command: InspectGoods, *, at: datetime
) -> None:
    """As agreed, or not; money that has gone already makes it a matter for the platform.

    Raises SaleCaseUnknown, CaseElsewhere, FileNotUsable, and what paying raises.
    """
    async with _changing(session, actor, case_id, command.version) as (held, doer):
        said = Said(command.words, command.pictures)
        if command.verdict == "accept":
            await agreeing.goods_taken(session, held, doer, at=at, said=said)
        elif command.verdict == "refund":
            await agreeing.money_for_goods(session, held, doer, at=at, said=said)
        else:
            act = Act.REFUSE_GOODS if held.money == "none" else Act.CONTEST
            await move(session, held, act, doer, at=at, said=said)
        await _use(session, actor, held, doer, command.pictures, at=at)


async def rule(
    session: AsyncSession, actor: Actor, case_id: UUID, command: RuleCase, *, at: datetime
) -> None:
    """The platform has the last word. Raises SaleCaseUnknown, CaseElsewhere, MoreThanWasAsked, and
    what agreeing raises.
    """
    async with _changing(session, actor, case_id, command.version) as (held, _doer):
        doer = Doer("platform", actor.id)
        amount_fen = held.asked_fen if command.amount_fen is None else command.amount_fen
        whole = reaching.is_here(held)
        if amount_fen > held.asked_fen or (whole and amount_fen != held.asked_fen):
            raise MoreThanWasAsked(place="body/amount_fen", most_fen=held.asked_fen)
        said = Said(command.words)
        if command.ruling == "nothing":
            await give_up(session, held, Act.RULE_NOTHING, doer, at=at, said=said)
            return
        act = RULINGS[command.ruling]
        await agreeing.agree(session, held, act, doer, amount_fen=amount_fen, at=at, said=said)


RULINGS = {"refund": Act.RULE_REFUND, "return": Act.RULE_RETURN, "resend": Act.RULE_RESEND}


async def say(
    session: AsyncSession, actor: Actor, case_id: UUID, command: SayToCase, *, at: datetime
) -> None:
    """Raises SaleCaseUnknown, FileNotUsable."""
    case = await one_case(session, actor, case_id)
    doer = seller(actor, case.merchant_id)
    async with reaching_as(session, SYSTEM):
        held = await hold(session, case_id)
        said = Said(command.words, command.pictures)
        message_id = await tell(session, held, "say", doer, said, at=at)
    await evidence.use(session, doer, message_id, command.pictures, at=at, actor=actor)
    trail.note(session, THING, case_id, name=case.number, before=None, after=None)


async def _use(
    session: AsyncSession,
    actor: Actor,
    held: HeldCase,
    doer: Doer,
    pictures: tuple[UUID, ...],
    *,
    at: datetime,
) -> None:
    """What staff shows beside its decision is a message of its own."""
    if pictures:
        message_id = await tell(session, held, "show", doer, Said("", pictures), at=at)
        await evidence.use(session, doer, message_id, pictures, at=at, actor=actor)
