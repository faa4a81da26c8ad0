"""Whose webhooks hear of what, their secrets, and when they are left alone."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import func, select, text

from houtai.events.approvals import ApprovalGranted
from houtai.kit.auth import Actor, Place
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import new_id
from houtai.modules.notices.queries import webhooks as shown
from houtai.modules.notices.rules import patience
from houtai.modules.notices.service import (
    calling,
    hearing,
    telling,
    templates,
    webhooks,
)
from houtai.modules.notices.tables.webhooks import Webhook, WebhookCall
from tests.factories.notices import (
    NOON,
    contacts_of,
    make_call,
    make_webhook,
    person,
    wanted,
)

CODE = "approvals.task_waiting"
PLATFORM = Actor(uuid4(), merchant_ids=None, warehouse_ids=None)
KEY = HouseKey(b"k" * 32)


def merchant_of(merchant_id) -> Actor:
    return Actor(
        uuid4(), merchant_ids=frozenset({merchant_id}), place=Place(merchant_id=merchant_id)
    )


def webhook(**changes) -> webhooks.CreateWebhook:
    return webhooks.CreateWebhook(
        **{
            "name": "ERP",
            "url": "https://erp.example.com/hook",
            "kinds": ["approvals.granted"],
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


async def test_an_event_calls_whom_it_concerns_once(session):
    mine, theirs = uuid4(), uuid4()
    platforms = await make_webhook(session)
    own = await make_webhook(session, merchant_id=mine)
    foreign = await make_webhook(session, merchant_id=theirs)
    off = await make_webhook(session, enabled=False)
    event = ApprovalGranted(new_id(), "identity.role.edit", uuid4(), mine, None, "{}", NOON)
    for _ in range(2):
        await hearing.say_events(session, [event], NOON)
    counts = [
        await count(session, WebhookCall, webhook_id=each.id)
        for each in (platforms, own, foreign, off)
    ]
    assert counts == [1, 1, 0, 0]


async def test_a_webhook_may_read_along_with_notices_in_its_language(session):
    listening = await make_webhook(session, kinds=[f"notices.{CODE}"], language="en-US")
    reader = person()
    await telling.tell(session, [wanted(reader)], contacts_of(reader), NOON)
    call = await one(session, WebhookCall, webhook_id=listening.id)
    said = json.loads(call.body)
    assert said["type"] == f"notices.{CODE}"
    assert said["data"]["subject"] == "Please approve: 改角色"


async def test_a_merchants_webhook_is_his_own_and_hidden_from_others(session):
    mine = uuid4()
    owner = merchant_of(mine)
    made = await webhooks.create(session, owner, webhook(), key=KEY, private_ok=False, at=NOON)
    assert (await one(session, Webhook, id=made.id)).merchant_id == mine
    stranger = merchant_of(uuid4())
    edit = webhooks.EditWebhook(**webhook().model_dump(), version=1)
    with pytest.raises(shown.WebhookUnknown):
        await webhooks.edit(session, stranger, made.id, edit, private_ok=False)
    with pytest.raises(shown.WebhookUnknown):
        await webhooks.remove(session, stranger, made.id)
    with pytest.raises(shown.WebhookUnknown):
        await webhooks.renew_secret(session, stranger, made.id, key=KEY, at=NOON)
    with pytest.raises(shown.WebhookUnknown):
        await webhooks.try_out(session, stranger, made.id, NOON)


@pytest.mark.parametrize(
    "actor",
    [
        Actor(uuid4(), merchant_ids=frozenset({uuid4()})),
        Actor(uuid4(), merchant_ids=None, place=Place(warehouse_id=uuid4())),
        Actor(uuid4(), merchant_ids=None, place=Place(uuid4(), uuid4())),
    ],
    ids=["a platform clerk of some merchants", "a warehouse", "a merchant's warehouse"],
)
async def test_nobody_else_makes_a_webhook_that_hears_of_all(session, actor):
    with pytest.raises(webhooks.WebhooksNotHere):
        await webhooks.create(session, actor, webhook(), key=KEY, private_ok=False, at=NOON)


async def test_an_unfit_url_and_an_unknown_kind_are_refused(session):
    for url in ("http://erp.example.com", "https://10.0.0.1/", "https://a:b@example.com"):
        with pytest.raises(webhooks.UrlUnfit):
            await webhooks.create(
                session, PLATFORM, webhook(url=url), key=KEY, private_ok=False, at=NOON
            )
    with pytest.raises(webhooks.KindUnknown):
        await webhooks.create(
            session, PLATFORM, webhook(kinds=["no.such"]), key=KEY, private_ok=False, at=NOON
        )


async def test_there_are_so_many_webhooks_and_no_more(session, monkeypatch):
    monkeypatch.setattr(webhooks, "WEBHOOKS_MAX", 1)
    owner = merchant_of(uuid4())
    await webhooks.create(session, owner, webhook(), key=KEY, private_ok=False, at=NOON)
    with pytest.raises(webhooks.TooManyWebhooks):
        await webhooks.create(session, owner, webhook(), key=KEY, private_ok=False, at=NOON)


async def test_a_new_secret_is_another_and_the_row_holds_neither(session):
    made = await webhooks.create(session, PLATFORM, webhook(), key=KEY, private_ok=False, at=NOON)
    renewed = await webhooks.renew_secret(session, PLATFORM, made.id, key=KEY, at=NOON)
    row = await one(session, Webhook, id=made.id)
    assert made.secret != renewed.secret == webhooks.secret_of(KEY, row.secret_salt)
    assert row.version == 2


async def test_changing_a_webhook_lets_it_be_called_again(session):
    left_alone = await make_webhook(
        session, failures_in_row=9, opened_at=NOON, probe_at=NOON + timedelta(hours=1)
    )
    edit = webhooks.EditWebhook(**webhook(name="新").model_dump(), version=1)
    await webhooks.edit(session, PLATFORM, left_alone.id, edit, private_ok=False)
    row = await one(session, Webhook, id=left_alone.id)
    assert (row.name, row.version, row.failures_in_row, row.opened_at) == ("新", 2, 0, None)
    with pytest.raises(templates.ChangedMeanwhile):
        await webhooks.edit(session, PLATFORM, left_alone.id, edit, private_ok=False)


def failing(call: calling.Taken, **changes) -> calling.Called:
    return calling.Called(call, NOON, 5, **{"status": 500, "error": "status 500"} | changes)


async def taken_of(session, webhook, at) -> list[calling.Taken]:
    return [each for each in await calling.take(session, at) if each.webhook_id == webhook.id]


async def test_after_failures_in_a_row_a_webhook_is_left_alone_but_for_a_probe(session):
    hook = await make_webhook(session)
    for _ in range(patience.FAILURES_MAX + 3):
        await make_call(session, hook)
    at = NOON
    for _ in range(2):
        round_of_calls = await taken_of(session, hook, at)
        assert len(round_of_calls) == calling.CALLS_OF_ONE_AT_ONCE
        await calling.settle(session, [failing(call) for call in round_of_calls], at)
    row = await one(session, Webhook, id=hook.id)
    assert (row.failures_in_row, row.opened_at) == (8, NOON)
    assert await taken_of(session, hook, at) == []
    at = row.probe_at
    [probe] = await taken_of(session, hook, at)
    assert await taken_of(session, hook, at) == [], "one probe at a time"
    await calling.settle(session, [calling.Called(probe, at, 5, status=200)], at)
    row = await one(session, Webhook, id=hook.id)
    assert (row.failures_in_row, row.opened_at, row.probe_at) == (0, None, None)
    assert len(await taken_of(session, hook, at)) > 1


async def test_each_failed_probe_makes_the_next_pause_longer_up_to_a_cap(session):
    hook = await make_webhook(
        session, failures_in_row=patience.FAILURES_MAX, opened_at=NOON, probe_at=NOON
    )
    await make_call(session, hook, attempts=0)
    pauses, at = [], NOON
    for _ in range(8):
        [probe] = await taken_of(session, hook, at)
        await calling.settle(session, [failing(probe)], at)
        row = await one(session, Webhook, id=hook.id)
        pauses.append((row.probe_at - at).total_seconds())
        call = await one(session, WebhookCall, id=probe.id)
        at = max(row.probe_at, call.next_try_at or row.probe_at)
    assert pauses == [120, 240, 480, 960, 1920, 3600, 3600, 3600]


async def test_who_made_a_webhook_is_told_when_it_stops_answering(session):
    hook = await make_webhook(session, failures_in_row=patience.FAILURES_MAX - 1)
    await make_call(session, hook)
    calls = await taken_of(session, hook, NOON)
    await calling.settle(session, [failing(call) for call in calls], NOON)
    told = await session.scalar(
        text(
            "SELECT body ->> 'template' FROM eventlog.event WHERE name = 'notices.wanted'"
            " AND body -> 'account_ids' ->> 0 = :who"
        ),
        {"who": str(hook.created_by)},
    )
    assert told == "notices.webhook_failing"


async def test_a_receiver_that_is_gone_is_called_no_more(session):
    hook = await make_webhook(session)
    call = await make_call(session, hook)
    taken = await taken_of(session, hook, NOON)
    await calling.settle(session, [failing(each, status=410) for each in taken], NOON)
    assert (await one(session, Webhook, id=hook.id)).enabled is False
    assert (await one(session, WebhookCall, id=call.id)).state == "failed"


async def test_a_replayed_call_keeps_its_id_and_its_earlier_tries(session):
    hook = await make_webhook(session)
    call = await make_call(session, hook)
    taken = await taken_of(session, hook, NOON)
    await calling.settle(session, [failing(each, final=True) for each in taken], NOON)
    await calling.call_again(session, PLATFORM, call.id, NOON)
    with pytest.raises(calling.CallUnderWay):
        await calling.call_again(session, PLATFORM, call.id, NOON)
    [again] = await taken_of(session, hook, NOON)
    assert (again.id, again.attempts, again.tries) == (call.id, 1, 2)
    await calling.settle(session, [calling.Called(again, NOON, 5, status=204)], NOON)
    whole = await shown.one_call(session, PLATFORM, call.id)
    assert [each.status for each in whole.tries] == [500, 204]
    assert whole.state == "delivered"


async def test_a_foreign_call_is_not_there_to_be_replayed(session):
    hook = await make_webhook(session, merchant_id=uuid4())
    call = await make_call(session, hook)
    with pytest.raises(shown.CallUnknown):
        await calling.call_again(session, merchant_of(uuid4()), call.id, NOON)


async def test_calls_that_wait_for_days_are_given_up(session):
    hook = await make_webhook(session, enabled=False)
    old = await make_call(session, hook)
    fresh = await make_call(session, hook, next_try_at=NOON + timedelta(days=3))
    assert await calling.give_up(session, NOON + timedelta(days=3, seconds=1)) == 1
    assert (await one(session, WebhookCall, id=old.id)).state == "failed"
    assert (await one(session, WebhookCall, id=fresh.id)).state == "waiting"
