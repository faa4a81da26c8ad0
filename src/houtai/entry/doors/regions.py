"""HTTP doors of the divisions of China: the whole tree at once, for every form with an address."""

import gzip
import json
from dataclasses import dataclass
from functools import cache
from hashlib import sha256

from fastapi import Request, Response
from pydantic import Field

from houtai.kit import regions
from houtai.kit.http import Router
from houtai.kit.shapes import View

KEPT_SECONDS = 86_400
"""The file changes with a release, and then the entity tag with it."""

console = Router(prefix="/regions", tags=["regions"])
shop = Router(prefix="/regions", tags=["shop"])


class RegionNode(View):
    """A division with what lies below it; nothing below: it may be chosen as an address."""

    code: str
    name: str
    children: list["RegionNode"] = Field(default_factory=list)


@dataclass(frozen=True)
class _Written:
    plain: bytes
    packed: bytes
    tag: str


@console.get("", response_model=list[RegionNode])
async def list_regions(request: Request) -> Response:
    """Provinces, cities, districts. Placeholders such as 市辖区 are left out."""
    return _answer(request)


@shop.get("", response_model=list[RegionNode])
async def list_regions_for_buyers(request: Request) -> Response:
    """Provinces, cities, districts. Placeholders such as 市辖区 are left out."""
    return _answer(request)


def _answer(request: Request) -> Response:
    written = _written()
    headers = {
        "Cache-Control": f"public, max-age={KEPT_SECONDS}",
        "ETag": written.tag,
        "Vary": "Accept-Encoding",
    }
    if written.tag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    if "gzip" not in request.headers.get("accept-encoding", ""):
        return Response(written.plain, media_type="application/json", headers=headers)
    headers["Content-Encoding"] = "gzip"
    return Response(written.packed, media_type="application/json", headers=headers)


@cache
def _written() -> _Written:
    tree = [_node(one) for one in regions.provinces()]
    plain = json.dumps(tree, ensure_ascii=False, separators=(",", ":")).encode()
    return _Written(
        plain, gzip.compress(plain, 9, mtime=0), f'W/"{sha256(plain).hexdigest()[:16]}"'
    )


def _node(one: regions.Region) -> dict[str, object]:
    below = [_node(child) for child in regions.children(one.code)]
    return {"code": one.code, "name": one.name} | ({"children": below} if below else {})
