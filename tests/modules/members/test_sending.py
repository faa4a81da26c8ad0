"""Codes on their way to a telephone, with a real gateway's web server on the other side."""

import asyncio
import json
import re
from datetime import UTC, datetime, timedelta

import pytest
import structlog
from sqlalchemy import update

from houtai.kit import jobs
from houtai.kit.clock import utc_now
from houtai.kit.house_key import house_key
from houtai.kit.outgoing import signed
from houtai.modules.members import handlers
from houtai.modules.members.rules.codes import code_of
from houtai.modules.members.service import sending
from houtai.modules.members.tables import SignInCode
from tests.factories.members import make_code
from tests.kit.outgoing_room import Heard, WebSink, serving

SECRET = "what-only-the-gateway-knows"


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A house of its own, without a gateway."""
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path))
    for name in ("HOUTAI_SMS_URL", "HOUTAI_MODE"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


@pytest.fixture
async def gateway(home, monkeypatch):
    """Takes text messages, unless told otherwise."""
    sink = WebSink()
    async with serving(sink):
        url = f"http://{SECRET}@127.0.0.1:{sink.port}/send"
        monkeypatch.setenv("HOUTAI_SMS_URL", url)
        yield sink


async def asked(database, **changes) -> SignInCode:
    async with database.transaction() as session:
        code = await make_code(session, at=utc_now(), **changes)
        session.expunge(code)
        return code


async def now(database, code: SignInCode) -> SignInCode:
    """What became of it."""
    async with database.transaction() as session:
        found = await session.get_one(SignInCode, code.id)
        session.expunge(found)
        return found


async def send(database) -> None:
    await handlers.send_codes(jobs.Context(database, utc_now(), job_id=1, attempt=1))


async def later(database, code: SignInCode) -> None:
    """The pause before the next try is over."""
    async with database.transaction() as session:
        waiting = update(SignInCode).where(SignInCode.id == code.id)
        await session.execute(waiting.values(next_try_at=utc_now()))


def heard(gateway: WebSink, code: SignInCode) -> list[Heard]:
    """What came about this code; others of this database may be due too."""
    return [one for one in gateway.heard if json.loads(one.body)["id"] == str(code.id)]


async def test_a_code_arrives_once_though_several_workers_look(database, gateway, home):
    code = await asked(database)
    gateway.pause_seconds = 0.1
    await asyncio.gather(*(send(database) for _ in range(4)))
    [message] = heard(gateway, code)
    said = json.loads(message.body)
    right = code_of(house_key(home), code.salt, code.phone)
    assert said["to"] == code.phone
    assert said["text"] == f"验证码 {right}，5 分钟内有效。请勿告诉任何人。"
    assert (await now(database, code)).state == "sent"


async def test_it_is_signed_so_that_the_gateway_can_check_who_sends(database, gateway):
    code = await asked(database, language="en-US")
    await send(database)
    [message] = heard(gateway, code)
    at = datetime.fromtimestamp(int(message.headers["webhook-timestamp"]), UTC)
    proof = signed(SECRET, str(code.id), message.body, at=at)
    assert message.headers["webhook-signature"] == proof["webhook-signature"]
    assert message.headers["webhook-id"] == str(code.id)
    assert SECRET not in message.path
    assert re.match(r"Your code is \d{6}, good for 5 minutes", json.loads(message.body)["text"])


@pytest.mark.parametrize("status", [500, 503, 429, 408])
async def test_a_gateway_that_is_busy_is_asked_three_times(database, gateway, status):
    gateway.respond = lambda _: (status, {}, "忙".encode())
    code = await asked(database)
    for attempt in (1, 2):
        await send(database)
        found = await now(database, code)
        assert (found.state, found.attempts) == ("waiting", attempt)
        assert found.next_try_at > utc_now()
        await send(database)
        assert len(heard(gateway, code)) == attempt, "not before the pause is over"
        await later(database, code)
    await send(database)
    found = await now(database, code)
    assert (found.state, found.attempts, found.next_try_at) == ("failed", 3, None)
    assert found.error.startswith(str(status))
    assert len({one.headers["webhook-id"] for one in heard(gateway, code)}) == 1


async def test_a_busy_gateway_that_recovers_gets_the_same_code(database, gateway):
    gateway.respond = lambda _: (503, {}, b"")
    code = await asked(database)
    await send(database)
    gateway.respond = lambda _: (200, {}, b"ok")
    await later(database, code)
    await send(database)
    first, second = heard(gateway, code)
    assert first.body == second.body
    assert (await now(database, code)).state == "sent"


@pytest.mark.parametrize("status", [400, 401, 404, 422])
async def test_what_the_gateway_will_never_take_is_not_sent_again(database, gateway, status):
    gateway.respond = lambda _: (status, {}, b"no such number")
    code = await asked(database)
    await send(database)
    found = await now(database, code)
    assert (found.state, found.attempts, found.next_try_at) == ("failed", 1, None)
    assert "no such number" in found.error


async def test_a_code_that_has_run_out_is_not_sent(database, gateway):
    code = await asked(database, expires_at=utc_now() - timedelta(seconds=1))
    await send(database)
    assert heard(gateway, code) == []
    found = await now(database, code)
    assert (found.state, found.next_try_at) == ("failed", None)


async def test_a_code_is_not_tried_beyond_its_end(database, gateway):
    gateway.respond = lambda _: (503, {}, b"")
    code = await asked(database, expires_at=utc_now() + timedelta(seconds=4))
    await send(database)
    assert (await now(database, code)).state == "failed"


async def test_what_a_dying_process_had_in_hand_is_sent_when_its_lease_ends(database, gateway):
    code = await asked(database)
    async with database.transaction() as session:
        taken = await sending.take(session, utc_now())
    assert code.id in {one.id for one in taken}
    await send(database)
    assert heard(gateway, code) == []
    assert (await now(database, code)).next_try_at > utc_now() + timedelta(seconds=30)
    await later(database, code)
    await send(database)
    assert len(heard(gateway, code)) == 1
    # Who comes back from the dead changes nothing about it.
    async with database.transaction() as session:
        stale = [sending.Sent(one, "failed", "late", final=True) for one in taken]
        await sending.settle(session, [one for one in stale if one.code.id == code.id], utc_now())
    assert (await now(database, code)).state == "sent"


async def test_an_address_that_cannot_be_read_waits_and_does_not_tell_the_secret(
    database, home, monkeypatch
):
    monkeypatch.setenv("HOUTAI_SMS_URL", f"ftp://{SECRET}@gateway.example.com/send")
    code = await asked(database)
    await send(database)
    found = await now(database, code)
    assert found.state == "waiting"
    assert SECRET not in found.error


@pytest.mark.parametrize("mode", ["local", "production"])
async def test_without_a_gateway_the_log_has_the_code_in_a_trial_only(
    database, home, monkeypatch, mode
):
    monkeypatch.setenv("HOUTAI_MODE", mode)
    code = await asked(database)
    with structlog.testing.capture_logs() as lines:
        await send(database)
    assert (await now(database, code)).state == "no_provider"
    right = code_of(house_key(home), code.salt, code.phone)
    shown = right in {line.get("code") for line in lines}
    assert shown == (mode == "local")
    assert code.phone not in str(lines)


async def test_the_sender_is_woken_only_when_something_is_due(session):
    at = utc_now()
    due = update(SignInCode).where(SignInCode.state == "waiting")
    await session.execute(due.values(next_try_at=at + timedelta(hours=1)))
    assert not await sending.anything_due(session, at)
    await make_code(session, at=at)
    assert await sending.anything_due(session, at)
