"""The chain: each row's hash covers the row to the letter and the hash of the row before it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any
from uuid import UUID

BEGINNING = bytes(32)
"""Stands for the row before the first."""


@dataclass(frozen=True)
class Link:
    """Where a chain stands after some row."""

    position: int
    hash: bytes


START = Link(0, BEGINNING)


@dataclass(frozen=True)
class Flaw:
    """Where the chain does not hold: at this position, something else was expected."""

    position: int
    expected: str
    found: str


def canonical(row: Mapping[str, Any]) -> bytes:
    """The row as JSON in one way only: names sorted, no blanks, times in UTC, UTF-8."""
    plain = {name: _plain(value) for name, value in row.items()}
    text = json.dumps(plain, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return text.encode()


def link(before: Link, row: Mapping[str, Any]) -> Link:
    """The next link: SHA-256 of the hash before and the row, which carries its own position."""
    return Link(before.position + 1, sha256(before.hash + canonical(row)).digest())


def flaws(before: Link, rows: Iterable[tuple[Mapping[str, Any], bytes]]) -> tuple[list[Flaw], Link]:
    """What is wrong with a stretch of rows (each with the hash it has), and where it ends.

    After a flaw the chain is followed on from the row as it stands, so that one changed row does
    not blame all that come after it.
    """
    found: list[Flaw] = []
    for row, hash_ in rows:
        position = row["position"]
        if position != before.position + 1:
            found.append(Flaw(position, str(before.position + 1), str(position)))
            before = Link(position - 1, before.hash)
        expected = link(before, row)
        if expected.hash != hash_:
            found.append(Flaw(position, expected.hash.hex(), hash_.hex()))
        before = Link(position, hash_)
    return found, before


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return str(value) if isinstance(value, UUID) else value
