"""Doors of reconciliation: statements come in, and are looked at."""

from http import HTTPStatus
from typing import Annotated
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Door, Router, is_a_deed
from houtai.kit.http.deeds import keep_done
from houtai.kit.objects import ObjectStore, open_store
from houtai.kit.paging import Page, Wanted
from houtai.kit.scanning import Scanner
from houtai.modules.reconciliation.queries import differences, statements
from houtai.modules.reconciliation.rules.reading import BEIJING
from houtai.modules.reconciliation.rules.reading.unpacking import BYTES_MAX
from houtai.modules.reconciliation.service import handling, uploading

FORM_BYTES = 10_000
"""What a form adds around the file."""

doors = Router(prefix="/reconciliation", tags=["reconciliation"])
uploading_doors = APIRouter(prefix="/reconciliation", tags=["reconciliation"], route_class=Door)
"""Without `Idempotency-Key`: it would keep a connection busy while the store is asked. The same
file twice is refused anyhow."""
console = [doors, uploading_doors]

CanRead = Annotated[Actor, Depends(allow("reconciliation.statement.read"))]
CanUpload = Annotated[Actor, Depends(allow("reconciliation.statement.write"))]


CanReadDifferences = Annotated[Actor, Depends(allow("reconciliation.difference.read"))]
CanHandle = Annotated[Actor, Depends(allow("reconciliation.difference.write"))]
CanApprove = Annotated[Actor, Depends(allow("reconciliation.approval.write"))]


def _store(request: Request) -> ObjectStore:
    return open_store(request.app.state.environment)


def _scanner(request: Request) -> Scanner | None:
    url: str | None = request.app.state.environment.scanner_url
    return None if url is None else Scanner.read(url)


@uploading_doors.post("/statements", status_code=201, max_body_size=BYTES_MAX + FORM_BYTES)
async def upload_statement(
    request: Request,
    actor: CanUpload,
    store: Annotated[ObjectStore, Depends(_store)],
    scanner: Annotated[Scanner | None, Depends(_scanner)],
    file: UploadFile,
) -> statements.MoneyStatementView:
    """Of a channel or a bank; which one is told by what is in it. A job reads it."""
    received = uploading.Received.of(file.filename or "", await file.read())
    if scanner is not None:
        await scanner.refuse_malicious(received.content, place="body/file")
    database = request.app.state.database
    async with database.transaction(actor) as session:
        await uploading.refuse_known(session, received)
    await store.put(uploading.key_of(received.id), received.content)
    async with database.transaction(actor) as session:
        made = await uploading.keep(session, actor, received, at=utc_now())
        request.state.session = session
        await keep_done(request, HTTPStatus.CREATED)
        # The transaction ends here, and with it what the door itself might do in it.
        request.state.session = None
    return made


@doors.get("/statements")
async def list_statements(
    session: ReadSession,
    _actor: CanRead,
    wanted: Annotated[Wanted, Depends(statements.STATEMENTS.wanted)],
) -> Page[statements.MoneyStatementView]:
    return await statements.list_statements(session, wanted)


@doors.get("/statements/{statement_id}")
async def show_statement(
    session: ReadSession, _actor: CanRead, statement_id: UUID
) -> statements.MoneyStatementView:
    return await statements.one_statement(session, statement_id)


@doors.get("/statements/{statement_id}/lines")
async def list_statement_lines(
    session: ReadSession,
    _actor: CanRead,
    statement_id: UUID,
    wanted: Annotated[Wanted, Depends(statements.LINES.wanted)],
) -> Page[statements.StatementLineView]:
    return await statements.list_lines(session, statement_id, wanted)


@doors.get("/statements/{statement_id}/problems")
async def list_statement_problems(
    session: ReadSession,
    _actor: CanRead,
    statement_id: UUID,
    wanted: Annotated[Wanted, Depends(statements.PROBLEMS.wanted)],
) -> Page[statements.StatementProblemView]:
    return await statements.list_problems(session, statement_id, wanted)


async def _found(
    session: ReadSession, _actor: CanRead, statement_id: UUID
) -> statements.MoneyStatementView:
    """Its transaction ends before the store is asked."""
    found = await statements.one_statement(session, statement_id)
    if found.source != "upload":
        raise statements.StatementUnknown
    return found


@doors.get(
    "/statements/{statement_id}/file",
    response_class=StreamingResponse,
    dependencies=[Depends(is_a_deed)],
)
async def fetch_statement_file(
    store: Annotated[ObjectStore, Depends(_store)],
    found: Annotated[statements.MoneyStatementView, Depends(_found)],
) -> Response:
    """As it was uploaded."""
    opened = await store.open(uploading.key_of(found.id))
    headers = {
        "Content-Disposition": f"attachment; filename*=UTF-8''{quote(found.file_name, safe='')}",
        "Content-Length": str(opened.size_bytes),
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "no-store",
    }
    return StreamingResponse(opened.chunks, media_type="application/octet-stream", headers=headers)


@doors.get("/days")
async def list_match_days(
    session: ReadSession,
    _actor: CanReadDifferences,
    wanted: Annotated[Wanted, Depends(differences.DAYS.wanted)],
) -> Page[differences.MatchDayView]:
    """By channel and day: from lines to what is still open."""
    return await differences.list_days(session, wanted)


@doors.get("/differences")
async def list_differences(
    session: ReadSession,
    _actor: CanReadDifferences,
    wanted: Annotated[Wanted, Depends(differences.DIFFERENCES.wanted)],
) -> Page[differences.DifferenceView]:
    return await differences.list_differences(session, wanted)


@doors.get("/differences/counts")
async def count_differences(
    session: ReadSession, _actor: CanReadDifferences
) -> list[differences.DifferenceCountView]:
    """Those that are open, by kind and by how long."""
    today = utc_now().astimezone(BEIJING).date()
    return await differences.count_differences(session, today)


@doors.get("/differences/{difference_id}")
async def show_difference(
    session: ReadSession, _actor: CanReadDifferences, difference_id: UUID
) -> differences.DifferenceView:
    return await differences.one_difference(session, difference_id)


@doors.post("/differences/{difference_id}/handle", status_code=204)
async def handle_difference(
    session: Session, actor: CanHandle, difference_id: UUID, command: handling.HandleDifference
) -> None:
    """Done at once; big sums wait for somebody else's word."""
    await handling.handle(session, actor, difference_id, command, at=utc_now())


@doors.post("/differences/{difference_id}/decide", status_code=204)
async def decide_difference(
    session: Session, actor: CanApprove, difference_id: UUID, command: handling.DecideDifference
) -> None:
    """Not by whoever asked for it."""
    await handling.decide(session, actor, difference_id, command, at=utc_now())
