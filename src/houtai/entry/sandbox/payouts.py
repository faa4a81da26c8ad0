"""The sandbox's payout gateway: signed doors, and what it remembers. It moves no money."""

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

REFUSED, RETURNED, UNHEARD = 44, 45, 46
"""Amounts that end so are refused, are paid and come back, are paid without an answer: so that one
can see what happens then.
"""
_TABLES = """
CREATE TABLE IF NOT EXISTS transfer (
    number TEXT PRIMARY KEY, amount_fen INTEGER NOT NULL, said TEXT NOT NULL,
    state TEXT NOT NULL, reference TEXT NOT NULL, reason TEXT NOT NULL, made_at TEXT NOT NULL
);
"""
Read = Callable[[Request], Awaitable[bytes]]


class PayoutDoors:
    """Each number is paid once, however often it is asked for."""

    def __init__(self, path: Path, secret: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._secret = secret
        self._file = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._file.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {_TABLES}")

    def close(self) -> None:
        self._file.close()

    async def send(self, request: Request, read_body: Read) -> Response:
        """A transfer that the house signed for."""
        return JSONResponse(self.pay(await self._said(request, read_body)), 201)

    async def query(self, request: Request, read_body: Read) -> Response:
        """How one stands."""
        said = await self._said(request, read_body)
        return JSONResponse(self.standing(str(said["number"])))

    async def _said(self, request: Request, read_body: Read) -> Mapping[str, Any]:
        body = await read_body(request)
        headers = {name.lower(): value for name, value in request.headers.items()}
        try:
            verify(self._secret, headers, request.url.path.encode() + b"\n" + body, utc_now())
        except NotGenuine as stranger:
            raise Unfit(401, "signature") from stranger
        return dict(json.loads(body))

    def pay(self, said: Mapping[str, Any]) -> dict[str, str]:
        """As it stands after it was asked for. Raises Unfit."""
        number, amount_fen = str(said["number"]), int(said["amount_fen"])
        if amount_fen <= 0 or not str(said["bank_account"]):
            raise Unfit(422, "nothing to pay, or nowhere")
        state = "refused" if amount_fen % 100 == REFUSED else "paid"
        reason = "name and account differ" if state == "refused" else ""
        reference = "" if state == "refused" else f"{secrets.randbelow(10**16):016d}"
        fresh = self._file.execute(
            "INSERT INTO transfer VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
            (
                number,
                amount_fen,
                json.dumps(said, ensure_ascii=False),
                state,
                reference,
                reason,
                utc_now().isoformat(),
            ),
        )
        if fresh.rowcount and amount_fen % 100 == UNHEARD:
            raise Unfit(503, "paid, and nobody hears of it")
        return self._found(number)

    def standing(self, number: str) -> dict[str, str]:
        """What comes back does so once somebody looks again."""
        self._file.execute(
            "UPDATE transfer SET state = 'returned', reason = 'the account is closed'"
            " WHERE number = ? AND state = 'paid' AND amount_fen % 100 = ?",
            (number, RETURNED),
        )
        return self._found(number)

    def count(self) -> int:
        """How many were paid, for whoever wants to know that nothing went twice."""
        found = self._file.execute("SELECT count(*) FROM transfer WHERE state = 'paid'").fetchone()
        return int(found[0])

    def _found(self, number: str) -> dict[str, str]:
        found = self._file.execute(
            "SELECT state, reference, reason FROM transfer WHERE number = ?", (number,)
        ).fetchone()
        if found is None:
            return {"state": "unknown"}
        return {"state": found[0], "bank_reference": found[1], "reason": found[2]}
