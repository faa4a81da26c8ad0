"""HTTP doors of exports: ask for a list as a file, see how far it is, fetch it, call it off."""

from collections.abc import Mapping, Sequence
from typing import Annotated
from uuid import UUID
from zoneinfo import ZoneInfo

from fastapi import Depends, Request
from fastapi.responses import FileResponse

from houtai.kit import exports
from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.errors import NotFound
from houtai.kit.exports import AskForExport, ExportView, FilteredList
from houtai.kit.http import Router, is_a_deed
from houtai.kit.jobs import Task
from houtai.kit.paging import Page, Wanted

MEDIA_TYPES = {
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "csv": "text/csv; charset=utf-8",
    "pdf": "application/pdf",
}
Fetches = Annotated[Actor, Depends(allow("exports.file.read"))]
Asks = Annotated[Actor, Depends(allow("exports.file.write"))]


class FileGone(NotFound):
    """Not written yet, came to nothing, or kept long enough."""

    code = "exports.file_gone"


def console(lists: Mapping[Task, Sequence[FilteredList]]) -> Router:
    """The doors for these lists by the task that writes them, as the composition names them."""
    router = Router(prefix="/exports", tags=["exports"])
    _add_reads(router)
    _add_acts(router, lists)
    return router


def _add_reads(router: Router) -> None:
    @router.get("")
    async def list_exports(
        session: ReadSession,
        actor: Fetches,
        wanted: Annotated[Wanted, Depends(exports.EXPORTS.wanted)],
    ) -> Page[ExportView]:
        """One's own, newest first."""
        return await exports.list_exports(session, actor, wanted)

    @router.get("/{export_id}")
    async def show_export(session: ReadSession, actor: Fetches, export_id: UUID) -> ExportView:
        found = await exports.one_export(session, actor, export_id)
        if found is None:
            raise exports.UnknownExport
        return found

    @router.get("/{export_id}/file", response_class=FileResponse, dependencies=[Depends(is_a_deed)])
    async def fetch_file(
        request: Request, session: ReadSession, actor: Fetches, export_id: UUID
    ) -> FileResponse:
        found = await exports.one_export(session, actor, export_id)
        if found is None:
            raise exports.UnknownExport
        environment = request.app.state.environment
        path = exports.Files(environment.home).path(export_id)
        if found.size_bytes is None or not path.is_file():
            raise FileGone
        asked_at = found.asked_at.astimezone(ZoneInfo(environment.time_zone))
        name = f"{found.list_name} {asked_at:%Y-%m-%d %H%M}.{found.format}"
        return FileResponse(path, media_type=MEDIA_TYPES[found.format], filename=name)


def _add_acts(router: Router, lists: Mapping[Task, Sequence[FilteredList]]) -> None:
    by_name = {one.name: one for some in lists.values() for one in some}
    tasks = {one.name: task for task, some in lists.items() for one in some}
    gates = {name: allow(one.permission) for name, one in by_name.items()}

    @router.post("", status_code=201)
    async def ask_for_export(session: Session, actor: Asks, command: AskForExport) -> UUID:
        """A list, or prints of all of it, for which its own permission is asked besides."""
        wanted = exports.find(by_name, command.list)
        await gates[wanted.name](actor)
        write = tasks[wanted.name]
        return await exports.ask(session, actor, wanted, command, write=write, at=utc_now())

    @router.post("/{export_id}/cancel", status_code=204)
    async def cancel_export(session: Session, actor: Asks, export_id: UUID) -> None:
        await exports.cancel(session, actor, export_id, at=utc_now())
