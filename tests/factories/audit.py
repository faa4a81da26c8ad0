"""Makes deeds and tries to sign in, and has them written down as the worker would."""

from collections.abc import Collection, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.audit import DeedDone
from houtai.events.identity import SignInTried
from houtai.kit.ids import new_id
from houtai.kit.trail import FieldChange, Note
from houtai.modules.audit.handlers import keep
from houtai.modules.audit.rules.notes import packed

NOON = datetime(2026, 11, 20, 12, tzinfo=UTC)
ROLE_CHANGED = Note(
    "identity.role", str(UUID(int=7)), "仓库主管", (FieldChange("name", "仓管", "仓库主管"),)
)


async def nobody(_session: AsyncSession, _ids: Collection[UUID]) -> Mapping[UUID, tuple[str, str]]:
    return {}


def deed(*notes: Note, **changes: Any) -> DeedDone:
    """A deed at the platform, at noon unless told otherwise."""
    told, cut = packed(notes)
    plain: dict[str, Any] = {
        "deed_id": new_id(),
        "at": NOON,
        "actor_id": UUID(int=1),
        "merchant_id": None,
        "warehouse_id": None,
        "address": "192.0.2.7",
        "user_agent": "Browser",
        "door": "identity_edit_role",
        "method": "PUT",
        "path": "/api/console/identity/roles/7",
        "thing": "identity.role",
        "thing_id": "",
        "notes": told,
        "cut": cut,
        "status": 204,
        "code": None,
        "request_id": "request-1",
    }
    return DeedDone(**{**plain, **changes})


def sign_in(**changes: Any) -> SignInTried:
    """Somebody signed in."""
    plain: dict[str, Any] = {
        "try_id": new_id(),
        "account_id": UUID(int=1),
        "login": "lilei",
        "merchant_id": None,
        "warehouse_id": None,
        "code": None,
        "address": "192.0.2.7",
        "user_agent": "Browser",
        "session_id": new_id(),
        "at": NOON,
    }
    return SignInTried(**{**plain, **changes})


async def keep_all(session: AsyncSession, *events: DeedDone | SignInTried) -> None:
    """Write them down, in this order."""
    await keep(session, events, find_people=nobody)


async def deeds_in_a_row(session: AsyncSession, count: int) -> list[DeedDone]:
    """As many deeds, a minute apart."""
    made = [deed(ROLE_CHANGED, at=NOON + timedelta(minutes=n)) for n in range(count)]
    await keep_all(session, *made)
    return made


async def clear(session: AsyncSession) -> None:
    """Begin with empty logs; only the owner of the tables can."""
    for table in ("entry", "login", "checkpoint"):
        await session.execute(text(f"DELETE FROM audit.{table}"))
    await session.execute(
        text("UPDATE audit.head SET position = 0, hash = decode(repeat('00', 32), 'hex')")
    )
