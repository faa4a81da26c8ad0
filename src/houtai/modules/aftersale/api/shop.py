"""Doors of buyers: what of an order may be asked for, asking it, following it to its end."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from houtai.kit import dictionaries
from houtai.kit.auth import SYSTEM, Actor, CurrentActor
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session, reaching_as
from houtai.kit.http import Door, Router, only_asks
from houtai.kit.paging import Page, Wanted
from houtai.kit.scanning import Scanner
from houtai.kit.shapes import View
from houtai.modules.aftersale.api.pictures import EvidenceUnknown, Size, Store, shown
from houtai.modules.aftersale.queries import own
from houtai.modules.aftersale.queries.options import CaseQuoteView, OptionsView
from houtai.modules.aftersale.service import (
    applying,
    asking,
    buying,
    deciding,
    evidence,
    explaining,
)
from houtai.modules.files import public as files
from houtai.modules.logistics import public as logistics

FORM_BYTES = 10_000
"""What a form adds around the picture."""

doors = Router(tags=["shop"])
uploading_doors = APIRouter(route_class=Door, tags=["shop"])
"""Without `Idempotency-Key`: it would keep a connection busy while the store is asked."""


class SentEvidenceView(View):
    """A picture that may go with a word now."""

    id: UUID


class CaseWordsView(View):
    """What a buyer chooses from."""

    reasons: list[dictionaries.WordView]
    carriers: list[logistics.CarrierChoiceView]


@doors.get("/aftersale/words")
async def list_case_words(session: ReadSession, buyer: CurrentActor) -> CaseWordsView:
    """Reasons to ask, and carriers that take what goes back."""
    carriers = await logistics.choices(session, buyer.language)
    return CaseWordsView(
        reasons=await dictionaries.words(session, applying.REASONS, buyer.language),
        carriers=[one for one in carriers if one.enabled],
    )


@doors.get("/orders/{order_id}/aftersale")
async def show_case_options(
    session: ReadSession, buyer: CurrentActor, order_id: UUID
) -> OptionsView:
    """What of one's own order may be asked for."""
    async with reaching_as(session, SYSTEM):
        return await explaining.options(session, buyer.id, order_id, at=utc_now())


@doors.post("/aftersale/quote", dependencies=[Depends(only_asks)])
async def quote_case(
    session: ReadSession, buyer: CurrentActor, command: asking.QuoteCase
) -> CaseQuoteView:
    """The most that goes back for this, and why it is not more. Nothing is asked by it."""
    async with reaching_as(session, SYSTEM):
        return await explaining.quote(session, buyer.id, command, at=utc_now())


@doors.get("/aftersale/cases")
async def list_own_cases(
    session: ReadSession,
    buyer: CurrentActor,
    wanted: Annotated[Wanted, Depends(own.OWN_CASES.wanted)],
) -> Page[own.OwnCaseRowView]:
    """One's own, the newest first."""
    async with reaching_as(session, SYSTEM):
        return await own.own_cases(session, buyer.id, wanted)


@doors.post("/aftersale/cases", status_code=201)
async def open_own_case(session: Session, buyer: CurrentActor, command: applying.OpenCase) -> UUID:
    """Ask for it. What has not gone may be refunded at once."""
    async with reaching_as(session, SYSTEM):
        return await applying.apply(session, buyer.id, command, at=utc_now())


@doors.get("/aftersale/cases/{case_id}")
async def show_own_case(
    session: ReadSession, buyer: CurrentActor, case_id: UUID
) -> own.OwnCaseView:
    """One of one's own, with what was said and what may be done."""
    async with reaching_as(session, SYSTEM):
        return await own.own_case(session, buyer.id, case_id)


@doors.post("/aftersale/cases/{case_id}/accept", status_code=204)
async def accept_proposal(session: Session, buyer: CurrentActor, case_id: UUID) -> None:
    """Take what the seller offers."""
    async with reaching_as(session, SYSTEM):
        await buying.accept(session, buyer.id, case_id, at=utc_now())


@doors.post("/aftersale/cases/{case_id}/decline", status_code=204)
async def decline_proposal(session: Session, buyer: CurrentActor, case_id: UUID) -> None:
    """Not for that; one may appeal afterwards."""
    async with reaching_as(session, SYSTEM):
        await buying.decline(session, buyer.id, case_id, at=utc_now())


@doors.post("/aftersale/cases/{case_id}/send-back", status_code=204)
async def send_goods_back(
    session: Session, buyer: CurrentActor, case_id: UUID, command: buying.SendBack
) -> None:
    """The goods are with the carrier, under this number."""
    async with reaching_as(session, SYSTEM):
        await buying.send_back(session, buyer.id, case_id, command, at=utc_now())


@doors.post("/aftersale/cases/{case_id}/appeal", status_code=204)
async def appeal_case(
    session: Session, buyer: CurrentActor, case_id: UUID, command: buying.AppealCase
) -> None:
    """Have the platform decide."""
    async with reaching_as(session, SYSTEM):
        await buying.appeal(session, buyer.id, case_id, command, at=utc_now())


@doors.post("/aftersale/cases/{case_id}/withdraw", status_code=204)
async def withdraw_case(session: Session, buyer: CurrentActor, case_id: UUID) -> None:
    """Nothing is asked any more."""
    async with reaching_as(session, SYSTEM):
        await buying.withdraw(session, buyer.id, case_id, at=utc_now())


@doors.post("/aftersale/cases/{case_id}/messages", status_code=204)
async def say_to_own_case(
    session: Session, buyer: CurrentActor, case_id: UUID, command: deciding.SayToCase
) -> None:
    """A word to the seller, and to the platform where it decides."""
    async with reaching_as(session, SYSTEM):
        await buying.say(session, buyer.id, case_id, command, at=utc_now())


@uploading_doors.post(
    "/aftersale/pictures", status_code=201, max_body_size=evidence.PICTURE.bytes_max + FORM_BYTES
)
async def send_evidence(
    request: Request, buyer: CurrentActor, store: Store, *, file: UploadFile
) -> SentEvidenceView:
    """Send in a picture that shows what is wrong; at most 60 a day."""
    at, database = utc_now(), request.app.state.database
    async with database.transaction() as session:
        await evidence.take_upload(session, buyer.id, at=at)
    received = files.Received(file.filename or "", await file.read(), evidence.PICTURE.name)
    url: str | None = request.app.state.environment.scanner_url
    scanner = None if url is None else Scanner.read(url)
    sender = Actor(buyer.id, merchant_ids=None, warehouse_ids=None, language=buyer.language)
    kept = await files.upload(
        database, store, sender, received, at=at, witness=_nobody, scanner=scanner
    )
    return SentEvidenceView(id=kept.id)


async def _nobody(_session: Session) -> None:
    """What buyers do is no deed of staff."""


async def _own_picture(
    session: ReadSession, buyer: CurrentActor, case_id: UUID, file_id: UUID
) -> UUID:
    """Its transaction ends before the store is asked. Raises EvidenceUnknown."""
    async with reaching_as(session, SYSTEM):
        if not await own.own_picture(session, buyer.id, case_id, file_id):
            raise EvidenceUnknown
    return file_id


@doors.get("/aftersale/cases/{case_id}/pictures/{file_id}", response_class=StreamingResponse)
async def show_own_evidence(
    store: Store, file_id: Annotated[UUID, Depends(_own_picture)], size: Size = "large"
) -> Response:
    """A picture of one's own case, whoever of the parties sent it."""
    return await shown(store, file_id, size)


shop = [uploading_doors, doors]
