"""Words and their places, who is told which way, what leaves the house, patience."""

from dataclasses import fields
from datetime import UTC, datetime, timedelta
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.events.approvals import ApprovalAsked, ApprovalGranted
from houtai.kit.ids import new_id
from houtai.modules.notices.rules import hearing, patience, telling, wordings
from houtai.modules.notices.rules.wordings import Wording, Words
from tests.factories.notices import person

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
CODE = "approvals.task_waiting"


def asked(**changes) -> ApprovalAsked:
    return ApprovalAsked(
        **{
            "request_id": new_id(),
            "act": "identity.role.edit",
            "asked_by": uuid4(),
            "merchant_id": None,
            "warehouse_id": None,
            "thing": "identity.role",
            "thing_id": "1",
            "title": "店长",
            "command": '{"secret": "never leaves"}',
            "differences": '["never leaves either"]',
            "at": NOON,
            **changes,
        }
    )


def notice_to(*people, template=CODE) -> telling.Notice:
    ids = tuple(one.account_id for one in people)
    return telling.Notice(new_id(), template, ids, {"title": "改角色"}, "/approvals/1")


def worded(**enabled) -> telling.Wordings:
    return {
        (CODE, channel): Wording(
            Words(f"中 {channel} {{title}}", "正文"),
            Words(f"en {channel} {{title}}", "body"),
            enabled.get(channel, True),
        )
        for channel in wordings.CHANNELS
    }


@pytest.mark.parametrize("code", wordings.codes())
@pytest.mark.parametrize("channel", wordings.CHANNELS)
def test_the_houses_own_wordings_use_their_places_only(code, channel):
    own = wordings.own_wording(code, channel)
    for words in (own.zh, own.en):
        for text in (words.subject, words.body):
            assert text
            assert wordings.misplaced(text, wordings.places_of(code)) is None


@pytest.mark.parametrize("code", wordings.codes())
@pytest.mark.parametrize("language", ["zh-CN", "en-US"])
def test_every_template_and_place_has_a_name(code, language):
    assert wordings.name_of(code, language) != f"notice_templates.{code}.name"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{title}", None),
        ("no place at all", None),
        ("{salary}", "{salary}"),
        ("{title", "{"),
        ("}", "}"),
        ("{}", "{"),
        ("{{title}}", "{"),
        ("{title.__class__}", "{"),
        ("{title!r}", "{"),
        ("{0}", "{"),
    ],
)
def test_only_known_places_may_stand_in_braces(text, found):
    assert wordings.misplaced(text, ["title"]) == found


def test_a_value_is_put_in_as_it_stands_and_never_filled_again():
    filled = Words("{title}", "{title} {asker}").filled({"title": "{asker} <b>", "asker": "李雷"})
    assert filled == Words("{asker} <b>", "{asker} <b> 李雷")


def test_a_place_without_a_value_is_seen():
    assert Words("{title}", "x").filled({}).subject == "{title}"


@given(st.text(), st.dictionaries(st.text(), st.text()))
def test_any_text_and_any_values_can_be_filled(text, values):
    filled = Words(text, text).filled(wordings.readable(values))
    assert len(filled.subject) <= wordings.SUBJECT_LENGTH_MAX
    assert "\n" not in filled.subject


def test_each_reads_in_his_own_language():
    chinese, english = person(), person(language="en-US")
    people = {one.account_id: one for one in (chinese, english)}
    told = list(telling.to_inboxes([notice_to(chinese, english)], people, worded()))
    assert [one.words.subject for one in told] == ["中 in_app 改角色", "en in_app 改角色"]


def test_somebody_named_twice_is_told_once_and_a_stranger_never():
    one = person()
    notice = notice_to(one, one, person())
    assert len(list(telling.to_inboxes([notice], {one.account_id: one}, worded()))) == 1


def test_a_channel_that_is_off_tells_nobody():
    one = person()
    people = {one.account_id: one}
    off = worded(in_app=False, sms=False)
    assert list(telling.to_inboxes([notice_to(one)], people, off)) == []
    letters = list(telling.to_send([notice_to(one)], people, off, {}))
    assert [letter.channel for letter in letters] == ["email"]


def test_what_somebody_muted_is_not_sent_to_him_but_to_others():
    one, other = person(), person()
    people = {each.account_id: each for each in (one, other)}
    muted = {one.account_id: frozenset({f"email:{CODE}"})}
    letters = list(telling.to_send([notice_to(one, other)], people, worded(sms=False), muted))
    assert [letter.account_id for letter in letters] == [other.account_id]


@pytest.mark.parametrize(
    ("mute", "is_mutable"),
    [
        (f"email:{CODE}", True),
        (f"sms:{CODE}", True),
        (f"in_app:{CODE}", False),
        (f"webhook:{CODE}", False),
        ("email:no.such", False),
        ("email", False),
        ("", False),
    ],
)
def test_the_inbox_and_what_does_not_exist_cannot_be_muted(mute, is_mutable):
    assert telling.is_mutable(mute, wordings.codes()) is is_mutable


def test_commands_and_differences_never_leave_the_house():
    said = hearing.said_by(asked())
    assert "never leaves" not in said.body
    assert '"title":"店长"' in said.body


@pytest.mark.parametrize("kind", hearing.LEAVING)
def test_what_leaves_are_fields_of_the_event(kind):
    assert set(hearing.LEAVING[kind]) <= {field.name for field in fields(kind)}


def test_a_merchant_hears_of_his_own_and_the_platform_of_all():
    mine, foreign = uuid4(), uuid4()
    said = hearing.said_by(asked(merchant_id=mine))
    assert hearing.hears(["approvals.asked"], mine, said)
    assert hearing.hears(["approvals.asked"], None, said)
    assert not hearing.hears(["approvals.asked"], foreign, said)
    assert not hearing.hears(["approvals.granted"], None, said)
    assert not hearing.hears(["approvals.asked"], mine, hearing.said_by(asked()))


def test_an_event_says_the_same_each_time_it_is_told():
    granted = ApprovalGranted(new_id(), "x.y.z", uuid4(), None, None, "{}", NOON)
    assert hearing.said_by(granted) == hearing.said_by(granted)


def after(attempts: int, **changes) -> patience.Verdict:
    given = {"done": "sent", "failed": True, "final": False, "pauses": (30, 60), "at": NOON}
    return patience.after_try(attempts=attempts, **given | changes)


def test_pauses_grow_and_end():
    assert after(1).next_try_at == NOON + timedelta(seconds=30)
    assert after(2).next_try_at == NOON + timedelta(seconds=60)
    assert after(3) == patience.Verdict("failed", None, NOON)


def test_a_final_no_and_a_success_end_it_at_once():
    assert after(1, final=True).state == "failed"
    assert after(1, failed=False) == patience.Verdict("sent", None, NOON)
