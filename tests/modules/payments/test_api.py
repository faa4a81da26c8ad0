"""The doors: buyers meet their own payments, gateways are believed by their signature only."""

import json
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update

from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.kit.ids import new_id
from houtai.kit.jobs import Context
from houtai.kit.outgoing import signed
from houtai.modules.payments import handlers
from houtai.modules.payments.gateways import fake_wechat
from houtai.modules.payments.gateways.fake_wire import Answered, listening
from houtai.modules.payments.gateways.sandbox import secret_of
from houtai.modules.payments.queries.channels import sealed_channels
from houtai.modules.payments.service import channels, refunding, starting
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.tables import Callback, Channel, Payment, PaymentCase
from tests.factories.payments import NOON, Here, make_case, make_payment, open_channel
from tests.modules.payments.test_gateways import OURS, THEIRS, der_of, pem_of

SHOP, CONSOLE, NOTIFY = "/api/shop/payments", "/api/console/payments", "/api/open/payments"


def buyer() -> Actor:
    return Actor(new_id())


def clerk(*permissions: str) -> Actor:
    return Actor(new_id(), frozenset(permissions), None, None, department_ids=None)


@pytest.fixture
def payable(monkeypatch):
    """Trades that somebody knows, by member and trade."""
    known = {}

    async def find(_session, member_id, trade_id, /, *, at):
        assert at
        return known.get((member_id, trade_id))

    monkeypatch.setattr(starting, "_known", {"trades": find})
    return known


@pytest.fixture
def key(house, tmp_path):
    """The house's key, in a home of this test's own."""
    known: Environment = house.state.environment
    house.state.environment = replace(known, home=tmp_path)
    yield house_key(tmp_path)
    house.state.environment = known


# --- buyers -------------------------------------------------------------------------------------


async def test_d1_a_buyer_names_a_trade_and_never_a_sum(client_as, payable):
    me, trade_id = buyer(), new_id()
    due = starting.Payable(9_950, "茶", utc_now() + timedelta(minutes=30))
    payable[me.id, trade_id] = due
    wanted = {"trade_id": str(trade_id), "method": "sandbox"}
    async with client_as(me) as client:
        answer = await client.post(SHOP, json=wanted)
        assert answer.status_code == 201
        shown = (await client.get(f"{SHOP}/{answer.json()}")).json()
        assert (shown["amount_fen"], shown["state"]) == (9_950, "created")
        assert (await client.post(SHOP, json=wanted)).json() == answer.json()
        cheaper = await client.post(SHOP, json={**wanted, "amount_fen": 1})
        assert cheaper.status_code == 422
    async with client_as(buyer()) as client:
        foreign = await client.post(SHOP, json=wanted)
        unknown = await client.post(SHOP, json={**wanted, "trade_id": str(new_id())})
    assert (foreign.status_code, foreign.json()["code"]) == (404, "payments.nothing_to_pay")
    assert unknown.json()["code"] == foreign.json()["code"]


async def test_where_a_buyer_stands_is_kept_with_his_payment(client_as, payable, session):
    await open_channel(session, "wechat")
    facts = {"jsapi": "yes", "h5": "yes"}
    await session.execute(update(Channel).where(Channel.code == "wechat").values(facts=facts))
    me, trade_id = buyer(), new_id()
    payable[me.id, trade_id] = starting.Payable(9_950, "茶", utc_now() + timedelta(minutes=30))
    wanted = {"trade_id": str(trade_id), "method": "wechat", "scene": "wechat"}
    near, far = "http://localhost:8000", "https://evil.example.com"
    kept = []
    async with client_as(me) as client:
        for openid, origin in (("oBuyer_1", near), (None, far)):
            headers = {"Origin": origin, "Sec-Fetch-Site": "same-origin"}
            said = {**wanted, "openid": openid}
            answer = await client.post(SHOP, json=said, headers=headers)
            assert answer.status_code == 201, answer.text
            row = await session.get_one(Payment, UUID(answer.json()))
            kept.append((row.scene, row.payer, row.origin))
        for bad in ({"openid": "<x>"}, {"scene": "moon"}):
            assert (await client.post(SHOP, json={**wanted, **bad})).status_code == 422
    assert kept == [("wechat", {"openid": "oBuyer_1"}, near), ("page", {}, "")]


async def test_d2_a_foreign_payment_and_an_unknown_one_look_alike(client_as, session):
    payment = await make_payment(session)
    async with client_as(buyer()) as client:
        foreign = await client.get(f"{SHOP}/{payment.id}")
        unknown = await client.get(f"{SHOP}/{uuid4()}")
    assert (foreign.status_code, unknown.status_code) == (404, 404)
    assert foreign.json()["code"] == unknown.json()["code"] == "payments.payment_unknown"


async def test_nobody_is_shown_payments_without_signing_in(client_as, session):
    payment = await make_payment(session)
    async with client_as(None) as client:
        for answer in (
            await client.get(f"{SHOP}/{payment.id}"),
            await client.get(f"{SHOP}/stored-value"),
            await client.post(SHOP, json={"trade_id": str(new_id()), "method": "sandbox"}),
        ):
            assert answer.status_code == 401
        methods = (await client.get(f"{SHOP}/methods")).json()
    assert {"sandbox", "stored_value"} <= set(methods)
    assert "wechat" not in methods


async def test_a_buyer_pays_with_stored_value_within_his_own_reach(client_as, payable):
    me, trade_id = buyer(), new_id()
    payable[me.id, trade_id] = starting.Payable(500, "茶", utc_now() + timedelta(minutes=30))
    async with client_as(clerk("payments.stored_value.write")) as client:
        gift = {"amount_fen": 800, "reason": "开业礼金"}
        path = f"{CONSOLE}/stored-value/{me.id}"
        assert (await client.post(f"{path}/grant", json=gift)).status_code == 204
        assert (await client.get(path)).json() == {"balance_fen": 800}
    wanted = {"trade_id": str(trade_id), "method": "stored_value"}
    async with client_as(me) as client:
        paid = await client.post(SHOP, json=wanted)
        assert paid.status_code == 201
        assert (await client.get(f"{SHOP}/{paid.json()}")).json()["state"] == "succeeded"
        assert (await client.get(f"{SHOP}/stored-value")).json() == {"balance_fen": 300}
        again = await client.post(SHOP, json=wanted)
        assert (again.status_code, again.json()["code"]) == (409, "payments.not_enough_stored")


# --- gateways -----------------------------------------------------------------------------------


def told_by_sandbox(key, said, event=None):
    body = json.dumps(said).encode()
    event = event or str(new_id())
    return body, signed(secret_of(key), event, body, at=utc_now())


def paid(payment, **changes):
    said = {"kind": "payment", "number": payment.number, "state": "paid"}
    moment = utc_now().isoformat()
    known = {"gateway_number": "SB1", "paid_fen": payment.amount_fen, "paid_at": moment}
    return {**said, **known, **changes}


async def count(session, table) -> int:
    return await session.scalar(select(func.count()).select_from(table)) or 0


async def test_a_callback_is_believed_once(client_as, session, key):
    payment = await make_payment(session)
    body, headers = told_by_sandbox(key, paid(payment))
    async with client_as(None) as client:
        for _ in range(3):
            answer = await client.post(f"{NOTIFY}/sandbox/notify", content=body, headers=headers)
            assert (answer.status_code, answer.json()) == (200, {"heard": True})
    await session.refresh(payment)
    assert (payment.state, payment.gateway_number) == ("succeeded", "SB1")
    assert await session.scalar(select(func.count()).where(Callback.number == payment.number)) == 1


async def test_a_forged_callback_writes_nothing(client_as, session, key):
    payment = await make_payment(session)
    before = await count(session, Callback)
    body, headers = told_by_sandbox(key, paid(payment))
    forgeries = [
        (body + b" ", headers),
        (body, {}),
        (body, {**headers, "webhook-timestamp": "1"}),
        (b"\xff\x00", headers),
    ]
    async with client_as(None) as client:
        for content, said in forgeries:
            answer = await client.post(f"{NOTIFY}/sandbox/notify", content=content, headers=said)
            assert answer.status_code == 401
    await session.refresh(payment)
    assert (payment.state, await count(session, Callback)) == ("pending", before)


async def test_what_is_not_believed_is_counted_by_the_hour_with_the_reason(client_as, key):
    body, headers = told_by_sandbox(key, {"number": "P1"})
    lies = [({}, "moment"), ({**headers, "webhook-signature": "v1,AA=="}, "signature")]
    async with client_as(None) as client:
        for said, _ in lies * 3:
            await client.post(f"{NOTIFY}/sandbox/notify", content=body, headers=said)
        await client.post(f"{NOTIFY}/sandbox/notify", content=body, headers=headers)
    async with client_as(clerk("payments.payment.read")) as client:
        path = f"{CONSOLE}/refused-callbacks"
        rows = (await client.get(path, params={"channel": "sandbox"})).json()["items"]
        [moment] = (await client.get(path, params={"reason": "moment"})).json()["items"]
    seen = {row["reason"]: row["seen"] for row in rows}
    assert seen == {"moment": 3, "signature": 3, "content": 1}
    assert (moment["last_hash"], moment["last_bytes"]) == (sha256(body).hexdigest(), len(body))


async def test_reordered_callbacks_leave_a_paid_payment_paid(client_as, session, key):
    payment = await make_payment(session)
    stale = {**paid(payment), "state": "waiting", "paid_fen": 0, "paid_at": None}
    async with client_as(None) as client:
        for said in (paid(payment), stale, {**stale, "state": "closed"}):
            body, headers = told_by_sandbox(key, said)
            answer = await client.post(f"{NOTIFY}/sandbox/notify", content=body, headers=headers)
            assert answer.status_code == 200
    await session.refresh(payment)
    assert payment.state == "succeeded"


async def test_a_lying_amount_is_a_case(client_as, session, key):
    payment = await make_payment(session)
    body, headers = told_by_sandbox(key, paid(payment, paid_fen=payment.amount_fen - 1))
    async with client_as(None) as client:
        await client.post(f"{NOTIFY}/sandbox/notify", content=body, headers=headers)
    await session.refresh(payment)
    kinds = await session.scalars(
        select(PaymentCase.kind).where(PaymentCase.payment_id == payment.id)
    )
    assert (payment.state, kinds.all()) == ("failed", ["amount_differs"])


async def test_a_channel_that_is_none_or_not_set_up_hears_nothing(client_as, key):
    assert key
    async with client_as(None) as client:
        for channel in ("wechat", "alipay", "stored_value", "paypal"):
            answer = await client.post(f"{NOTIFY}/{channel}/notify", content=b"{}")
            assert (answer.status_code, answer.json()["code"]) == (
                404,
                "payments.channel_unknown",
            )


async def test_more_than_64_kb_are_not_read(client_as, key):
    assert key
    async with client_as(None) as client:
        answer = await client.post(f"{NOTIFY}/sandbox/notify", content=b"x" * (64 * 1024 + 1))
    assert answer.status_code == 413


async def test_wechat_is_heard_once_it_is_set_up(client_as, session, key):
    facts = {
        "app_id": fake_wechat.APP_ID,
        "merchant_number": fake_wechat.MERCHANT,
        "own_serial": fake_wechat.OWN_SERIAL,
        "their_serial": fake_wechat.THEIR_SERIAL,
        "their_key": der_of(THEIRS.public_key()),
    }
    secrets = {"own_key": pem_of(OURS), "envelope_key": fake_wechat.ENVELOPE_KEY}
    setting = {"enabled": True, "facts": facts, "secrets": secrets, "version": 1}
    async with client_as(clerk("payments.channel.write")) as client:
        answer = await client.put(f"{CONSOLE}/channels/wechat", json=setting)
        assert answer.status_code == 204, answer.text
        shown = (await client.get(f"{CONSOLE}/channels")).text
    assert '"has_secrets":true' in shown
    assert fake_wechat.ENVELOPE_KEY not in shown
    stored = (await sealed_channels(session, ["wechat"]))["wechat"]
    assert fake_wechat.ENVELOPE_KEY.encode() not in stored.sealed
    assert channels.opened(stored, key).secrets == secrets
    payment = await make_payment(session, method="wechat")
    theirs = fake_wechat.FakeWechat(THEIRS, OURS.public_key())
    content = {
        "mchid": fake_wechat.MERCHANT,
        "out_trade_no": payment.number,
        "transaction_id": "4200",
        "trade_state": "SUCCESS",
        "success_time": "2026-11-22T12:00:00+08:00",
        "amount": {"total": payment.amount_fen},
    }
    headers, body = theirs.tell("TRANSACTION.SUCCESS", content, utc_now())
    async with client_as(None) as client:
        answer = await client.post(f"{NOTIFY}/wechat/notify", content=body, headers=headers)
        assert (answer.status_code, answer.json()) == (200, {"code": "SUCCESS"})
    await session.refresh(payment)
    assert payment.state == "succeeded"


async def test_another_houses_key_opens_no_secrets(key, tmp_path):
    salt = b"s" * 32
    stored = channels.Sealed("alipay", True, {}, salt, channels.seal(key, salt, {"own_key": "k"}))
    assert channels.opened(stored, key).secrets == {"own_key": "k"}
    other = house_key(tmp_path / "other")
    assert channels.opened(stored, other).secrets == {}


# --- staff --------------------------------------------------------------------------------------


async def test_a_channel_that_is_not_whole_is_not_switched_on(client_as, key):
    assert key
    async with client_as(clerk("payments.channel.write")) as client:
        for body, place in (
            ({"facts": {"app_id": "1"}}, "body/facts/their_key"),
            ({"facts": {"app_id": "1", "their_key": "k"}}, "body/secrets"),
            ({"facts": {"colour": "red"}}, "body/facts/app_id"),
        ):
            wanted = {"enabled": True, "version": 1, **body}
            answer = await client.put(f"{CONSOLE}/channels/alipay", json=wanted)
            assert (answer.status_code, answer.json()["errors"][0]["place"]) == (422, place)
        stale = {"enabled": False, "facts": {}, "version": 9}
        answer = await client.put(f"{CONSOLE}/channels/alipay", json=stale)
        assert (answer.status_code, answer.json()["code"]) == (409, "payments.channel_changed")


async def test_staff_finds_payments_by_what_is_known_of_them(client_as, session):
    payment = await make_payment(session, gateway_number=f"G{new_id()}")
    await make_payment(session)
    async with client_as(clerk("payments.payment.read")) as client:
        for name in ("number", "trade_id", "member_id", "gateway_number"):
            value = str(getattr(payment, name))
            found = (await client.get(f"{CONSOLE}/payments", params={name: value})).json()
            assert [one["id"] for one in found["items"]] == [str(payment.id)], name
        one = (await client.get(f"{CONSOLE}/payments/{payment.id}")).json()
        assert one["number"] == payment.number
        confirmed = {"amount_fen": 1, "gateway_number": "x", "version": 1}
        path = f"{CONSOLE}/payments/{payment.id}/confirm"
        assert (await client.post(path, json=confirmed)).status_code == 403


async def test_payments_and_refunds_are_found_by_the_numbers_that_people_have(client_as, session):
    trade = f"T{new_id().int % 10**19:019d}"
    payment = await make_payment(session, title=trade)
    await receive(session, Receipt("sandbox", payment.number, "G", 9_950, NOON), at=NOON)
    wanted = refunding.Wanted(new_id(), payment.id, 100, "七天无理由")
    await refunding.ask_of_payment(session, wanted, at=NOON)
    await make_payment(session)
    async with client_as(clerk("payments.payment.read", "payments.refund.read")) as client:
        path = f"{CONSOLE}/refunds"
        number = (await client.get(f"{path}/{wanted.refund_id}")).json()["number"]
        asked = {"number": number, "payment_number": payment.number, "trade_number": trade}
        for name, value in asked.items():
            found = (await client.get(path, params={name: value})).json()["items"]
            assert [one["id"] for one in found] == [str(wanted.refund_id)], name
        found = (await client.get(f"{CONSOLE}/payments", params={"trade_number": trade})).json()
    assert [one["id"] for one in found["items"]] == [str(payment.id)]


async def test_staff_of_a_merchant_meets_no_payment(client_as, session):
    payment = await make_payment(session)
    case = await make_case(session)
    permissions = frozenset({"payments.payment.read", "payments.case.read"})
    merchant = Actor(new_id(), permissions, frozenset({new_id()}))
    async with client_as(merchant) as client:
        for path in (f"payments/{payment.id}", f"cases/{case.id}"):
            assert (await client.get(f"{CONSOLE}/{path}")).status_code == 404
        assert (await client.get(f"{CONSOLE}/payments")).json()["items"] == []


async def test_a_case_tells_what_was_asked_and_what_is_left(client_as, session, key):
    payment = await make_payment(session)
    body, headers = told_by_sandbox(key, paid(payment, paid_fen=payment.amount_fen - 1))
    async with client_as(None) as client:
        await client.post(f"{NOTIFY}/sandbox/notify", content=body, headers=headers)
    async with client_as(clerk("payments.case.read")) as client:
        path, of = f"{CONSOLE}/cases", {"payment_id": str(payment.id)}
        [case] = (await client.get(path, params=of)).json()["items"]
        assert (await client.get(f"{path}/{case['id']}")).json() == case
    told = (case["payment_number"], case["asked_fen"], case["amount_fen"], case["left_fen"])
    assert told == (payment.number, 9_950, 9_949, 9_949)


async def test_stored_value_has_a_statement_with_reasons(client_as):
    member_id = new_id()
    path = f"{CONSOLE}/stored-value/{member_id}"
    async with client_as(clerk("payments.stored_value.write")) as client:
        assert (await client.get(f"{path}/entries")).json() == {"entries": [], "next": None}
        for amount_fen in (800, -300):
            grant = {"amount_fen": amount_fen, "reason": "活动补发"}
            assert (await client.post(f"{path}/grant", json=grant)).status_code == 204
        first = (await client.get(f"{path}/entries", params={"limit": 1})).json()
        rest = (await client.get(f"{path}/entries", params={"before": first["next"]})).json()
        broken = await client.get(f"{path}/entries", params={"before": "x"})
    lines = [*first["entries"], *rest["entries"]]
    assert [(one["change_fen"], one["balance_fen"]) for one in lines] == [(-300, 500), (800, 800)]
    assert (broken.status_code, broken.json()["code"]) == (422, "request.broken_cursor")


async def test_a_channel_is_tested_by_a_job_and_says_how_it_went(
    client_as, session, key, monkeypatch, tmp_path
):
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path))
    job = Context(Here(session), utc_now(), 1, 1)
    async with client_as(clerk("payments.channel.write")) as client:

        async def shown(code):
            found = (await client.get(f"{CONSOLE}/channels")).json()
            return next(one for one in found if one["code"] == code)

        nobody = await client.post(f"{CONSOLE}/channels/cash_on_delivery/test")
        assert (nobody.status_code, nobody.json()["code"]) == (409, "payments.no_gateway")
        for code in ("sandbox", "wechat"):
            assert (await client.post(f"{CONSOLE}/channels/{code}/test")).status_code == 202
        assert (await shown("wechat"))["tested_at"] is None
        await handlers.test_channels(job)
        assert "is not set up" in (await shown("wechat"))["test_error"]
        assert "ConnectError" in (await shown("sandbox"))["test_error"]
        command = {"enabled": True, "facts": {}, "version": (await shown("sandbox"))["version"]}
        assert (await client.put(f"{CONSOLE}/channels/sandbox", json=command)).status_code == 204
        assert (await shown("sandbox"))["tested_at"] is None
        async with listening(lambda _asked: Answered(404)) as address:
            facts = update(Channel).where(Channel.code == "sandbox")
            await session.execute(facts.values(facts={"address": address}))
            await client.post(f"{CONSOLE}/channels/sandbox/test")
            await handlers.test_channels(job)
        tested = await shown("sandbox")
    assert tested["tested_at"] is not None
    assert tested["test_error"] is None


async def test_a_case_is_handled_once(client_as, session):
    case = await make_case(session)
    how = {"how": "kept", "note": "查无此人", "version": 1}
    async with client_as(clerk("payments.case.write")) as client:
        path = f"{CONSOLE}/cases/{case.id}"
        assert (await client.post(f"{path}/handle", json=how)).status_code == 204
        again = await client.post(f"{path}/handle", json=how)
        assert (again.status_code, again.json()["code"]) == (409, "payments.case_done")
        shown = (await client.get(path)).json()
    assert (shown["state"], shown["handled"], shown["note"]) == ("done", "kept", "查无此人")
