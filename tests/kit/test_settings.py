"""Settings: kinds and their bounds, what is read when, guarded changes, history."""

import asyncio
from datetime import timedelta
from uuid import uuid4

import pytest
from fastapi.exceptions import RequestValidationError
from pydantic import ValidationError
from sqlalchemy import text

from houtai.kit import settings, trail
from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.settings import reading
from tests.statements import count_statements

LIMIT = settings.Setting("trial.limit", kind=settings.WholeNumber(5, 1440), default=120)
WORD = settings.Setting("trial.word", kind=settings.ChoiceOf("loose", "strict"), default="strict")
PERSON = Actor(uuid4())


for one in (LIMIT, WORD):
    # Other tests look at all that the house declares.
    settings.DECLARED.pop(one.code)


async def put(session, setting, value, version=0):
    command = settings.ChangeSetting(version=version, value=value)
    await settings.change(session, PERSON, setting, command, at=utc_now())


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (settings.WholeNumber(5, 9), [5, 9], [4, 10, 5.5, "6", True, None, []]),
        (settings.YesNo(), [True, False], [1, "true", None]),
        (settings.ChoiceOf("a", "b"), ["a", "b"], ["c", "", None, ["a"]]),
        (settings.LineOfText(3), ["", "abc", "字字字"], ["abcd", "a\nb", "a\0", 3, None]),
        (settings.LineOfText(3, required=True), ["a"], ["", "   "]),
        (settings.ListOf(settings.WholeNumber(1, 9)), [(), (1, 2)], ["12", (0,), (1, "x")]),
        (settings.ListOf(settings.WholeNumber(1, 9), length_max=2), [(1, 2)], [(1, 2, 3)]),
        (settings.FileOf("logo"), [None], ["nothing", 7]),
    ],
)
def test_a_kind_takes_what_lies_within_its_bounds(kind, good, bad):
    for value in good:
        assert kind.check(kind.written(value)) == value
    for value in bad:
        with pytest.raises(ValidationError):
            kind.check(value)


def test_a_duration_is_written_in_seconds():
    kind = settings.Duration(timedelta(minutes=1), timedelta(hours=1))
    assert kind.check(90) == timedelta(seconds=90)
    assert kind.written(timedelta(minutes=2)) == 120
    assert kind.schema == {"type": "integer", "minimum": 60, "maximum": 3600, "x-unit": "second"}
    with pytest.raises(ValidationError):
        kind.check(59)


def test_what_a_list_says_twice_it_says_once():
    assert settings.ListOf(settings.LineOfText()).check(["b", "a", "b"]) == ("b", "a")


def test_no_two_settings_share_a_code_and_a_default_is_a_value():
    settings.Setting("trial.twice", kind=settings.YesNo(), default=True)
    with pytest.raises(ValueError, match="two settings"):
        settings.Setting("trial.twice", kind=settings.YesNo(), default=True)
    settings.DECLARED.pop("trial.twice")
    with pytest.raises(ValidationError):
        settings.Setting("trial.wrong", kind=settings.WholeNumber(1, 2), default=3)
    assert "trial.wrong" not in settings.DECLARED


async def test_what_is_not_set_has_its_default(session):
    assert await settings.read(session, LIMIT) == 120
    assert await settings.read(session, WORD) == "strict"


async def test_a_change_is_read_at_once_by_who_made_it(session):
    await put(session, LIMIT, 30)
    assert await settings.read(session, LIMIT) == 30
    await settings.reset(session, PERSON, LIMIT, settings.ResetSetting(version=1), at=utc_now())
    assert await settings.read(session, LIMIT) == 120


async def test_a_change_that_was_not_committed_stays_with_its_session(database):
    async def give_up() -> None:
        async with database.transaction() as session:
            await put(session, LIMIT, 31)
            assert await settings.read(session, LIMIT) == 31
            raise RuntimeError

    with pytest.raises(RuntimeError):
        await give_up()
    async with database.transaction() as session:
        assert await settings.read(session, LIMIT) == 120


async def test_a_committed_change_is_read_at_once_in_this_process_and_soon_in_others(database):
    try:
        async with database.transaction() as session:
            assert await settings.read(session, WORD) == "strict"
        async with database.transaction() as session:
            await put(session, WORD, "loose")
        async with database.transaction() as session:
            assert await settings.read(session, WORD) == "loose"
            with count_statements(session) as statements:
                assert await settings.read(session, WORD) == "loose"
                assert await settings.read(session, LIMIT) == 120
        assert statements.count == 0
        async with database.transaction() as session:
            # As another process would.
            await session.execute(text("UPDATE kit.setting SET value = '\"strict\"'"))
        await asyncio.sleep(reading.KEPT_SECONDS + 0.05)
        async with database.transaction() as session:
            assert await settings.read(session, WORD) == "strict"
    finally:
        async with database.transaction() as session:
            version = await session.scalar(text("SELECT version FROM kit.setting"))
            back = settings.ResetSetting(version=version)
            await settings.reset(session, PERSON, WORD, back, at=utc_now())


async def test_a_picture_is_as_old_as_the_transaction_that_took_it(database):
    reading._pictures.clear()
    async with database.transaction() as session:
        await session.execute(text("SELECT pg_sleep(0.3)"))
        await settings.read(session, LIMIT)
    [picture] = reading._pictures.values()
    assert reading.monotonic() - picture.taken >= 0.3


async def test_of_two_who_change_one_version_the_second_is_refused(session):
    await put(session, LIMIT, 30)
    for version in (0, 2):
        with pytest.raises(settings.ChangedMeanwhile):
            await put(session, LIMIT, 31, version=version)
    await put(session, LIMIT, 32, version=1)
    assert await settings.read(session, LIMIT) == 32


async def test_two_first_changes_at_once_meet_and_one_is_refused(database):
    setting = settings.Setting("trial.race", kind=settings.WholeNumber(1, 9), default=1)

    async def once(value: int) -> bool:
        try:
            async with database.transaction() as session:
                await put(session, setting, value)
        except settings.ChangedMeanwhile:
            return False
        return True

    try:
        assert sorted(await asyncio.gather(*map(once, range(2, 6)))) == [False, False, False, True]
    finally:
        settings.DECLARED.pop(setting.code)


async def test_a_value_that_its_kind_refuses_changes_nothing(session):
    for value in (4, "30", None, {"a": 1}):
        with pytest.raises(RequestValidationError) as refused:
            await put(session, LIMIT, value)
        assert refused.value.errors()[0]["loc"][:2] == ("body", "value")
    assert await settings.read(session, LIMIT) == 120


async def test_a_value_that_a_later_release_narrowed_gives_way_to_the_default(session):
    await put(session, LIMIT, 30)
    await session.execute(text("UPDATE kit.setting SET value = '3'"))
    assert await settings.read(session, LIMIT) == 120


async def test_the_same_value_again_is_no_change_but_an_old_version_is_still_refused(session):
    await put(session, LIMIT, 30)
    await put(session, LIMIT, 30, version=1)
    page = await settings.list_changes(session, LIMIT, settings.CHANGES.want())
    assert [one.version for one in page.items] == [1]
    with pytest.raises(settings.ChangedMeanwhile):
        await put(session, LIMIT, 30)


async def test_every_change_is_kept_and_noted(session):
    await put(session, LIMIT, 30)
    await put(session, LIMIT, 40, version=1)
    await settings.reset(session, PERSON, LIMIT, settings.ResetSetting(version=2), at=utc_now())
    wanted = settings.CHANGES.want()
    page = await settings.list_changes(session, LIMIT, wanted)
    assert [(one.version, one.before, one.after) for one in page.items] == [
        (3, 40, None),
        (2, 30, 40),
        (1, None, 30),
    ]
    assert {one.changed_by for one in page.items} == {PERSON.id}
    noted = [change for note in trail.noted(session) for change in note.changes]
    assert [(one.before, one.after) for one in noted] == [(120, 30), (30, 40), (40, 120)]


async def test_history_cannot_be_rewritten(session):
    await put(session, LIMIT, 30)
    for statement in (
        "UPDATE kit.setting_change SET after = '9'",
        "DELETE FROM kit.setting_change",
    ):
        with pytest.raises(Exception, match="permission denied"):
            async with session.begin_nested():
                await session.execute(text(statement))
