"""What buyers do with their own cases. The session must be the house's."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.shapes import Command, Line
from houtai.modules.aftersale.queries.cases import SaleCaseUnknown
from houtai.modules.aftersale.queries.own import is_own
from houtai.modules.aftersale.rules.states import COMES_BACK, Act
from houtai.modules.aftersale.service import agreeing, evidence, goods
from houtai.modules.aftersale.service.applying import Pictures, Words
from houtai.modules.aftersale.service.deciding import SayToCase
from houtai.modules.aftersale.service.ending import give_up
from houtai.modules.aftersale.service.moving import Doer, HeldCase, Said, hold, move, tell
from houtai.modules.logistics import public as logistics


class SendBack(Command):
    """Who took the parcel, and its number."""

    carrier_code: Annotated[Line, StringConstraints(max_length=20)]
    waybill_number: Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9\-]{6,40}$")]


class AppealCase(Command):
    """Why the seller is wrong, and what shows it."""

    words: Words = ""
    pictures: Pictures = ()


async def _own(session: AsyncSession, member_id: UUID, case_id: UUID) -> tuple[HeldCase, Doer]:
    if not await is_own(session, member_id, case_id):
        raise SaleCaseUnknown
    return await hold(session, case_id), Doer("buyer", member_id)


async def accept(session: AsyncSession, member_id: UUID, case_id: UUID, *, at: datetime) -> None:
    """What the seller proposed. Raises SaleCaseUnknown, CaseElsewhere, and what agreeing raises."""
    held, doer = await _own(session, member_id, case_id)
    act = Act.ACCEPT_RETURN if held.kind in COMES_BACK else Act.ACCEPT_REFUND
    amount_fen = held.agreed_fen or 0
    await agreeing.agree(session, held, act, doer, amount_fen=amount_fen, at=at)


async def decline(session: AsyncSession, member_id: UUID, case_id: UUID, *, at: datetime) -> None:
    """Not for that. Raises SaleCaseUnknown, CaseElsewhere."""
    held, doer = await _own(session, member_id, case_id)
    await move(session, held, Act.DECLINE, doer, at=at, besides={"agreed_fen": None})


async def send_back(
    session: AsyncSession, member_id: UUID, case_id: UUID, command: SendBack, *, at: datetime
) -> None:
    """The goods are on their way. Raises SaleCaseUnknown, CaseElsewhere, CarrierNotUsable."""
    held, doer = await _own(session, member_id, case_id)
    await logistics.check_carriers(session, {"body/carrier_code": command.carrier_code})
    told = command.model_dump()
    sent = await move(session, held, Act.SEND, doer, at=at, said=Said(details=told), besides=told)
    await goods.announce(session, sent, command.carrier_code, command.waybill_number, at=at)


async def withdraw(session: AsyncSession, member_id: UUID, case_id: UUID, *, at: datetime) -> None:
    """Nothing is asked any more. Raises SaleCaseUnknown, CaseElsewhere."""
    held, doer = await _own(session, member_id, case_id)
    await give_up(session, held, Act.WITHDRAW, doer, at=at)


async def appeal(
    session: AsyncSession, member_id: UUID, case_id: UUID, command: AppealCase, *, at: datetime
) -> None:
    """The platform shall decide. Raises SaleCaseUnknown, CaseElsewhere, FileNotUsable."""
    held, doer = await _own(session, member_id, case_id)
    await move(session, held, Act.APPEAL, doer, at=at, said=Said(command.words))
    if command.pictures:
        message_id = await tell(session, held, "show", doer, Said("", command.pictures), at=at)
        await evidence.use(session, doer, message_id, command.pictures, at=at)


async def say(
    session: AsyncSession, member_id: UUID, case_id: UUID, command: SayToCase, *, at: datetime
) -> None:
    """A word to the others. Raises SaleCaseUnknown, FileNotUsable."""
    held, doer = await _own(session, member_id, case_id)
    said = Said(command.words, command.pictures)
    message_id = await tell(session, held, "say", doer, said, at=at)
    await evidence.use(session, doer, message_id, command.pictures, at=at)
