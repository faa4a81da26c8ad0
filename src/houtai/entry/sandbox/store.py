"""What the sandbox remembers: payments, refunds, and messages that must still be told."""

import json
import secrets
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, timezone
from pathlib import Path
from typing import Any

PAUSES_SECONDS = (1, 2, 5, 15, 60, 300, 1_800, 7_200)
REFUND_LATER = timedelta(seconds=5)
STALE_AFTER = timedelta(seconds=2)
BEIJING = timezone(timedelta(hours=8))
_BILL_NAMES = "kind,number,gateway_number,refund_number,amount_fen,at"

_TABLES = """
CREATE TABLE IF NOT EXISTS payment (
    number TEXT PRIMARY KEY, token TEXT UNIQUE NOT NULL, gateway_number TEXT NOT NULL,
    amount_fen INTEGER NOT NULL, title TEXT NOT NULL, expires_at TEXT NOT NULL,
    notify_url TEXT NOT NULL, return_url TEXT NOT NULL, state TEXT NOT NULL,
    paid_fen INTEGER NOT NULL DEFAULT 0, paid_at TEXT, refunds TEXT NOT NULL DEFAULT 'now'
);
CREATE TABLE IF NOT EXISTS refund (
    number TEXT PRIMARY KEY, payment_number TEXT NOT NULL, gateway_number TEXT NOT NULL,
    amount_fen INTEGER NOT NULL, notify_url TEXT NOT NULL, state TEXT NOT NULL,
    asked INTEGER NOT NULL, done_at TEXT, gone_at TEXT
);
CREATE TABLE IF NOT EXISTS message (
    id TEXT NOT NULL, copy INTEGER NOT NULL, url TEXT NOT NULL, body TEXT NOT NULL,
    due_at TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (id, copy)
);
"""


class Unfit(Exception):
    """Cannot be done as things stand; `status` as HTTP has it."""

    def __init__(self, status: int, reason: str) -> None:
        self.status = status
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True)
class Wish:
    """What was pressed, and how the house is to learn of it."""

    pays: bool
    delay_seconds: int = 0
    twice: bool = False
    stale_after: bool = False
    lost: bool = False
    wrong_amount: bool = False
    refunds: str = "now"


@dataclass(frozen=True)
class Message:
    """One call that is due."""

    id: str
    copy: int
    url: str
    body: str
    tries: int


class Store:
    """One file; each act is a transaction, on disk before it is answered."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._file.row_factory = sqlite3.Row
        self._file.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {_TABLES}")
        known = {row["name"] for row in self._file.execute("PRAGMA table_info(refund)")}
        if "gone_at" not in known:  # A file of an earlier release.
            self._file.execute("ALTER TABLE refund ADD COLUMN gone_at TEXT")

    def close(self) -> None:
        self._file.close()

    @contextmanager
    def _act(self) -> Iterator[None]:
        self._file.execute("BEGIN IMMEDIATE")
        try:
            yield
        except BaseException:
            self._file.execute("ROLLBACK")
            raise
        self._file.execute("COMMIT")

    def begin(self, said: Mapping[str, Any]) -> sqlite3.Row:
        """A payment; begun again it is the same one, or unfit if it would be another."""
        values = (
            str(said["number"]),
            secrets.token_urlsafe(16),
            f"SB{secrets.randbelow(10**16):016d}",
            int(said["amount_fen"]),
            str(said["title"]),
            str(said["expires_at"]),
            str(said["notify_url"]),
            str(said["return_url"]),
        )
        with self._act():
            self._file.execute(
                "INSERT OR IGNORE INTO payment (number, token, gateway_number, amount_fen, title,"
                " expires_at, notify_url, return_url, state) VALUES (?,?,?,?,?,?,?,?,'waiting')",
                values,
            )
            found = self._payment("number", values[0])
        if found["amount_fen"] != int(said["amount_fen"]):
            raise Unfit(409, "the number was used for another amount")
        return found

    def payment(self, number: str) -> sqlite3.Row:
        """By the house's number. Raises Unfit."""
        return self._payment("number", number)

    def by_token(self, token: str) -> sqlite3.Row:
        """By what stands in the page's address. Raises Unfit."""
        return self._payment("token", token)

    def _payment(self, column: str, value: str) -> sqlite3.Row:
        by = {
            "number": "SELECT * FROM payment WHERE number = ?",
            "token": "SELECT * FROM payment WHERE token = ?",
        }
        found: sqlite3.Row | None = self._file.execute(by[column], [value]).fetchone()
        if found is None:
            raise Unfit(404, "no such payment")
        return found

    def end(self, number: str) -> sqlite3.Row:
        """Nobody may pay it any more, unless somebody has."""
        with self._act():
            self._file.execute(
                "UPDATE payment SET state = 'closed' WHERE number = ? AND state = 'waiting'",
                [number],
            )
            return self._payment("number", number)

    def press(self, token: str, wish: Wish, at: datetime) -> sqlite3.Row:
        """The buyer decides. Raises Unfit for what is over."""
        with self._act():
            payment = self._payment("token", token)
            if payment["state"] != "waiting" or datetime.fromisoformat(payment["expires_at"]) <= at:
                raise Unfit(409, "over")
            before = payment_said(payment)
            paid_fen = payment["amount_fen"] - (1 if wish.wrong_amount else 0)
            self._file.execute(
                "UPDATE payment SET state = ?, paid_fen = ?, paid_at = ?, refunds = ?"
                " WHERE token = ?",
                (
                    "paid" if wish.pays else "closed",
                    paid_fen if wish.pays else 0,
                    at.isoformat() if wish.pays else None,
                    wish.refunds,
                    token,
                ),
            )
            payment = self._payment("token", token)
            if not wish.lost:
                self._tell_of_payment(payment, before, wish, at)
        return payment

    def _tell_of_payment(
        self, payment: sqlite3.Row, before: Mapping[str, Any], wish: Wish, at: datetime
    ) -> None:
        due_at = at + timedelta(seconds=wish.delay_seconds)
        url = payment["notify_url"]
        self._tell(url, payment_said(payment), due_at, copies=2 if wish.twice else 1)
        if wish.stale_after:
            self._tell(url, before, due_at + STALE_AFTER)

    def give_back(self, said: Mapping[str, Any], at: datetime) -> sqlite3.Row:
        """A refund; asked again it is the same one, which may go better the second time."""
        with self._act():
            payment = self._payment("number", str(said["payment_number"]))
            number, amount_fen = str(said["number"]), int(said["amount_fen"])
            known = self._refund_or_none(number)
            if known is None:
                self._check_left(payment, amount_fen)
                values = (number, payment["number"], f"SR{secrets.randbelow(10**16):016d}")
                self._file.execute(
                    "INSERT INTO refund (number, payment_number, gateway_number, amount_fen,"
                    " notify_url, state, asked) VALUES (?,?,?,?,?,'processing',0)",
                    (*values, amount_fen, str(said["notify_url"])),
                )
            elif known["amount_fen"] != amount_fen:
                raise Unfit(409, "the number was used for another amount")
            self._decide(number, payment["refunds"], at)
            return self.refund(number)

    def _check_left(self, payment: sqlite3.Row, amount_fen: int) -> None:
        gone = self._file.execute(
            "SELECT coalesce(sum(amount_fen), 0) FROM refund WHERE payment_number = ?",
            [payment["number"]],
        ).fetchone()[0]
        if payment["state"] != "paid" or gone + amount_fen > payment["paid_fen"]:
            raise Unfit(409, "more than was paid")

    def _decide(self, number: str, way: str, at: datetime) -> None:
        refund = self.refund(number)
        asked = refund["asked"] + 1
        state, done_at = refund["state"], refund["done_at"]
        if state == "failed" and way == "fails_once":
            state = "succeeded"
        elif state == "processing" and done_at is None:
            ends = {"now": "succeeded", "fails_once": "failed", "fails": "failed"}
            state = ends.get(way, "processing")
            done_at = (at + REFUND_LATER).isoformat() if way == "later" else None
        gone_at = refund["gone_at"] or (at.isoformat() if state == "succeeded" else None)
        self._file.execute(
            "UPDATE refund SET state = ?, asked = ?, done_at = ?, gone_at = ? WHERE number = ?",
            (state, asked, done_at, gone_at, number),
        )

    def refund(self, number: str) -> sqlite3.Row:
        """By the house's number. Raises Unfit."""
        found = self._refund_or_none(number)
        if found is None:
            raise Unfit(404, "no such refund")
        return found

    def _refund_or_none(self, number: str) -> sqlite3.Row | None:
        rows = self._file.execute("SELECT * FROM refund WHERE number = ?", [number])
        found: sqlite3.Row | None = rows.fetchone()
        return found

    def finish_refunds(self, at: datetime) -> None:
        """Those that take their time are done now, and told."""
        with self._act():
            due = self._file.execute(
                "UPDATE refund SET state = 'succeeded', gone_at = done_at"
                " WHERE state = 'processing' AND done_at <= ? RETURNING *",
                [at.isoformat()],
            ).fetchall()
            for refund in due:
                self._tell(refund["notify_url"], refund_said(refund), at)

    def _tell(
        self, url: str, said: Mapping[str, Any], due_at: datetime, *, copies: int = 1
    ) -> None:
        message_id = secrets.token_hex(16)
        rows = [(message_id, n, url, json.dumps(said), due_at.isoformat()) for n in range(copies)]
        self._file.executemany(
            "INSERT INTO message (id, copy, url, body, due_at) VALUES (?,?,?,?,?)", rows
        )

    def due_messages(self, at: datetime) -> list[Message]:
        """What should be told by now, the oldest first."""
        rows = self._file.execute(
            "SELECT id, copy, url, body, tries FROM message WHERE due_at <= ?"
            " ORDER BY due_at, id, copy LIMIT 50",
            [at.isoformat()],
        )
        return [Message(*row) for row in rows]

    def told(self, message: Message, *, heard: bool, at: datetime) -> None:
        """It was heard, or is told again later, until there is no use."""
        place = (message.id, message.copy)
        with self._act():
            if heard or message.tries >= len(PAUSES_SECONDS):
                self._file.execute("DELETE FROM message WHERE id = ? AND copy = ?", place)
                return
            again = at + timedelta(seconds=PAUSES_SECONDS[message.tries])
            self._file.execute(
                "UPDATE message SET tries = tries + 1, due_at = ? WHERE id = ? AND copy = ?",
                (again.isoformat(), *place),
            )

    def bill(self, day: date) -> str:
        """What was moved on a day of China, a line each."""
        begins = datetime(day.year, day.month, day.day, tzinfo=BEIJING).astimezone(UTC)
        span = (begins.isoformat(), (begins + timedelta(days=1)).isoformat())
        rows = self._file.execute(
            "SELECT 'payment', number, gateway_number, '', paid_fen, paid_at AS at FROM payment"
            " WHERE paid_at >= ? AND paid_at < ?"
            " UNION ALL SELECT 'refund', refund.payment_number, payment.gateway_number,"
            " refund.number, refund.amount_fen, refund.gone_at FROM refund"
            " JOIN payment ON payment.number = refund.payment_number"
            " WHERE refund.gone_at >= ? AND refund.gone_at < ? ORDER BY at, 2",
            span + span,
        )
        lines = [",".join(map(str, row)) for row in rows]
        return "\n".join([_BILL_NAMES, *lines, ""])


def payment_said(payment: sqlite3.Row) -> dict[str, Any]:
    """A payment as the house is told of it."""
    names = ("number", "gateway_number", "state", "paid_fen", "paid_at")
    return {"kind": "payment", **{name: payment[name] for name in names}}


def refund_said(refund: sqlite3.Row) -> dict[str, Any]:
    """The same of a refund."""
    names = ("number", "gateway_number", "state", "amount_fen")
    said = {"kind": "refund", **{name: refund[name] for name in names}}
    return {**said, "reason": "sandbox"} if refund["state"] == "failed" else said
