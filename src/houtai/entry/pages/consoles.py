"""The consoles and the shop in the browser: pages and hashed files, as the web build made them."""

import re
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Header, Request, Response
from fastapi.responses import FileResponse

from houtai.kit.errors import NotFound, Unavailable

ADDRESSES = {"/admin": "platform", "/merchant": "merchant", "/wms": "warehouse", "/shop": "shop"}
"""Under which address each console stands, and the shop."""

router = APIRouter(include_in_schema=False)

_NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}")
_MEDIA_TYPES = {
    ".js": "text/javascript; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".svg": "image/svg+xml",
    ".png": "image/png",
    ".woff2": "font/woff2",
}
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_HEADERS = {
    # Styles are made while the page runs, by libraries that cannot mark them; scripts are not.
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline';"
        " img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none';"
        # Sheets to be printed are shown to the printer in a frame.
        " frame-src blob:;"
        " form-action 'self'; frame-ancestors 'none'"
    ),
    # It names the hashed files of one build, so it must not outlive that build.
    "Cache-Control": "no-cache",
}


class WebNotBuilt(Unavailable):
    """Running from the repository before the web was built."""

    code = "house.web_not_built"


def built() -> Path:
    """The folder of the built web: in an installed package its own, else the repository's."""
    packaged = Path(__file__).parent / "web"
    return packaged if packaged.is_dir() else Path(__file__).parents[4] / "web" / "dist"


@router.get("/web/assets/{name}")
async def asset(
    request: Request,
    name: str,
    accept_encoding: Annotated[str, Header()] = "",
) -> Response:
    """A file whose name holds the hash of its content, so that it may be kept forever."""
    media_type = _MEDIA_TYPES.get(Path(name).suffix)
    path = _folder(request) / "assets" / name
    if media_type is None or not _NAME.fullmatch(name) or not path.is_file():
        raise NotFound
    headers = {"Cache-Control": "public, max-age=31536000, immutable", "Vary": "Accept-Encoding"}
    for encoding, packed in _packed(path, accept_encoding):
        packed_headers = {**headers, "Content-Encoding": encoding}
        return FileResponse(packed, media_type=media_type, headers=packed_headers)
    return FileResponse(path, media_type=media_type, headers=headers)


def _page_of(console: str) -> Callable[[Request], Awaitable[Response]]:
    """One page for all addresses of a console: which of them it shows, the script knows."""

    async def page(request: Request) -> Response:
        path = _folder(request) / "apps" / console / "index.html"
        if not path.is_file():
            raise WebNotBuilt
        return FileResponse(path, media_type="text/html; charset=utf-8", headers=_HEADERS)

    return page


for _address, _console in ADDRESSES.items():
    router.add_api_route(_address, _page_of(_console), name=f"{_console}_console")
    router.add_api_route(f"{_address}/{{rest:path}}", _page_of(_console), name=f"{_console}_page")


def _folder(request: Request) -> Path:
    folder: Path = request.app.state.web
    return folder


def _packed(path: Path, accepted: str) -> Iterator[tuple[str, Path]]:
    """Copies that were packed at build time and that the caller can read, best first."""
    readable = {one.split(";")[0].strip().lower() for one in accepted.split(",")}
    for encoding, suffix in _ENCODINGS:
        packed = path.with_name(path.name + suffix)
        if encoding in readable and packed.is_file():
            yield encoding, packed
