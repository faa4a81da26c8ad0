"""What a use case changed is noted with its transaction, field by field."""

from datetime import UTC, datetime
from typing import Annotated
from uuid import UUID

from houtai.kit import fields, masks, trail
from houtai.kit.fields import SensitiveField
from houtai.kit.shapes import View

PHONE = SensitiveField("trial.staff.phone", mask=masks.phone)
del fields.SENSITIVE[PHONE.code]  # The house's own register is for the house's own fields.

SOME_ID = UUID(int=7)


class StaffView(View):
    name: str
    phone: Annotated[str | None, PHONE.shown] = None
    roles: tuple[str, ...] = ()
    seen_at: datetime | None = None


OLD = StaffView(name="李伟", phone="13812345678", roles=("clerk",))
NEW = StaffView(name="李伟", phone="13900000000", roles=("clerk", "buyer"))


async def test_only_what_differs_is_kept_whole_with_the_code_of_its_field(session):
    trail.note(session, "trial.staff", SOME_ID, before=OLD, after=NEW, name="李伟")
    [note] = trail.noted(session)
    assert (note.thing, note.thing_id, note.name) == ("trial.staff", str(SOME_ID), "李伟")
    assert note.changes == (
        trail.FieldChange("phone", "13812345678", "13900000000", PHONE.code),
        trail.FieldChange("roles", ["clerk"], ["clerk", "buyer"], None),
    )


async def test_what_did_not_change_is_not_noted(session):
    trail.note(session, "trial.staff", SOME_ID, before=OLD, after=OLD)
    trail.note(session, "trial.staff", SOME_ID, before=None, after=None)
    assert trail.noted(session) == ()


async def test_making_and_removing_show_every_field(session):
    trail.note(session, "trial.staff", SOME_ID, before=None, after=NEW)
    trail.note(session, "trial.staff", SOME_ID, before=NEW, after=None)
    made, removed = trail.noted(session)
    assert [(one.before, one.after) for one in made.changes[:1]] == [(None, "李伟")]
    assert [(one.before, one.after) for one in removed.changes[:1]] == [("李伟", None)]


async def test_values_are_noted_as_json_has_them(session):
    noon = datetime(2026, 11, 22, 12, tzinfo=UTC)
    later = OLD.model_copy(update={"seen_at": noon})
    trail.note(session, "trial.staff", SOME_ID, before=OLD, after=later)
    [note] = trail.noted(session)
    assert note.changes[0].after == "2026-11-22T12:00:00Z"


async def test_what_is_taken_is_gone(session):
    trail.note(session, "a.b", "1", before=None, after=NEW)
    assert [one.thing for one in trail.take(session)] == ["a.b"]
    assert trail.take(session) == trail.noted(session) == ()
