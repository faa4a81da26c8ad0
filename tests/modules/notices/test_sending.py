"""The jobs that send, with a real mail server and a real web server on the other side."""

import asyncio

import pytest
from sqlalchemy import select

from houtai.kit import jobs
from houtai.kit.clock import utc_now
from houtai.kit.house_key import house_key
from houtai.kit.outgoing import UnfitAddress, signed
from houtai.modules.notices.handlers import sending
from houtai.modules.notices.service import (
    webhooks,
)
from houtai.modules.notices.tables.people import Delivery
from houtai.modules.notices.tables.webhooks import WebhookCall, WebhookTry
from tests.factories.notices import (
    make_call,
    make_delivery,
    make_webhook,
)
from tests.kit.outgoing_room import MailSink, WebSink, serving


async def one(session, table, **found):
    rows = await session.scalars(
        select(table).filter_by(**found).execution_options(populate_existing=True)
    )
    return rows.one()


def context(database) -> jobs.Context:
    return jobs.Context(database, utc_now(), job_id=1, attempt=1)


@pytest.fixture
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path))
    monkeypatch.setenv("HOUTAI_WEBHOOK_PRIVATE_OK", "1")
    for name in ("HOUTAI_SMTP_URL", "HOUTAI_SMS_URL"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


async def kept(database, maker, *args, **changes):
    async with database.transaction() as session:
        made = await maker(session, *args, **changes)
        session.expunge(made)
        return made


async def state_of(database, table, row_id):
    async with database.transaction() as session:
        return await one(session, table, id=row_id)


async def test_a_letter_arrives_once_though_several_workers_look(database, home, monkeypatch):
    sink = MailSink()
    letter = await kept(database, make_delivery)
    async with serving(sink):
        url = f"smtp://127.0.0.1:{sink.port}?from=houtai@example.com"
        monkeypatch.setenv("HOUTAI_SMTP_URL", url)
        await asyncio.gather(*(sending.send_letters(context(database)) for _ in range(4)))
    ids = [content for _, _, content in sink.letters if str(letter.id).encode() in content]
    assert len(ids) == 1
    assert (await state_of(database, Delivery, letter.id)).state == "sent"


async def test_without_a_provider_the_letter_says_so(database, home):
    mail = await kept(database, make_delivery)
    text = await kept(database, make_delivery, channel="sms", address="13812345678")
    await sending.send_letters(context(database))
    assert (await state_of(database, Delivery, mail.id)).state == "no_provider"
    assert (await state_of(database, Delivery, text.id)).state == "no_provider"


async def test_an_unreadable_provider_is_worth_another_try_later(database, home, monkeypatch):
    monkeypatch.setenv("HOUTAI_SMTP_URL", "smtp://me:secret@mail.example.com")
    letter = await kept(database, make_delivery)
    await sending.send_letters(context(database))
    row = await state_of(database, Delivery, letter.id)
    assert (row.state, row.attempts) == ("waiting", 1)
    assert "secret" not in row.error


async def test_a_refused_letter_has_failed_with_the_reason(database, home, monkeypatch):
    sink = MailSink(refusals={"li.wei@example.com": "550 no such user"})
    letter = await kept(database, make_delivery)
    async with serving(sink):
        url = f"smtp://127.0.0.1:{sink.port}?from=houtai@example.com"
        monkeypatch.setenv("HOUTAI_SMTP_URL", url)
        await sending.send_letters(context(database))
    row = await state_of(database, Delivery, letter.id)
    assert (row.state, row.next_try_at) == ("failed", None)
    assert "no such user" in row.error


async def test_a_call_is_signed_so_that_its_receiver_can_check_it(database, home):
    sink = WebSink()
    async with serving(sink):
        hook = await kept(database, make_webhook, url=sink.url)
        call = await kept(database, make_call, hook)
        await sending.call_webhooks(context(database))
    [heard] = [each for each in sink.heard if each.headers["webhook-id"] == str(call.id)]
    secret = webhooks.secret_of(house_key(home), hook.secret_salt)
    moment = utc_now().fromtimestamp(int(heard.headers["webhook-timestamp"]), utc_now().tzinfo)
    assert (
        signed(secret, str(call.id), heard.body, at=moment)["webhook-signature"]
        == (heard.headers["webhook-signature"])
    )
    assert (await state_of(database, WebhookCall, call.id)).state == "delivered"


async def test_a_refused_call_is_tried_again_later_and_each_try_is_kept(database, home):
    sink = WebSink(respond=lambda _: (503, {}, "忙".encode()))
    async with serving(sink):
        hook = await kept(database, make_webhook, url=sink.url)
        call = await kept(database, make_call, hook)
        await sending.call_webhooks(context(database))
    row = await state_of(database, WebhookCall, call.id)
    assert (row.state, row.status, row.error) == ("waiting", 503, "status 503")
    async with database.transaction() as session:
        kept_try = await one(session, WebhookTry, call_id=call.id)
    assert (kept_try.number, kept_try.status, kept_try.excerpt) == (1, 503, "忙")


async def test_no_call_goes_inwards_unless_the_installation_allows_it(database, home, monkeypatch):
    monkeypatch.setenv("HOUTAI_WEBHOOK_PRIVATE_OK", "0")
    sink = WebSink()
    async with serving(sink):
        url = f"https://localhost:{sink.port}/hook"
        hook = await kept(database, make_webhook, url=url)
        call = await kept(database, make_call, hook)
        await sending.call_webhooks(context(database))
    assert sink.heard == []
    row = await state_of(database, WebhookCall, call.id)
    assert (row.state, row.error) == ("failed", "refused: private")


def test_the_unfit_address_of_a_webhook_is_named_by_one_word():
    assert UnfitAddress("private").reason == "private"
