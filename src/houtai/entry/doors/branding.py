"""HTTP doors of what the consoles are called and which sign they bear; also before signing in."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends, Request, Response
from fastapi.responses import StreamingResponse

from houtai.kit import settings
from houtai.kit.db import ReadSession
from houtai.kit.errors import NotFound
from houtai.kit.http import Router
from houtai.kit.objects import open_store
from houtai.kit.shapes import View
from houtai.modules.files import public as files

NAME = settings.Setting("house.console_name", kind=settings.LineOfText(30), default="")
LOGO = settings.Setting("house.logo_file_id", kind=settings.FileOf("logo"), default=None)
KEPT_SECONDS = 60

console = Router(prefix="/branding", tags=["branding"])


class NoLogo(NotFound):
    code = "house.no_logo"


class BrandingView(View):
    """An empty name: they are called as the product is. `logo` names the present picture."""

    console_name: str
    logo: UUID | None


@console.get("")
async def show_branding(session: ReadSession) -> BrandingView:
    """What the consoles are called, and whether there is a logo."""
    logo = await settings.read(session, LOGO)
    return BrandingView(console_name=await settings.read(session, NAME), logo=logo)


async def _logo(session: ReadSession) -> UUID:
    chosen = await settings.read(session, LOGO)
    if chosen is None or not await files.shared_picture(session, chosen):
        raise NoLogo
    return chosen


@console.get("/logo", response_class=StreamingResponse)
async def show_logo(request: Request, logo: Annotated[UUID, Depends(_logo)]) -> Response:
    """The logo as a picture; 404 without one."""
    opened = await open_store(request.app.state.environment).open(files.key_of(logo, "small"))
    headers = {
        "Cache-Control": f"public, max-age={KEPT_SECONDS}",
        "Content-Length": str(opened.size_bytes),
    }
    return StreamingResponse(opened.chunks, media_type=files.SHOWN_TYPE, headers=headers)
