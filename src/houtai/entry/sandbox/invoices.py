"""The sandbox's provider of tax services: one signed door, and what it remembers."""

import json
import secrets
import sqlite3
from collections.abc import Awaitable, Callable, Mapping
from pathlib import Path
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from houtai.entry.sandbox.store import Unfit
from houtai.kit.clock import utc_now
from houtai.modules.logistics.gateways import NotGenuine
from houtai.modules.logistics.gateways.sandbox import verify

DIGITS = 20
UNWANTED = "000000000000000000"
"""A buyer whose number is this is declined, so that one can see what happens then."""
_TABLES = """
CREATE TABLE IF NOT EXISTS invoice (
    id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, red_of TEXT, amount_fen INTEGER NOT NULL,
    said TEXT NOT NULL, made_at TEXT NOT NULL
);
CREATE INDEX IF NOT EXISTS invoice_red_of ON invoice (red_of);
"""


class InvoiceDoors:
    """Numbers of twenty digits; asked for again under its id an invoice has the same one."""

    def __init__(self, path: Path, secret: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._secret = secret
        self._file = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._file.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {_TABLES}")

    def close(self) -> None:
        self._file.close()

    async def issue(
        self, request: Request, read_body: Callable[[Request], Awaitable[bytes]]
    ) -> Response:
        """A number for an invoice that the house signed for."""
        body = await read_body(request)
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            verify(self._secret, headers, request.url.path.encode() + b"\n" + body, utc_now())
        except NotGenuine as stranger:
            raise Unfit(401, "signature") from stranger
        return JSONResponse({"number": self.number(json.loads(body))}, 201)

    def number(self, said: Mapping[str, Any]) -> str:
        """The one that it had, or a new one. Raises Unfit."""
        self._file.execute("BEGIN IMMEDIATE")
        try:
            found = self._file.execute(
                "SELECT number FROM invoice WHERE id = ?", (str(said["id"]),)
            ).fetchone()
            number = str(found[0]) if found else self._new(said)
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")
        return number

    def _new(self, said: Mapping[str, Any]) -> str:
        if said["buyer_tax_number"] == UNWANTED:
            raise Unfit(422, "the buyer's number is not known")
        items = said["items"]
        if sum(one["amount_fen"] for one in items) != said["amount_fen"]:
            raise Unfit(422, "the lines do not add up")
        if said["red_of"] is not None:
            self._check_red(str(said["red_of"]), int(said["amount_fen"]))
        now = utc_now()
        number = f"{now:%y}{secrets.randbelow(10 ** (DIGITS - 2)):0{DIGITS - 2}d}"
        self._file.execute(
            "INSERT INTO invoice (id, number, red_of, amount_fen, said, made_at)"
            " VALUES (?, ?, ?, ?, ?, ?)",
            (
                str(said["id"]),
                number,
                said["red_of"],
                said["amount_fen"],
                json.dumps(said, ensure_ascii=False),
                now.isoformat(),
            ),
        )
        return number

    def _check_red(self, blue: str, amount_fen: int) -> None:
        """Never more than the blue invoice says."""
        found = self._file.execute(
            "SELECT amount_fen, (SELECT coalesce(sum(r.amount_fen), 0) FROM invoice r"
            " WHERE r.red_of = invoice.number) FROM invoice WHERE number = ?",
            (blue,),
        ).fetchone()
        if found is None or found[1] + amount_fen > found[0]:
            raise Unfit(422, "more than the blue invoice says")
