"""The sandbox's one page, filled in the reader's language."""

import re
import sqlite3
from base64 import b64encode
from hashlib import sha256
from html import escape
from importlib.resources import files

from houtai.kit.texts import say

_PLACE = re.compile(r"\{\{([a-z0-9_]+)\}\}")
_WHEN = re.compile(r"<!--when ([a-z]+)-->(.*?)<!--end-->", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


def page(payment: sqlite3.Row, language: str) -> tuple[str, str]:
    """The page, and the policy that allows just its own style and form."""
    template = (files(__package__) / "page.html").read_text(encoding="utf-8")
    fen = payment["amount_fen"]
    known = {
        "language": language,
        "title": payment["title"],
        "number": payment["number"],
        "amount": f"¥{fen // 100:,}.{fen % 100:02d}",
        "action": f"/pay/{payment['token']}",
        "return_url": payment["return_url"],
        "state": say(f"sandbox.state_{payment['state']}", language),
    }
    is_over = "over" if payment["state"] != "waiting" else "waiting"

    def fill(place: re.Match[str]) -> str:
        name = place.group(1)
        return escape(known[name] if name in known else say(f"sandbox.{name}", language))

    shown = _WHEN.sub(lambda part: part.group(2) if part.group(1) == is_over else "", template)
    [style] = _STYLE.findall(template)
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'self';"
        " frame-ancestors 'none'"
    )
    return _PLACE.sub(fill, shown), policy
