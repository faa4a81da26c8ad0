"""HTTP doors of imports by sheet: one set for all importers; the importer says who may pass."""

import asyncio
import os
import re
import tempfile
from collections.abc import Awaitable, Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Annotated
from urllib.parse import quote
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import Depends, Form, Query, Request, UploadFile
from fastapi.responses import Response, StreamingResponse
from sqlalchemy.ext.asyncio import AsyncSession
from starlette.background import BackgroundTask

from houtai.kit import sheets
from houtai.kit.auth import Actor, CurrentActor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.errors import Invalid, NotFound
from houtai.kit.http import Router
from houtai.kit.ids import new_id
from houtai.kit.paging import Page, Wanted
from houtai.kit.shapes import View
from houtai.kit.sheets import ChangeView, Importer, ImporterView, ImportView
from houtai.kit.texts import say

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
FORM_BYTES = 10_000
"""What a form adds around the file."""
FILE_NAME_CHARS_MAX = 200
CHUNK_BYTES = 1 << 16
_NO_FILE_NAME = re.compile("[\x00-\x1f\x7f\ud800-\udfff]")


@dataclass(frozen=True)
class Shops:
    """For whom people of the platform may bring sheets in, as the owner of merchants tells it."""

    find: Callable[[AsyncSession, Actor, str], Awaitable[Mapping[UUID, str]]]
    """Some with the text in their names, all within reach when it is empty, up to a bound."""
    names: Callable[[AsyncSession, Collection[UUID]], Awaitable[Mapping[UUID, str]]]


class MerchantUnknown(Invalid):
    """Nobody sells under that id."""

    code = "sheets.merchant_unknown"


class ShopChoiceView(View):
    """One merchant to choose from."""

    id: UUID
    name: str


def console(importers: Sequence[Importer], shops: Shops) -> Router:
    """The doors for these importers; the composition lists them in `wiring.IMPORTERS`."""
    router = Router(prefix="/sheets/{importer}", tags=["sheets"])
    chosen = Depends(_choose(importers))
    _add_files(router, chosen)
    _add_reads(router, chosen, shops)
    _add_upload(router, chosen, shops)
    _add_steps(router, chosen)
    return router


def _choose(importers: Sequence[Importer]) -> Callable[..., Awaitable[Importer]]:
    gates = {importer.name: (importer, allow(importer.permission)) for importer in importers}

    async def choose(request: Request, importer: str, actor: CurrentActor) -> Importer:
        """The importer in the path, for this reader. Raises NotFound, Forbidden."""
        if importer not in gates:
            raise NotFound(place="path/importer")
        wanted, gate = gates[importer]
        await gate(actor)
        zone = ZoneInfo(request.app.state.environment.time_zone)
        return wanted.placed(zone, actor.language)

    return choose


def _originals(request: Request) -> sheets.Originals:
    return sheets.Originals(request.app.state.environment.home)


Files = Annotated[sheets.Originals, Depends(_originals)]


def _add_files(router: Router, chosen: object) -> None:
    @router.get("/template", response_class=StreamingResponse)
    async def template(actor: CurrentActor, importer: Annotated[Importer, chosen]) -> Response:
        name = say(importer.title_key, actor.language)
        write = partial(
            sheets.write_template, columns=importer.columns, name=name, language=actor.language
        )
        return await _download(name, lambda path: asyncio.to_thread(write, path))

    @router.get("/imports/{import_id}/wrong-rows", response_class=StreamingResponse)
    async def wrong_rows(
        session: ReadSession,
        actor: CurrentActor,
        files: Files,
        importer: Annotated[Importer, chosen],
        import_id: UUID,
    ) -> Response:
        shown = await sheets.one_import(session, actor, importer, import_id)
        write = partial(
            sheets.write_wrong_rows,
            session,
            actor,
            importer,
            import_id,
            original=files.path(import_id),
        )
        return await _download(Path(shown.file_name).stem, lambda path: write(target=path))


def _add_reads(router: Router, chosen: object, shops: Shops) -> None:
    @router.get("")
    async def one_importer(importer: Annotated[Importer, chosen]) -> ImporterView:
        return sheets.described(importer)

    @router.get("/merchants")
    async def list_merchants(
        session: ReadSession,
        actor: CurrentActor,
        importer: Annotated[Importer, chosen],
        text: Annotated[str, Query(max_length=60)] = "",
    ) -> list[ShopChoiceView]:
        """For whom a sheet may be brought in; nothing to choose outside of the platform."""
        if not importer.of_merchants or actor.place.console != "platform":
            return []
        found = await shops.find(session, actor, text)
        return [ShopChoiceView(id=one, name=name) for one, name in found.items()]

    @router.get("/imports")
    async def list_imports(
        session: ReadSession,
        actor: CurrentActor,
        importer: Annotated[Importer, chosen],
        wanted: Annotated[Wanted, Depends(sheets.IMPORTS.wanted)],
    ) -> Page[ImportView]:
        return await sheets.list_imports(session, actor, importer, wanted)

    @router.get("/imports/{import_id}")
    async def one_import(
        session: ReadSession,
        actor: CurrentActor,
        importer: Annotated[Importer, chosen],
        import_id: UUID,
    ) -> ImportView:
        return await sheets.one_import(session, actor, importer, import_id)

    @router.get("/imports/{import_id}/rows")
    async def list_rows(
        session: ReadSession,
        actor: CurrentActor,
        importer: Annotated[Importer, chosen],
        import_id: UUID,
        wanted: Annotated[Wanted, Depends(sheets.CHANGES.wanted)],
    ) -> Page[ChangeView]:
        await sheets.one_import(session, actor, importer, import_id)
        return await sheets.list_changes(session, actor, importer, import_id, wanted)


def _add_upload(router: Router, chosen: object, shops: Shops) -> None:
    bytes_max = sheets.LIMITS.bytes_max

    @router.post("/imports", status_code=201, max_body_size=bytes_max + FORM_BYTES)
    async def upload(
        session: Session,
        actor: CurrentActor,
        *,
        files: Files,
        importer: Annotated[Importer, chosen],
        file: UploadFile,
        merchant_id: Annotated[UUID | None, Form()] = None,
    ) -> ImportView:
        """Check a file: what would it do? Nothing is changed until the import is applied."""
        owner = sheets.owner_of(actor, importer, merchant_id)
        if merchant_id is not None and not await shops.names(session, [owner]):
            raise MerchantUnknown(place="merchant_id")
        original = await asyncio.to_thread(
            files.keep,
            file.file,
            import_id=new_id(),
            name=_safe_name(file.filename),
            bytes_max=bytes_max,
        )
        try:
            made = await sheets.dry_run(
                session, actor, importer, original, merchant_id=owner, at=utc_now()
            )
        except BaseException:
            files.drop(original)
            raise
        return await sheets.one_import(session, actor, importer, made)


def _add_steps(router: Router, chosen: object) -> None:
    @router.post("/imports/{import_id}/apply")
    async def apply(
        request: Request,
        session: Session,
        actor: CurrentActor,
        importer: Annotated[Importer, chosen],
        import_id: UUID,
    ) -> ImportView:
        await sheets.apply(request.app.state.database, actor, importer, import_id, at=utc_now())
        return await sheets.one_import(session, actor, importer, import_id)

    @router.post("/imports/{import_id}/undo")
    async def undo(
        request: Request,
        session: Session,
        actor: CurrentActor,
        importer: Annotated[Importer, chosen],
        import_id: UUID,
    ) -> ImportView:
        await sheets.undo(request.app.state.database, actor, importer, import_id, at=utc_now())
        return await sheets.one_import(session, actor, importer, import_id)


def _safe_name(name: str | None) -> str:
    return _NO_FILE_NAME.sub("", name or "")[-FILE_NAME_CHARS_MAX:]


async def _download(name: str, write: Callable[[Path], Awaitable[None]]) -> Response:
    """Write a file, send it, remove it.

    Sent by ourselves: a server that is only told the path would open it after it is gone.
    """
    descriptor, place = tempfile.mkstemp(suffix=".xlsx")
    os.close(descriptor)
    path = Path(place)
    try:
        await write(path)
        size_bytes = (await asyncio.to_thread(path.stat)).st_size
    except BaseException:
        await asyncio.to_thread(path.unlink)
        raise
    headers = {
        "Content-Disposition": f"attachment; filename*=utf-8''{quote(name, safe='')}.xlsx",
        "Content-Length": str(size_bytes),
    }
    gone = BackgroundTask(path.unlink, missing_ok=True)
    return StreamingResponse(_chunks(path), media_type=XLSX, headers=headers, background=gone)


def _chunks(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK_BYTES):
                yield chunk
    finally:
        path.unlink(missing_ok=True)
