"""Sending outside: what is refused before anybody is called, what an answer means, signatures."""

import base64
import hmac
from datetime import UTC, datetime
from email import message_from_bytes, policy
from hashlib import sha256
from ipaddress import ip_address

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit import outgoing
from houtai.kit.outgoing import web
from tests.kit.outgoing_room import MailSink, WebSink, serving

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
PRIVATE = [
    "127.0.0.1", "10.0.0.8", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1",
    "0.0.0.0", "224.0.0.1", "255.255.255.255", "::1", "::", "fe80::1", "fd00::1", "ff02::1",
    "::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "198.18.0.1",
]  # fmt: skip
PUBLIC = ["1.1.1.1", "223.5.5.5", "2606:4700:4700::1111", "::ffff:1.1.1.1"]


def letter(**changes) -> outgoing.Letter:
    return outgoing.Letter(
        **{"id": "0193-1", "to": "li@example.com", "subject": "审批", "body": "正文", "at": NOON}
        | changes
    )


@pytest.fixture
async def mail():
    sink = MailSink()
    async with serving(sink):
        yield sink


@pytest.fixture
async def site():
    sink = WebSink()
    async with serving(sink):
        yield sink


def server_of(sink: MailSink) -> outgoing.MailServer:
    return outgoing.MailServer.read(f"smtp://127.0.0.1:{sink.port}?from=houtai@example.com")


@pytest.mark.parametrize("address", PRIVATE)
def test_an_inner_address_is_not_called(address):
    assert not web.is_public(ip_address(address))
    host = f"[{address}]" if ":" in address else address
    with pytest.raises(outgoing.UnfitAddress, match="private"):
        outgoing.check_address(f"https://{host}/hook")


@pytest.mark.parametrize("address", PUBLIC)
def test_an_address_out_in_the_world_may_be_called(address):
    assert web.is_public(ip_address(address))


@pytest.mark.parametrize(
    ("url", "reason"),
    [
        ("http://example.com/", "not_https"),
        ("ftp://example.com/", "not_https"),
        ("file:///etc/passwd", "not_https"),
        ("https://", "unreadable"),
        ("https:///path", "unreadable"),
        ("https://user:pass@example.com/", "holds_password"),
        ("https://example.com:99999/", "unreadable"),
        ("https://example.com/" + "a" * 2_000, "too_long"),
        ("nonsense", "not_https"),
    ],
)
def test_an_unfit_address_is_told_without_looking_it_up(url, reason):
    with pytest.raises(outgoing.UnfitAddress, match=reason):
        outgoing.check_address(url)


@given(st.text(max_size=60))
def test_whatever_is_typed_as_an_address_is_taken_or_refused(text):
    try:
        outgoing.check_address(f"https://{text}")
    except outgoing.UnfitAddress:
        return


async def test_a_name_that_stands_for_an_inner_address_is_not_called(site):
    for url in (f"https://localhost:{site.port}/", f"https://127.0.0.1:{site.port}/"):
        with pytest.raises(outgoing.NotSent, match="private") as failure:
            await outgoing.post(url, b"{}", {})
        assert failure.value.final
    assert site.heard == []


async def test_a_call_brings_its_words_and_headers_and_its_own_host(site):
    answer = await outgoing.post(
        f"http://localhost:{site.port}/a?b=1", b'{"x":1}', {"webhook-id": "7"}, private_ok=True
    )
    [heard] = site.heard
    assert (heard.path, heard.body) == ("/a?b=1", b'{"x":1}')
    assert heard.headers["host"] == f"localhost:{site.port}"
    assert heard.headers["webhook-id"] == "7"
    assert answer.is_success


async def test_a_redirect_is_not_followed_and_is_no_success(site):
    site.respond = lambda _: (302, {"location": f"http://127.0.0.1:{site.port}/inner"}, b"")
    answer = await outgoing.post(site.url, b"", {}, private_ok=True)
    assert answer.status == 302
    assert not answer.is_success
    assert len(site.heard) == 1


async def test_only_the_beginning_of_an_endless_answer_is_kept(site):
    site.respond = lambda _: (500, {}, ("坏\x00\x1b" * 100_000).encode())
    answer = await outgoing.post(site.url, b"", {}, private_ok=True)
    assert len(answer.excerpt) <= web.EXCERPT_LENGTH_MAX
    assert "\x00" not in answer.excerpt
    assert "\x1b" not in answer.excerpt


async def test_a_receiver_that_does_not_answer_is_left(site, monkeypatch):
    monkeypatch.setattr(web, "SECONDS_MAX", 0.2)
    site.pause_seconds = 1
    with pytest.raises(outgoing.NotSent, match="no answer") as failure:
        await outgoing.post(site.url, b"", {}, private_ok=True)
    assert not failure.value.final


async def test_nobody_at_the_other_end_is_worth_another_try():
    with pytest.raises(outgoing.NotSent) as failure:
        await outgoing.post("http://127.0.0.1:9/", b"", {}, private_ok=True)
    assert not failure.value.final


def test_a_signature_is_what_the_standard_says():
    secret = outgoing.shared_secret(b"k" * 32)
    headers = outgoing.signed(secret, "msg_1", b"{}", at=NOON)
    content = f"msg_1.{int(NOON.timestamp())}.{{}}".encode()
    expected = base64.b64encode(hmac.digest(b"k" * 32, content, sha256)).decode()
    assert headers == {
        "webhook-id": "msg_1",
        "webhook-timestamp": str(int(NOON.timestamp())),
        "webhook-signature": f"v1,{expected}",
    }


def test_the_published_example_of_the_standard_comes_out_the_same():
    headers = outgoing.signed(
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
        "msg_p5jXN8AQM9LWM0D4loKWxJek",
        b'{"test": 2432232314}',
        at=datetime.fromtimestamp(1614265330, UTC),
    )
    assert headers["webhook-signature"] == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="


async def test_a_letter_arrives_as_it_was_written(mail):
    await outgoing.send_letter(server_of(mail), letter())
    [(sender, recipient, content)] = mail.letters
    read = message_from_bytes(content, policy=policy.default)
    assert "houtai@example.com" in sender
    assert recipient == "li@example.com"
    assert read["Subject"] == "审批"
    assert read["Message-ID"] == "<0193-1@example.com>"
    assert read.get_content().strip().startswith("正文")


async def test_a_subject_cannot_smuggle_in_another_header(mail):
    await outgoing.send_letter(server_of(mail), letter(subject="a\r\nBcc: all@example.com"))
    [(_, _, content)] = mail.letters
    read = message_from_bytes(content, policy=policy.default)
    assert read["Bcc"] is None
    assert read["Subject"] == "a Bcc: all@example.com"


@pytest.mark.parametrize(
    "address", ["", "nobody", "a@b>, c@d", "a@example.com\r\nRCPT TO:<b@example.com>", "a b@c.d"]
)
async def test_what_is_no_address_is_never_written_to(mail, address):
    with pytest.raises(outgoing.NotSent) as failure:
        await outgoing.send_letter(server_of(mail), letter(to=address))
    assert failure.value.final
    assert mail.letters == []


@pytest.mark.parametrize(("word", "final"), [("550 unknown", True), ("451 later", False)])
async def test_the_servers_word_decides_whether_another_try_helps(mail, word, final):
    mail.refusals["li@example.com"] = word
    with pytest.raises(outgoing.NotSent) as failure:
        await outgoing.send_letter(server_of(mail), letter())
    assert failure.value.final is final
    assert word in failure.value.reason


async def test_a_mail_server_that_is_away_is_asked_again():
    server = outgoing.MailServer.read("smtp://127.0.0.1:9?from=a@example.com")
    with pytest.raises(outgoing.NotSent) as failure:
        await outgoing.send_letter(server, letter())
    assert not failure.value.final


@pytest.mark.parametrize(
    "url",
    [
        "smtp://mail.example.com",
        "http://mail.example.com?from=a@example.com",
        "smtp://login:pass@mail.example.com?from=a@example.com",
        "smtps://mail.example.com?from=nobody",
        "smtps://?from=a@example.com",
    ],
)
def test_an_address_of_a_mail_server_that_would_not_do_is_refused(url):
    with pytest.raises(ValueError, match=r".") as fault:
        outgoing.MailServer.read(url)
    assert "pass@" not in str(fault.value)


def test_a_mail_server_does_not_show_its_password():
    server = outgoing.MailServer.read("smtps://me:s%40cret@m.example.com?from=a@example.com")
    assert server.password == "s@cret"
    assert "s@cret" not in repr(server)


async def test_a_text_message_goes_signed_to_the_gateway(site):
    gateway = outgoing.TextGateway.read(f"http://topsecret@127.0.0.1:{site.port}/send")
    assert "topsecret" not in repr(gateway)
    await outgoing.send_text(gateway, message_id="9", to="13812345678", text="验证", at=NOON)
    [heard] = site.heard
    assert heard.body.decode() == '{"id": "9", "to": "13812345678", "text": "验证"}'
    assert (
        heard.headers["webhook-signature"]
        == (outgoing.signed("topsecret", "9", heard.body, at=NOON)["webhook-signature"])
    )
    assert "authorization" not in heard.headers


@pytest.mark.parametrize(
    ("status", "final"), [(400, True), (422, True), (429, False), (503, False)]
)
async def test_the_gateways_answer_decides_whether_another_try_helps(site, status, final):
    site.respond = lambda _: (status, {}, b"no")
    gateway = outgoing.TextGateway.read(f"http://k@127.0.0.1:{site.port}/")
    with pytest.raises(outgoing.NotSent) as failure:
        await outgoing.send_text(gateway, message_id="9", to="1", text="x", at=NOON)
    assert failure.value.final is final
