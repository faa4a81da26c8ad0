"""What the sandbox carrier remembers: waybills, balances, ways of parcels, pushes to be told."""

import json
import secrets
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from zlib import crc32

from houtai.entry.sandbox.store import PAUSES_SECONDS, Message, Unfit
from houtai.kit import regions

BALANCE_FIRST = 100_000
NEWEST_MAX = 100
STATUSES = (
    "collected",
    "moving",
    "delivering",
    "signed",
    "refused",
    "returning",
    "returned",
    "problem",
    "bad_address",
)
_FORMS = {
    "SF": "SF{:013d}",
    "JT": "JT{:013d}",
    "JD": "JDV{:011d}",
    "YTO": "YT{:013d}",
    "EMS": "1{:012d}",
    "DBL": "DPK{:012d}",
}
_USUAL_FORM = "7{:012d}"
_TABLES = """
CREATE TABLE IF NOT EXISTS waybill (
    carrier TEXT NOT NULL, number TEXT NOT NULL, id TEXT UNIQUE, account TEXT,
    name TEXT NOT NULL, region TEXT NOT NULL, notify_url TEXT, voided INTEGER NOT NULL DEFAULT 0,
    made_at TEXT NOT NULL, PRIMARY KEY (carrier, number)
);
CREATE TABLE IF NOT EXISTS balance (
    carrier TEXT NOT NULL, account TEXT NOT NULL, left_over INTEGER NOT NULL,
    PRIMARY KEY (carrier, account)
);
CREATE TABLE IF NOT EXISTS step (
    place INTEGER PRIMARY KEY, carrier TEXT NOT NULL, number TEXT NOT NULL, at TEXT NOT NULL,
    status TEXT NOT NULL, words TEXT NOT NULL, area TEXT NOT NULL, bad_address INTEGER NOT NULL
);
CREATE INDEX IF NOT EXISTS step_number ON step (carrier, number);
CREATE TABLE IF NOT EXISTS push (
    id TEXT NOT NULL, copy INTEGER NOT NULL, url TEXT NOT NULL, body TEXT NOT NULL,
    due_at TEXT NOT NULL, tries INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (id, copy)
);
"""


@dataclass(frozen=True)
class Movement:
    """What was pressed, and how the house is to learn of it."""

    status: str
    words: str
    delay_seconds: int = 0
    twice: bool = False
    lost: bool = False
    stale_after: bool = False
    """What had happened before is told once more, later."""
    minutes_ago: int = 0


class CarrierStore:
    """One file; each act is a transaction, on disk before it is answered."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
        self._file.row_factory = sqlite3.Row
        self._file.executescript(f"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {_TABLES}")

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

    def issue(self, said: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        """A number; asked for again under its id it is the same. Unfit without balance."""
        carrier, account, waybill_id = str(said["carrier"]), str(said["account"]), str(said["id"])
        recipient = said["recipient"]
        with self._act():
            known = self._one("SELECT * FROM waybill WHERE id = ?", waybill_id)
            if known is None:
                left = self.balance(carrier, account)
                if left <= 0:
                    raise Unfit(409, "balance")
                form = _FORMS.get(carrier, _USUAL_FORM)
                width = int(form.split(":0")[1].split("d")[0])
                number = form.format(secrets.randbelow(10**width))
                self._file.execute(
                    "INSERT INTO waybill (carrier, number, id, account, name, region, made_at)"
                    " VALUES (?,?,?,?,?,?,?)",
                    (
                        carrier,
                        number,
                        waybill_id,
                        account,
                        str(recipient["name"]),
                        str(recipient["region_code"]),
                        at.isoformat(),
                    ),
                )
                self._put_balance(carrier, account, left - 1)
                known = self._one("SELECT * FROM waybill WHERE id = ?", waybill_id)
            assert known is not None
            return self._issued(known)

    def _issued(self, waybill: sqlite3.Row) -> dict[str, Any]:
        """The sorting code follows from the region, as with real carriers."""
        region = waybill["region"]
        sort = crc32(region.encode()) % 900 + 100
        return {
            "number": waybill["number"],
            "sort_code": f"{region[:3]}-{sort:03d} {region[-2:]}",
            "label_words": f"{region[:4]}",
            "balance": self.balance(waybill["carrier"], waybill["account"]),
        }

    def void(self, said: Mapping[str, Any]) -> dict[str, Any]:
        """The number goes back to the balance, once. One that was never given is no mistake."""
        with self._act():
            waybill = self._one("SELECT * FROM waybill WHERE id = ?", str(said["id"]))
            if waybill is None:
                return {"balance": None}
            if self._one(
                "SELECT 1 FROM step WHERE carrier = ? AND number = ?",
                waybill["carrier"],
                waybill["number"],
            ):
                raise Unfit(409, "the parcel is under way")
            left = self.balance(waybill["carrier"], waybill["account"])
            if not waybill["voided"]:
                self._file.execute("UPDATE waybill SET voided = 1 WHERE id = ?", (waybill["id"],))
                left += 1
                self._put_balance(waybill["carrier"], waybill["account"], left)
            return {"balance": left}

    def intercept(self, carrier: str, number: str, words: str, at: datetime) -> dict[str, Any]:
        """Turned back, once. Unfit where somebody has signed for it, or nobody knows of it."""
        steps = self.tracks(carrier, number)["steps"]
        last = steps[-1]["status"] if steps else ""
        if last == "signed":
            raise Unfit(409, "the parcel was signed for")
        if last not in {"returning", "returned"}:
            self.press(carrier, number, Movement("returning", words), at)
        return {"intercepted": True}

    def balance(self, carrier: str, account: str) -> int:
        """What is left of a contract; a new one has plenty."""
        row = self._one(
            "SELECT left_over FROM balance WHERE carrier = ? AND account = ?", carrier, account
        )
        return BALANCE_FIRST if row is None else int(row["left_over"])

    def set_balance(self, carrier: str, account: str, left: int) -> None:
        """As somebody pressed it."""
        with self._act():
            self._put_balance(carrier, account, left)

    def _put_balance(self, carrier: str, account: str, left: int) -> None:
        self._file.execute(
            "INSERT INTO balance VALUES (?,?,?)"
            " ON CONFLICT (carrier, account) DO UPDATE SET left_over = excluded.left_over",
            (carrier, account, left),
        )

    def watch(self, said: Mapping[str, Any], at: datetime) -> dict[str, Any]:
        """Tell of this number from now on, also of one that somebody else gave."""
        with self._act():
            self._file.execute(
                "INSERT INTO waybill (carrier, number, name, region, notify_url, made_at)"
                " VALUES (?,?,'','',?,?) ON CONFLICT (carrier, number)"
                " DO UPDATE SET notify_url = excluded.notify_url",
                (
                    str(said["carrier"]),
                    str(said["number"]),
                    str(said["notify_url"]),
                    at.isoformat(),
                ),
            )
        return {"watched": True}

    def tracks(self, carrier: str, number: str) -> dict[str, Any]:
        """Everything that was pressed so far."""
        found = self._file.execute(
            "SELECT * FROM step WHERE carrier = ? AND number = ? ORDER BY place", (carrier, number)
        )
        steps = [
            {
                "at": row["at"],
                "status": row["status"],
                "words": row["words"],
                "place": row["area"],
                "bad_address": bool(row["bad_address"]),
            }
            for row in found
        ]
        return {"carrier": carrier, "number": number, "steps": steps}

    def press(self, carrier: str, number: str, pressed: Movement, at: datetime) -> None:
        """One movement. Told with everything before it, as trackers do."""
        if pressed.status not in STATUSES:
            raise Unfit(422, "no such movement")
        is_bad = pressed.status == "bad_address"
        with self._act():
            waybill = self._one(
                "SELECT * FROM waybill WHERE carrier = ? AND number = ?", carrier, number
            )
            if waybill is None:
                raise Unfit(404, "no such waybill")
            before = self.tracks(carrier, number)
            happened = at - timedelta(minutes=pressed.minutes_ago)
            self._file.execute(
                "INSERT INTO step (carrier, number, at, status, words, area, bad_address)"
                " VALUES (?,?,?,?,?,?,?)",
                (
                    carrier,
                    number,
                    happened.isoformat(),
                    "problem" if is_bad else pressed.status,
                    pressed.words,
                    regions.shown(waybill["region"]),
                    int(is_bad),
                ),
            )
            if waybill["notify_url"] is None or pressed.lost:
                return
            due = at + timedelta(seconds=pressed.delay_seconds)
            whole = self.tracks(carrier, number)
            self._tell(waybill["notify_url"], whole, due, copies=2 if pressed.twice else 1)
            if pressed.stale_after and before["steps"]:
                self._tell(waybill["notify_url"], before, due + timedelta(seconds=2))

    def _tell(self, url: str, said: Mapping[str, Any], due: datetime, *, copies: int = 1) -> None:
        push_id, body = secrets.token_hex(16), json.dumps(said, ensure_ascii=False)
        self._file.executemany(
            "INSERT INTO push (id, copy, url, body, due_at) VALUES (?,?,?,?,?)",
            [(push_id, copy, url, body, due.isoformat()) for copy in range(copies)],
        )

    def due_pushes(self, at: datetime) -> list[Message]:
        """Those whose time has come, soonest first."""
        found = self._file.execute(
            "SELECT id, copy, url, body, tries FROM push WHERE due_at <= ?"
            " ORDER BY due_at LIMIT 50",
            (at.isoformat(),),
        )
        return [Message(*row) for row in found]

    def told(self, push: Message, *, heard: bool, at: datetime) -> None:
        """Heard, or to be told again later; after so many tries it is left."""
        with self._act():
            if heard or push.tries >= len(PAUSES_SECONDS):
                self._file.execute(
                    "DELETE FROM push WHERE id = ? AND copy = ?", (push.id, push.copy)
                )
                return
            due = at + timedelta(seconds=PAUSES_SECONDS[push.tries])
            self._file.execute(
                "UPDATE push SET tries = tries + 1, due_at = ? WHERE id = ? AND copy = ?",
                (due.astimezone(UTC).isoformat(), push.id, push.copy),
            )

    def newest(self, number: str = "") -> Sequence[sqlite3.Row]:
        """Waybills for the page, newest first; or those of one number."""
        return self._file.execute(
            "SELECT w.*, (SELECT s.status FROM step s WHERE s.carrier = w.carrier"
            " AND s.number = w.number ORDER BY s.place DESC LIMIT 1) AS status FROM waybill w"
            " WHERE ? = '' OR w.number = ? ORDER BY w.made_at DESC LIMIT ?",
            (number, number, NEWEST_MAX),
        ).fetchall()

    def balances(self) -> Sequence[sqlite3.Row]:
        """Of contracts that were used."""
        return self._file.execute("SELECT * FROM balance ORDER BY carrier, account").fetchall()

    def _one(self, statement: str, *values: object) -> sqlite3.Row | None:
        found: sqlite3.Row | None = self._file.execute(statement, values).fetchone()
        return found
