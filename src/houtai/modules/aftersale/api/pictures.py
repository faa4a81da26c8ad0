"""Evidence is shown to the parties of its case only, and kept by nobody on the way."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Request, Response
from fastapi.responses import StreamingResponse

from houtai.kit.errors import NotFound
from houtai.kit.objects import ObjectStore, open_store
from houtai.modules.files import public as files

_SAFE = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "private, no-store",
}
Size = Literal["small", "large"]


class EvidenceUnknown(NotFound):
    """No such picture, or not of a case that one sees."""

    code = "aftersale.evidence_unknown"


def _store(request: Request) -> ObjectStore:
    return open_store(request.app.state.environment)


Store = Annotated[ObjectStore, Depends(_store)]


async def shown(store: ObjectStore, file_id: UUID, size: Size) -> Response:
    """Whoever asks may see it; the transaction that said so has ended."""
    opened = await store.open(files.key_of(file_id, size))
    headers = {**_SAFE, "Content-Length": str(opened.size_bytes)}
    return StreamingResponse(opened.chunks, media_type=files.SHOWN_TYPE, headers=headers)
