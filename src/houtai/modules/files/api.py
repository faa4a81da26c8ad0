"""HTTP doors of files: upload, list, look, fetch, delete, restore."""

from http import HTTPStatus
from typing import Annotated, Literal
from urllib.parse import quote
from uuid import UUID

from fastapi import APIRouter, Depends, Form, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from houtai.kit.auth import SYSTEM, Actor, CurrentActor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session, set_reach
from houtai.kit.http import Door, Router, is_a_deed
from houtai.kit.http.deeds import keep_done
from houtai.kit.objects import ObjectStore, open_store
from houtai.kit.paging import Page, Wanted
from houtai.kit.scanning import Scanner
from houtai.kit.shapes import Word
from houtai.modules.files.queries import files
from houtai.modules.files.queries.files import FileView
from houtai.modules.files.rules.keys import key_of
from houtai.modules.files.rules.pictures import SHOWN_TYPE
from houtai.modules.files.rules.purposes import BYTES_MAX
from houtai.modules.files.service import deleting
from houtai.modules.files.service.deleting import FileUnknown
from houtai.modules.files.service.upload import Received, upload

FORM_BYTES = 10_000
"""What a form adds around the file."""
PICTURE_KEPT_SECONDS = 300
_SAFE = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}

doors = Router(prefix="/files", tags=["files"])
uploading_doors = APIRouter(prefix="/files", tags=["files"], route_class=Door)
"""Without `Idempotency-Key`: it would keep a connection busy while the store is asked, which may
be far away. To upload twice makes two files; the one that nobody uses does no harm."""

CanRead = Annotated[Actor, Depends(allow("files.file.read"))]
CanWrite = Annotated[Actor, Depends(allow("files.file.write"))]


def _store(request: Request) -> ObjectStore:
    return open_store(request.app.state.environment)


Store = Annotated[ObjectStore, Depends(_store)]


def _scanner(request: Request) -> Scanner | None:
    url: str | None = request.app.state.environment.scanner_url
    return None if url is None else Scanner.read(url)


AnyScanner = Annotated[Scanner | None, Depends(_scanner)]


@uploading_doors.post("", status_code=201, max_body_size=BYTES_MAX + FORM_BYTES)
async def upload_file(
    request: Request,
    actor: CanWrite,
    store: Store,
    scanner: AnyScanner,
    *,
    file: UploadFile,
    purpose: Annotated[Word, Form()],
) -> FileView:
    """Keep a file for that purpose; its kind is told by its content."""
    content = await file.read()
    received = Received(name=file.filename or "", content=content, purpose=purpose)

    async def witness(session: Session) -> None:
        request.state.session = session
        await keep_done(request, HTTPStatus.CREATED)
        # The transaction ends here, and with it what the door itself might do in it.
        request.state.session = None

    database = request.app.state.database
    return await upload(
        database, store, actor, received, at=utc_now(), witness=witness, scanner=scanner
    )


@doors.get("")
async def list_files(
    session: ReadSession, actor: CanRead, wanted: Annotated[Wanted, Depends(files.FILES.wanted)]
) -> Page[FileView]:
    return await files.list_files(session, actor, wanted)


@doors.get("/{file_id}")
async def show_file(session: ReadSession, actor: CanRead, file_id: UUID) -> FileView:
    found = await files.one_file(session, actor, file_id)
    if found is None:
        raise FileUnknown
    return found


async def _found(session: ReadSession, actor: CanRead, file_id: UUID) -> FileView:
    """Its transaction ends before the store is asked."""
    return await show_file(session, actor, file_id)


@doors.get(
    "/{file_id}/content", response_class=StreamingResponse, dependencies=[Depends(is_a_deed)]
)
async def fetch_file(store: Store, found: Annotated[FileView, Depends(_found)]) -> Response:
    """The bytes, for keeping: a browser never shows them as part of the console."""
    opened = await store.open(key_of(found.id))
    headers = {
        **_SAFE,
        "Content-Disposition": _attachment(found.name),
        "Content-Length": str(opened.size_bytes),
    }
    return StreamingResponse(opened.chunks, media_type=found.media_type, headers=headers)


async def _shown(session: ReadSession, actor: CurrentActor, file_id: UUID) -> UUID:
    if await files.picture_to_show(session, actor, file_id):
        return file_id
    # What is shared by all lies behind the wall of the place where it was uploaded.
    await set_reach(session, SYSTEM)
    if not await files.shared_picture(session, file_id):
        raise FileUnknown
    return file_id


@doors.get("/{file_id}/picture", response_class=StreamingResponse)
async def show_picture(
    store: Store,
    file_id: Annotated[UUID, Depends(_shown)],
    size: Literal["small", "large"] = "small",
) -> Response:
    """A picture that the house drew, for showing: reached, one's own, or shared by all."""
    opened = await store.open(key_of(file_id, size))
    headers = {
        **_SAFE,
        "Cache-Control": f"private, max-age={PICTURE_KEPT_SECONDS}",
        "Vary": "Cookie, Authorization",
        "Content-Length": str(opened.size_bytes),
    }
    return StreamingResponse(opened.chunks, media_type=SHOWN_TYPE, headers=headers)


@doors.delete("/{file_id}", status_code=204)
async def delete_file(session: Session, actor: CanWrite, file_id: UUID) -> None:
    """It can be restored for some days."""
    await deleting.delete_file(session, actor, file_id, at=utc_now())


@doors.post("/{file_id}/restore", status_code=204)
async def restore_file(session: Session, actor: CanWrite, file_id: UUID) -> None:
    await deleting.restore_file(session, actor, file_id, at=utc_now())


def _attachment(name: str) -> str:
    """The name as RFC 6266 has it, and something plain for who cannot read that."""
    ending = name.rpartition(".")[2]
    return f"attachment; filename=\"file.{ending}\"; filename*=UTF-8''{quote(name, safe='')}"


console = [uploading_doors, doors]
