"""Telling people once, wordings, inboxes, letters in hand."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select

from houtai.kit.auth import Actor
from houtai.modules.notices.queries.templates import TemplateUnknown, one_template
from houtai.modules.notices.rules import patience
from houtai.modules.notices.service import (
    inbox,
    letters,
    telling,
    templates,
)
from houtai.modules.notices.tables.people import Delivery, Message
from tests.factories.notices import (
    NOON,
    contacts_of,
    make_delivery,
    make_message,
    person,
    wanted,
)
from tests.statements import count_statements

CODE = "approvals.task_waiting"


def words(**changes) -> templates.EditTemplate:
    return templates.EditTemplate(
        **{
            "subject_zh": "请看 {title}",
            "body_zh": "正文 {asker}",
            "subject_en": "Look at {title}",
            "body_en": "Body {asker}",
            "enabled": True,
            "version": 0,
            **changes,
        }
    )


async def one(session, table, **found):
    rows = await session.scalars(
        select(table).filter_by(**found).execution_options(populate_existing=True)
    )
    return rows.one()


async def count(session, table, **found) -> int:
    return await session.scalar(select(func.count()).select_from(table).filter_by(**found))


# --- telling ----------------------------------------------------------------------------------


async def test_a_notice_reaches_inbox_and_mail_in_the_persons_language(session):
    reader = person(language="en-US")
    await telling.tell(session, [wanted(reader)], contacts_of(reader), NOON)
    message = await one(session, Message, account_id=reader.account_id)
    assert message.subject == "Please approve: 改角色"
    assert (message.link, message.read_at) == ("/approvals/1", None)
    letter = await one(session, Delivery, account_id=reader.account_id)
    assert (letter.channel, letter.state, letter.address) == ("email", "waiting", "li@example.com")


async def test_the_same_notice_told_twice_is_told_once(session):
    reader = person()
    notice = wanted(reader)
    for _ in range(2):
        await telling.tell(session, [notice, notice], contacts_of(reader), NOON)
    assert await count(session, Message, account_id=reader.account_id) == 1
    assert await count(session, Delivery, account_id=reader.account_id) == 1


async def test_somebody_without_an_address_is_seen_to_have_none(session):
    reader = person(email=None)
    await telling.tell(session, [wanted(reader)], contacts_of(reader), NOON)
    letter = await one(session, Delivery, account_id=reader.account_id)
    assert (letter.state, letter.address) == ("no_address", None)


async def test_an_edited_wording_counts_from_the_next_notice_on(session):
    reader = person()
    await templates.edit(session, CODE, "in_app", words(), by=uuid4(), at=NOON)
    await telling.tell(session, [wanted(reader)], contacts_of(reader), NOON)
    message = await one(session, Message, account_id=reader.account_id)
    assert (message.subject, message.body) == ("请看 改角色", "正文 李雷")


async def test_what_was_muted_is_not_sent_but_stands_in_the_inbox(session):
    reader = person()
    actor = Actor(reader.account_id)
    wish = inbox.SetPreferences(muted=[f"email:{CODE}"])
    await inbox.set_preferences(session, actor, wish)
    await telling.tell(session, [wanted(reader)], contacts_of(reader), NOON)
    assert await count(session, Message, account_id=reader.account_id) == 1
    assert await count(session, Delivery, account_id=reader.account_id) == 0


async def test_text_messages_wait_until_somebody_switches_them_on(session):
    reader = person()
    await templates.edit(session, CODE, "sms", words(), by=uuid4(), at=NOON)
    await telling.tell(session, [wanted(reader)], contacts_of(reader), NOON)
    text = await one(session, Delivery, account_id=reader.account_id, channel="sms")
    assert (text.address, text.subject) == ("13812345678", "请看 改角色")


@pytest.mark.parametrize(
    ("changes", "fault"),
    [
        ({"template": "no.such"}, KeyError),
        ({"fields": "[]"}, TypeError),
        ({"fields": "{"}, ValueError),
    ],
)
async def test_a_notice_asked_for_wrongly_is_not_passed_over_in_silence(session, changes, fault):
    reader = person()
    with pytest.raises(fault):
        await telling.tell(session, [wanted(reader, **changes)], contacts_of(reader), NOON)


async def test_one_notice_to_many_people_takes_few_statements(session):
    people = [person() for _ in range(300)]
    with count_statements(session) as statements:
        await telling.tell(session, [wanted(*people)], contacts_of(*people), NOON)
    assert statements.count <= 6
    assert await count(session, Message, subject="请审批：改角色") >= 300


# --- templates --------------------------------------------------------------------------------


async def test_of_two_edits_of_one_version_the_second_is_refused(session):
    await templates.edit(session, CODE, "email", words(), by=uuid4(), at=NOON)
    with pytest.raises(templates.ChangedMeanwhile):
        await templates.edit(session, CODE, "email", words(), by=uuid4(), at=NOON)
    await templates.edit(session, CODE, "email", words(version=1), by=uuid4(), at=NOON)
    with pytest.raises(templates.ChangedMeanwhile):
        await templates.edit(session, CODE, "email", words(version=1), by=uuid4(), at=NOON)


async def test_a_wording_taken_back_is_the_houses_own_again(session):
    own = await one_template(session, CODE, "email", "zh-CN")
    await templates.edit(session, CODE, "email", words(enabled=False), by=uuid4(), at=NOON)
    with pytest.raises(templates.ChangedMeanwhile):
        await templates.reset(session, CODE, "email", templates.ResetTemplate(version=7))
    await templates.reset(session, CODE, "email", templates.ResetTemplate(version=1))
    assert await one_template(session, CODE, "email", "zh-CN") == own


@pytest.mark.parametrize("field", ["subject_zh", "body_zh", "subject_en", "body_en"])
async def test_an_unknown_place_is_refused_where_it_stands(session, field):
    with pytest.raises(templates.StrayBrace) as refused:
        await templates.edit(
            session, CODE, "email", words(**{field: "{salary}"}), by=uuid4(), at=NOON
        )
    assert refused.value.place == f"body/{field}"


async def test_an_unknown_template_cannot_be_edited(session):
    with pytest.raises(TemplateUnknown):
        await templates.edit(session, "no.such", "email", words(), by=uuid4(), at=NOON)


def test_a_preview_shows_what_stands_where():
    shown = templates.preview(CODE, words())
    assert shown.zh.subject == "请看 [标题]"
    assert shown.en.body == "Body [who asks]"


# --- the inbox --------------------------------------------------------------------------------


async def test_only_ones_own_message_can_be_read(session):
    message = await make_message(session)
    with pytest.raises(inbox.MessageUnknown):
        await inbox.mark_read(session, Actor(uuid4()), message.id, NOON)
    await inbox.mark_read(session, Actor(message.account_id), message.id, NOON)
    later = NOON + timedelta(hours=1)
    await inbox.mark_read(session, Actor(message.account_id), message.id, later)
    assert (await one(session, Message, id=message.id)).read_at == NOON


async def test_reading_all_leaves_others_messages_alone(session):
    mine, theirs = await make_message(session), await make_message(session)
    await inbox.mark_all_read(session, Actor(mine.account_id), NOON)
    assert (await one(session, Message, id=mine.id)).read_at == NOON
    assert (await one(session, Message, id=theirs.id)).read_at is None


async def test_what_is_old_is_forgotten_and_what_waits_is_kept(session):
    old = NOON - timedelta(days=400)
    message = await make_message(session, created_at=old)
    waiting = await make_delivery(session, created_at=old)
    sent = await make_delivery(
        session, created_at=old, state="sent", next_try_at=None, finished_at=old
    )
    fresh = await make_message(session)
    while await inbox.forget(session, NOON):
        pass
    assert await count(session, Message, id=message.id) == 0
    assert await count(session, Message, id=fresh.id) == 1
    assert await count(session, Delivery, id=waiting.id) == 1
    assert await count(session, Delivery, id=sent.id) == 0


# --- letters ----------------------------------------------------------------------------------


async def test_a_letter_in_hand_is_not_taken_by_another_until_its_lease_ends(session):
    letter = await make_delivery(session)
    [taken] = [each for each in await letters.take(session, NOON) if each.id == letter.id]
    assert taken.attempts == 1
    assert letter.id not in [each.id for each in await letters.take(session, NOON)]
    later = NOON + patience.LEASE
    assert letter.id in [each.id for each in await letters.take(session, later)]


async def test_who_comes_back_after_his_lease_changes_nothing(session):
    letter = await make_delivery(session)
    [slow] = [each for each in await letters.take(session, NOON) if each.id == letter.id]
    later = NOON + patience.LEASE
    [quick] = [each for each in await letters.take(session, later) if each.id == letter.id]
    await letters.settle(session, [letters.Sent(quick)], later)
    await letters.settle(session, [letters.Sent(slow, "too late", final=True)], later)
    assert (await one(session, Delivery, id=letter.id)).state == "sent"


async def test_only_a_failed_letter_can_be_sent_again(session):
    failed = await make_delivery(
        session, state="failed", attempts=7, next_try_at=None, finished_at=NOON, error="550"
    )
    await letters.send_again(session, failed.id, NOON)
    again = await one(session, Delivery, id=failed.id)
    assert (again.state, again.attempts, again.error) == ("waiting", 0, None)
    with pytest.raises(letters.DeliveryNotFailed):
        await letters.send_again(session, failed.id, NOON)
    with pytest.raises(letters.DeliveryUnknown):
        await letters.send_again(session, uuid4(), NOON)
