"""The real adapters against fakes that check and sign as the documents say."""

import base64
import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from urllib.parse import parse_qsl, urlsplit

import pytest
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    PublicFormat,
)

from houtai.kit.clock import utc_now
from houtai.modules.payments.gateways import (
    Declined,
    Intent,
    NotGenuine,
    RefundIntent,
    Unreached,
    alipay,
    fake_alipay,
    fake_wechat,
    keys,
    wechat,
)
from houtai.modules.payments.gateways.wire import Wire

OURS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
THEIRS = rsa.generate_private_key(public_exponent=65537, key_size=2048)
STRANGER = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def pem_of(key: rsa.RSAPrivateKey) -> str:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()).decode().strip()


def der_of(key: rsa.RSAPublicKey) -> str:
    form = PublicFormat.SubjectPublicKeyInfo
    return base64.b64encode(key.public_bytes(Encoding.DER, form)).decode()


NUMBER = "P2611220000000000011"
INTENT = Intent(
    number=NUMBER,
    amount_fen=9_950,
    title="龙井茶 & 壶 / 2 件",
    expires_at=datetime(2026, 11, 22, 13, tzinfo=UTC),
    notify_url="https://shop.example.com/notify",
    return_url="https://shop.example.com/pay",
)
BACK = RefundIntent("R261122000000000001", NUMBER, 950, 9_950, "七天无理由", INTENT.notify_url)


@pytest.fixture
async def their_wechat():
    async with fake_wechat.serving(THEIRS, OURS.public_key()) as fake:
        yield fake


@pytest.fixture
async def their_alipay():
    async with fake_alipay.serving(THEIRS, OURS.public_key()) as fake:
        yield fake


def our_wechat(fake, **changes) -> wechat.Wechat:
    own = wechat.WechatKeys(
        app_id=fake_wechat.APP_ID,
        merchant_number=fake_wechat.MERCHANT,
        own_serial=fake_wechat.OWN_SERIAL,
        own_key=OURS,
        their_serial=fake_wechat.THEIR_SERIAL,
        their_key=THEIRS.public_key(),
        envelope_key=fake_wechat.ENVELOPE_KEY.encode(),
    )
    return wechat.Wechat(replace(own, **changes), Wire(fake.address, private_ok=True))


def our_alipay(fake, **changes) -> alipay.Alipay:
    own = alipay.AlipayKeys(fake_alipay.APP_ID, OURS, THEIRS.public_key())
    return alipay.Alipay(replace(own, **changes), Wire(fake.address, private_ok=True))


# --- WeChat Pay ---------------------------------------------------------------------------------


async def test_wechat_gives_a_code_to_scan_the_same_when_asked_again(their_wechat):
    ours = our_wechat(their_wechat)
    how = await ours.start(INTENT)
    assert (how.kind, how.address) == ("qr", f"weixin://wxpay/bizpayurl?pr={NUMBER}")
    assert await ours.start(INTENT) == how
    order = their_wechat.orders[NUMBER]
    assert (order["amount"], order["description"]) == (
        {"total": 9_950, "currency": "CNY"},
        INTENT.title,
    )


async def test_inside_wechat_the_page_is_handed_what_only_we_can_have_signed(their_wechat):
    ours = our_wechat(their_wechat)
    inside = replace(INTENT, scene="wechat", payer={"openid": "oBuyer"})
    how = await ours.start(inside)
    said = how.facts
    assert (how.kind, said["package"], said["signType"]) == (
        "bridge",
        f"prepay_id=wx{NUMBER}",
        "RSA",
    )
    assert their_wechat.orders[NUMBER]["payer"] == {"openid": "oBuyer"}
    lines = [said["appId"], said["timeStamp"], said["nonceStr"], said["package"], ""]
    keys.verify(OURS.public_key(), "\n".join(lines).encode(), said["paySign"])
    with pytest.raises(Declined, match="PARAM_ERROR"):
        await ours.start(replace(inside, payer={"openid": ""}))


async def test_on_a_phone_wechat_is_told_who_asks_and_where_he_comes_back_to(their_wechat):
    ours = our_wechat(their_wechat)
    how = await ours.start(replace(INTENT, scene="mobile", payer={"address": "203.0.113.7"}))
    address = urlsplit(how.address)
    assert (how.kind, address.netloc) == ("redirect", "wx.tenpay.com")
    assert dict(parse_qsl(address.query))["redirect_url"] == INTENT.return_url
    assert their_wechat.orders[NUMBER]["scene_info"] == {
        "payer_client_ip": "203.0.113.7",
        "h5_info": {"type": "Wap"},
    }


async def test_wechat_is_asked_how_it_stands(their_wechat):
    ours = our_wechat(their_wechat)
    assert (await ours.query(NUMBER)).state == "unknown"
    await ours.start(INTENT)
    assert (await ours.query(NUMBER)).state == "waiting"
    their_wechat.pay(NUMBER)
    standing = await ours.query(NUMBER)
    assert (standing.state, standing.paid_fen) == ("paid", 9_950)
    assert standing.paid_at == datetime(2026, 11, 22, 4, tzinfo=UTC)


async def test_wechat_closes_what_is_not_paid_and_tells_what_is(their_wechat):
    ours = our_wechat(their_wechat)
    await ours.start(INTENT)
    assert (await ours.close(NUMBER)).state == "closed"
    assert (await ours.query(NUMBER)).state == "closed"
    other = replace(INTENT, number="P2611220000000000029")
    await ours.start(other)
    their_wechat.pay(other.number)
    assert (await ours.close(other.number)).state == "paid"


async def test_wechat_refunds_are_asked_for_once_and_looked_after(their_wechat):
    ours = our_wechat(their_wechat)
    await ours.start(INTENT)
    with pytest.raises(Declined):
        await ours.refund(BACK)
    their_wechat.pay(NUMBER)
    assert (await ours.query_refund(BACK)).state == "unknown"
    assert (await ours.refund(BACK)).state == "processing"
    their_wechat.refunds[BACK.number]["status"] = "SUCCESS"
    for ask in (ours.refund, ours.query_refund):
        standing = await ask(BACK)
        assert (standing.state, standing.amount_fen) == ("succeeded", 950)
    their_wechat.refunds[BACK.number]["status"] = "ABNORMAL"
    assert (await ours.query_refund(BACK)).state == "failed"


async def test_wechat_callbacks_are_verified_opened_and_understood(their_wechat):
    ours = our_wechat(their_wechat)
    await ours.start(INTENT)
    their_wechat.pay(NUMBER)
    content = {**their_wechat.orders[NUMBER], "mchid": fake_wechat.MERCHANT}
    headers, body = their_wechat.tell("TRANSACTION.SUCCESS", content, utc_now())
    told = ours.read_callback(headers, body, utc_now())
    assert (told.kind, told.number) == ("payment", NUMBER)
    assert (told.payment.state, told.payment.paid_fen) == ("paid", 9_950)
    refund = {
        "mchid": fake_wechat.MERCHANT,
        "out_refund_no": BACK.number,
        "refund_status": "SUCCESS",
        "refund_id": "5030",
        "amount": {"total": 9_950, "refund": 950},
    }
    told = ours.read_callback(*their_wechat.tell("REFUND.SUCCESS", refund, utc_now()), utc_now())
    assert (told.kind, told.number, told.refund.amount_fen) == ("refund", BACK.number, 950)


@pytest.mark.parametrize(
    "forge",
    [
        lambda headers, body: (headers, body + b" "),
        lambda headers, body: ({**headers, "wechatpay-serial": "OTHER"}, body),
        lambda headers, body: ({**headers, "wechatpay-signature": "AAAA"}, body),
        lambda headers, body: ({**headers, "wechatpay-signature": "not base64!"}, body),
        lambda headers, body: ({**headers, "wechatpay-timestamp": "1"}, body),
        lambda _headers, body: ({}, body),
    ],
)
async def test_a_forged_wechat_callback_is_refused(their_wechat, forge):
    ours = our_wechat(their_wechat)
    content = {"mchid": fake_wechat.MERCHANT, "out_trade_no": NUMBER, "trade_state": "NOTPAY"}
    headers, body = their_wechat.tell("TRANSACTION.SUCCESS", content, utc_now())
    assert ours.read_callback(headers, body, utc_now()) is not None
    with pytest.raises(NotGenuine):
        ours.read_callback(*forge(headers, body), utc_now())


async def test_an_old_wechat_callback_is_not_taken_again(their_wechat):
    ours, then = our_wechat(their_wechat), utc_now() - timedelta(minutes=6)
    content = {"mchid": fake_wechat.MERCHANT, "out_trade_no": NUMBER, "trade_state": "NOTPAY"}
    told = their_wechat.tell("TRANSACTION.SUCCESS", content, then)
    with pytest.raises(NotGenuine):
        ours.read_callback(*told, utc_now())


async def test_a_wechat_callback_for_another_merchant_or_key_is_refused(their_wechat):
    ours = our_wechat(their_wechat)
    content = {"mchid": "1", "out_trade_no": NUMBER, "trade_state": "NOTPAY"}
    with pytest.raises(NotGenuine):
        ours.read_callback(*their_wechat.tell("TRANSACTION.SUCCESS", content, utc_now()), utc_now())
    sealed = our_wechat(their_wechat, envelope_key=b"x" * 32)
    content["mchid"] = fake_wechat.MERCHANT
    with pytest.raises(NotGenuine):
        sealed.read_callback(
            *their_wechat.tell("TRANSACTION.SUCCESS", content, utc_now()), utc_now()
        )


async def test_wechat_does_not_know_us_by_another_key(their_wechat):
    with pytest.raises(Declined, match="SIGN_ERROR"):
        await our_wechat(their_wechat, own_key=STRANGER).start(INTENT)


async def test_an_answer_that_wechat_did_not_sign_says_nothing(their_wechat):
    with pytest.raises(Unreached) as caught:
        await our_wechat(their_wechat, their_key=STRANGER.public_key()).start(INTENT)
    assert not isinstance(caught.value, Declined)


async def test_wechats_bill_is_fetched_and_its_digest_checked(their_wechat, monkeypatch):
    ours = our_wechat(their_wechat)
    assert await ours.fetch_bill(date(2026, 11, 21)) == fake_wechat.BILL
    monkeypatch.setattr(fake_wechat, "hashlib", _Wrong)
    with pytest.raises(Unreached):
        await ours.fetch_bill(date(2026, 11, 21))


class _Wrong:
    @staticmethod
    def sha1(_content, **_options):
        return type("Digest", (), {"hexdigest": staticmethod(lambda: "0" * 40)})


# --- Alipay -------------------------------------------------------------------------------------


async def test_alipay_gets_a_signed_address_without_being_called(their_alipay):
    how = await our_alipay(their_alipay).start(INTENT)
    assert how.kind == "redirect"
    their_alipay.visit(how.address)
    trade = their_alipay.trades[NUMBER]
    assert (trade["total_amount"], trade["time_expire"]) == ("99.50", "2026-11-22 21:00:00")
    with pytest.raises(NotGenuine):
        their_alipay.visit(how.address.replace("99.50", "00.50"))


async def test_alipay_on_a_phone_is_a_page_of_its_own(their_alipay):
    ours = our_alipay(their_alipay)
    how = await ours.start(replace(INTENT, scene="mobile"))
    their_alipay.visit(how.address)
    trade = their_alipay.trades[NUMBER]
    assert (trade["product_code"], trade["quit_url"]) == ("QUICK_WAP_WAY", INTENT.return_url)
    form = dict(parse_qsl(urlsplit(how.address).query))
    assert (form["method"], form["return_url"]) == ("alipay.trade.wap.pay", INTENT.return_url)


async def test_alipay_is_asked_how_it_stands(their_alipay):
    ours = our_alipay(their_alipay)
    assert (await ours.query(NUMBER)).state == "unknown"
    their_alipay.visit((await ours.start(INTENT)).address)
    assert (await ours.query(NUMBER)).state == "waiting"
    their_alipay.pay(NUMBER)
    standing = await ours.query(NUMBER)
    assert (standing.state, standing.paid_fen) == ("paid", 9_950)
    assert standing.paid_at == datetime(2026, 11, 22, 4, tzinfo=UTC)
    assert (await ours.close(NUMBER)).state == "paid"


async def test_alipay_closes_what_is_not_paid(their_alipay):
    ours = our_alipay(their_alipay)
    assert (await ours.close(NUMBER)).state == "unknown"
    their_alipay.visit((await ours.start(INTENT)).address)
    assert (await ours.close(NUMBER)).state == "closed"
    assert (await ours.query(NUMBER)).state == "closed"


async def test_a_trade_that_alipay_gave_back_whole_was_paid_all_the_same(their_alipay):
    ours = our_alipay(their_alipay)
    their_alipay.visit((await ours.start(INTENT)).address)
    their_alipay.pay(NUMBER)
    their_alipay.trades[NUMBER]["trade_status"] = "TRADE_CLOSED"
    assert (await ours.query(NUMBER)).state == "paid"


async def test_alipay_refunds_at_once_or_later_and_never_twice(their_alipay):
    ours = our_alipay(their_alipay)
    their_alipay.visit((await ours.start(INTENT)).address)
    with pytest.raises(Declined):
        await ours.refund(BACK)
    their_alipay.pay(NUMBER)
    assert (await ours.query_refund(BACK)).state == "unknown"
    for _ in range(2):
        standing = await ours.refund(BACK)
        assert (standing.state, standing.amount_fen) == ("succeeded", 950)
    later = replace(BACK, number="R2")
    their_alipay.refunds_later = True
    assert (await ours.refund(later)).state == "processing"
    their_alipay.refunds_later = False
    assert (await ours.query_refund(later)).state == "succeeded"


async def test_alipays_notice_is_verified_and_understood(their_alipay):
    ours = our_alipay(their_alipay)
    their_alipay.visit((await ours.start(INTENT)).address)
    their_alipay.pay(NUMBER)
    body = their_alipay.tell(NUMBER)
    told = ours.read_callback({}, body, utc_now())
    assert (told.number, told.payment.state, told.payment.paid_fen) == (NUMBER, "paid", 9_950)
    assert ours.read_callback({}, their_alipay.tell(NUMBER, gmt_refund="x"), utc_now()) is None
    for forged in (
        body.replace(b"99.50", b"00.50"),
        body.replace(b"sign=", b"sing="),
        their_alipay.tell(NUMBER, app_id="2021"),
        their_alipay.tell(NUMBER, total_amount="99.505"),
        b"",
        b"\xff",
    ):
        with pytest.raises(NotGenuine):
            ours.read_callback({}, forged, utc_now())


async def test_alipay_must_know_us_and_we_it(their_alipay):
    with pytest.raises(Declined, match="invalid-signature"):
        await our_alipay(their_alipay, own_key=STRANGER).query(NUMBER)
    with pytest.raises(Unreached) as caught:
        await our_alipay(their_alipay, their_key=STRANGER.public_key()).query(NUMBER)
    assert not isinstance(caught.value, Declined)


async def test_alipay_that_is_busy_is_asked_again(their_alipay):
    their_alipay.busy = True
    with pytest.raises(Unreached) as caught:
        await our_alipay(their_alipay).query(NUMBER)
    assert not isinstance(caught.value, Declined)


async def test_alipays_bill_is_fetched(their_alipay):
    assert await our_alipay(their_alipay).fetch_bill(date(2026, 11, 21)) == fake_alipay.BILL


# --- both ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("status", [429, 500, 502, 503])
async def test_trouble_on_their_side_is_no_answer(their_wechat, their_alipay, status):
    their_wechat.failing = their_alipay.failing = status
    for ours in (our_wechat(their_wechat), our_alipay(their_alipay)):
        with pytest.raises(Unreached) as caught:
            await ours.query(NUMBER)
        assert not isinstance(caught.value, Declined)


async def test_nobody_there_is_no_answer():
    ours = our_wechat(type("Gone", (), {"address": "http://127.0.0.1:9"}))
    with pytest.raises(Unreached):
        await ours.query(NUMBER)


async def test_a_gateway_is_not_called_inwards_nor_without_tls():
    for address in ("http://192.0.2.1", "https://127.0.0.1"):
        with pytest.raises(Unreached, match="refused address"):
            await Wire(address).call("GET", "/")


def test_keys_are_read_in_every_form_that_is_handed_out():
    pem = pem_of(OURS)
    der = OURS.private_bytes(Encoding.DER, PrivateFormat.TraditionalOpenSSL, NoEncryption())
    for text in (pem, base64.b64encode(der).decode()):
        assert keys.private_key(text).private_numbers() == OURS.private_numbers()
    public = OURS.public_key()
    form = PublicFormat.SubjectPublicKeyInfo
    for text in (
        public.public_bytes(Encoding.PEM, form).decode(),
        der_of(public),
    ):
        assert keys.public_key(text) == public


def test_what_is_no_key_or_too_short_is_said():
    short = rsa.generate_private_key(public_exponent=65537, key_size=1024)
    pem = pem_of(short)
    for text in (pem, "abc", "-----BEGIN RSA PRIVATE KEY-----\nAA\n", ""):
        with pytest.raises(keys.UnreadableKey):
            keys.private_key(text)
    with pytest.raises(keys.UnreadableKey):
        keys.public_key("-----BEGIN CERTIFICATE-----\nAA\n-----END CERTIFICATE-----")


@pytest.mark.parametrize(("amount", "text"), [(1, "0.01"), (100, "1.00"), (9_950, "99.50")])
def test_d21_yuan_and_fen_are_exact(amount, text):
    assert (alipay.yuan(amount), alipay.fen(text)) == (text, amount)


def test_an_envelope_opens_with_its_own_facts_only():
    key = b"k" * 32
    sealed = keys.wrapped(key, nonce="n" * 12, content=b"{}", associated="a")
    assert json.loads(keys.unwrapped(key, nonce="n" * 12, ciphertext=sealed, associated="a")) == {}
    with pytest.raises(NotGenuine):
        keys.unwrapped(key, nonce="n" * 12, ciphertext=sealed, associated="b")
