"""The front page: what houtai is, and whether this installation works."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from html import escape
from importlib.metadata import version
from importlib.resources import files
from typing import Annotated

from fastapi import APIRouter, Header, Query
from fastapi.responses import HTMLResponse

from houtai.kit.environment import LANGUAGES
from houtai.kit.texts import choose_language, say

router = APIRouter()

_PLACE = re.compile(r"\{\{([a-z_.]+)\}\}")
_INLINE = re.compile(r"<(style|script)>(.*?)</\1>", re.DOTALL)


@router.get("/", include_in_schema=False)
async def landing(
    lang: Annotated[str | None, Query(max_length=20)] = None,
    accept_language: Annotated[str | None, Header()] = None,
) -> HTMLResponse:
    """The page in the reader's language; `lang` says otherwise."""
    page, policy = _page(choose_language(lang or accept_language))
    headers = {
        "Content-Security-Policy": policy,
        "Cache-Control": "no-cache",
        "Vary": "Accept-Language",
    }
    return HTMLResponse(page, headers=headers)


@cache
def _page(language: str) -> tuple[str, str]:
    """The page, and the policy that allows exactly its own style and script."""
    template = (files(__package__) / "landing.html").read_text(encoding="utf-8")
    other = next(one for one in LANGUAGES if one != language)
    known = {"language": language, "other": other, "release": version("houtai")}

    def fill(place: re.Match[str]) -> str:
        name = place.group(1)
        return escape(known.get(name) or say(f"house.landing.{name}", language))

    page = _PLACE.sub(fill, template)
    allowed = {
        kind: f"'sha256-{b64encode(sha256(code.encode()).digest()).decode()}'"
        for kind, code in _INLINE.findall(page)
    }
    policy = (
        f"default-src 'none'; connect-src 'self'; style-src {allowed['style']};"
        f" script-src {allowed['script']}; img-src data:; base-uri 'none'; form-action 'none';"
        " frame-ancestors 'none'"
    )
    return page, policy
