"""Identities: UUIDv7 for rows, derived ids for repeatable acts, numbers for people."""

from datetime import date
from hashlib import blake2b
from uuid import UUID

from stdnum.iso7064 import mod_11_10
from uuid_utils.compat import uuid7

NIL = UUID(int=0)
_RANDOM_TAIL = (1 << 62) - 1
_NUMBER_DIGITS = 12


def new_id() -> UUID:
    """A UUIDv7 (RFC 9562): sorts by time, grows within a process, needs no coordination."""
    return uuid7()


def derive_id(parent: UUID, *parts: str) -> UUID:
    """Same parent and parts, same id: what makes a repeated act recognisable.

    The parent's timestamp is kept, so that derived rows lie near their parent in every index.
    """
    digest = blake2b(_unambiguous(parts), digest_size=10, key=parent.bytes).digest()
    tail = int.from_bytes(digest, "big") & ((1 << 74) - 1)
    head = parent.int >> 80 << 80
    return UUID(int=head | 0x7 << 76 | (tail >> 62) << 64 | 0b10 << 62 | tail & _RANDOM_TAIL)


def name_id(*parts: str) -> UUID:
    """An id that is a pure function of a name (UUIDv8, RFC 9562): rows found by what they are."""
    digest = int.from_bytes(blake2b(_unambiguous(parts), digest_size=16).digest(), "big")
    return UUID(int=digest & ~(0xF << 76) & ~(0b11 << 62) | 0x8 << 76 | 0b10 << 62)


def _unambiguous(parts: tuple[str, ...]) -> bytes:
    """No two lists of parts look the same, whatever the parts hold."""
    return "".join([f"{len(part)}:{part}" for part in parts]).encode()


def document_number(kind: str, row_id: UUID, on: date) -> str:
    """Number that people read and type: kind letter, yymmdd, twelve digits, check digit.

    The digits come from the random part of the id: no counter, never guessable in sequence. The
    check digit is ISO 7064 MOD 11,10. A unique index must guard the column: one number in 10^12
    a day may meet itself.
    """
    digits = f"{on:%y%m%d}{(row_id.int & _RANDOM_TAIL) % 10**_NUMBER_DIGITS:0{_NUMBER_DIGITS}d}"
    return f"{kind}{digits}{mod_11_10.calc_check_digit(digits)}"


def is_document_number(text: str) -> bool:
    """Whether the check digit holds: refuses most slips of a hand before the database is asked."""
    digits = text.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return bool(digits != text and len(digits) == _NUMBER_DIGITS + 7 and mod_11_10.is_valid(digits))
