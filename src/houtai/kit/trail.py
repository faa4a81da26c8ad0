"""What a use case changed, noted where it happens; the door writes it down with who and from where.

    trail.note(session, "identity.role", role_id, name=role.name, before=old_view, after=new_view)

The notes stay with the session's transaction: what is rolled back was never noted. Values are taken
whole; each keeps the code of its sensitive field, so that whoever reads it later sees it masked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from pydantic.fields import FieldInfo
from pydantic_core import to_jsonable_python
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.fields import SensitiveShown
from houtai.kit.shapes import View

_NOTES = "houtai.trail"


@dataclass(frozen=True)
class FieldChange:
    """One field, before and after, as JSON values; None where there was nothing."""

    field: str
    before: Any
    after: Any
    sensitive: str | None = None


@dataclass(frozen=True)
class Note:
    """One thing that was made (no before), changed, or removed (no after)."""

    thing: str
    """Kind of the thing as permissions name it: `identity.role`."""
    thing_id: str
    name: str
    """How people call it, as it was then."""
    changes: tuple[FieldChange, ...]


def note(
    session: AsyncSession,
    thing: str,
    thing_id: UUID | str,
    *,
    before: View | None,
    after: View | None,
    name: str = "",
) -> None:
    """Remember a change of this transaction. Two views of one class; only what differs is kept."""
    changed = difference(thing, thing_id, before=before, after=after, name=name)
    if changed is not None:
        notes: list[Note] = session.info.setdefault(_NOTES, [])
        notes.append(changed)


def difference(
    thing: str,
    thing_id: UUID | str,
    *,
    before: View | None,
    after: View | None,
    name: str = "",
) -> Note | None:
    """What a change makes different, without remembering it: it may only have been asked for."""
    known = after if before is None else before
    if known is None:
        return None
    changes = tuple(
        FieldChange(field, old, new, _sensitive(described))
        for field, described in type(known).model_fields.items()
        if (old := _value(before, field)) != (new := _value(after, field))
    )
    return Note(thing, str(thing_id), name, changes) if changes else None


def noted(session: AsyncSession) -> Sequence[Note]:
    """What was noted in this session, in order."""
    notes: list[Note] = session.info.get(_NOTES, [])
    return tuple(notes)


def take(session: AsyncSession) -> Sequence[Note]:
    """The same, and forget it: whoever writes it down does so once."""
    return tuple(session.info.pop(_NOTES, ()))


def _value(view: View | None, field: str) -> object:
    return None if view is None else to_jsonable_python(getattr(view, field))


def _sensitive(described: FieldInfo) -> str | None:
    marks = (mark for mark in described.metadata if isinstance(mark, SensitiveShown))
    return next((mark.field.code for mark in marks), None)
