"""Bad input of every kind: a 4xx with a code and a place, never a 5xx, and nothing changed."""

import errno
import json
import re
from collections.abc import Iterator
from contextlib import suppress
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from pydantic_core._pydantic_core import list_all_errors
from sqlalchemy import exc

from houtai.entry.http import _refuse_doubles
from houtai.kit.auth import Actor
from houtai.kit.environment import LANGUAGES
from houtai.kit.errors import HoutaiError, NotFound, TooMany, Unavailable
from houtai.kit.http import Router
from houtai.kit.http.bodies import KeyTwice, MalformedJson, NumberTooLarge, parse_json
from houtai.kit.http.database_failures import failure_from
from houtai.kit.texts import catalogue, say
from tests.kit.edge_room import Room, open_room

# The same in every process that collects the tests.
SOME_ID = UUID(int=1)

ROOM = "/api/console/edge-room"
JSON = {"Content-Type": "application/json"}


@pytest.fixture
def room(address, database) -> Iterator[Room]:
    return open_room(address, database)


async def send(room: Room, method: str, path: str, **what: object) -> httpx.Response:
    async with room.client() as client:
        return await client.request(method, f"{ROOM}/{path}", **what)


def places(answer: httpx.Response) -> dict[str, str]:
    return {one["place"]: one["code"] for one in answer.json()["errors"]}


def deep(levels: int) -> bytes:
    return b'{"word": "w", "free": ' + b'{"a":' * levels + b"1" + b"}" * levels + b"}"


WORD = '{"word": "w", '
BAD_BODIES = [
    (b"", 422, "body", "request.value.missing"),
    (b"{", 400, "body", "request.malformed_json"),
    (b"nothing", 400, "body", "request.malformed_json"),
    (b"[]", 422, "body", "request.value.model_attributes_type"),
    (b'{"word": "\xff"}', 400, "body", "request.malformed_json"),
    (b'{"word": "\\ud800"}', 400, "body", "request.malformed_json"),
    (b'{"word": "\\u0000"}', 422, "body/word", "request.value.not_storable"),
    (b'{"word": 5}', 422, "body/word", "request.value.string_type"),
    (b'{"word": ""}', 422, "body/word", "request.value.string_too_short"),
    (b'{"word": "a", "word": "b"}', 400, "body", "request.key_twice"),
    (f'{WORD}"strange": 1}}'.encode(), 422, "body/strange", "request.value.extra_forbidden"),
    (f'{WORD}"wait_seconds": NaN}}'.encode(), 400, "body", "request.malformed_json"),
    (f'{WORD}"wait_seconds": Infinity}}'.encode(), 400, "body", "request.malformed_json"),
    (f'{WORD}"wait_seconds": 1e999}}'.encode(), 422, "body", "request.number_too_large"),
    (f'{WORD}"at": "9999-12-31T00:00:00Z"}}'.encode(), 422, "body/at", None),
    (f'{WORD}"at": "0001-01-01T00:00:00+14:00"}}'.encode(), 422, "body/at", None),
    (f'{WORD}"at": "2026-02-30T00:00:00Z"}}'.encode(), 422, "body/at", None),
    (f'{WORD}"at": "2026-01-01T00:00:00"}}'.encode(), 422, "body/at", None),
    (f'{WORD}"at": 1e300}}'.encode(), 422, "body/at", None),
    (
        f'{WORD}"lines": [{{"amount_fen": 1.5, "quantity": 0}}]}}'.encode(),
        *(422, "body/lines/0/amount_fen", "request.value.int_type"),
    ),
    (
        f'{WORD}"lines": [{{"amount_fen": {2**63}, "quantity": 1}}]}}'.encode(),
        *(422, "body/lines/0/amount_fen", "request.value.less_than_equal"),
    ),
    (
        f'{WORD}"lines": [{{"amount_fen": 1, "quantity": {"9" * 5000}}}]}}'.encode(),
        *(400, "body", "request.malformed_json"),
    ),
    (deep(100_000), 400, "body", "request.malformed_json"),
    (b"[" * 1_900_000, 400, "body", "request.malformed_json"),
]


@pytest.mark.parametrize("bad", BAD_BODIES, ids=[repr(one[0][:60]) for one in BAD_BODIES])
async def test_a_bad_body_is_told_with_its_place_and_changes_nothing(room, bad):
    body, status, place, code = bad
    before = await room.count()
    answer = await send(room, "POST", "notes", content=body, headers=JSON)
    assert answer.status_code == status, answer.text
    assert answer.headers["content-type"] == "application/problem+json"
    assert place in places(answer)
    assert code in {places(answer)[place], None}
    assert await room.count() == before


async def test_json_nested_as_deep_as_allowed_is_taken(room):
    answer = await send(room, "POST", "notes", content=deep(190), headers=JSON)
    assert answer.status_code == 201


LOOSE = [
    {"size": 2**63},
    {"size": 10**30},
    {"word": "nul \0 inside"},
]


@pytest.mark.parametrize("more", LOOSE, ids=str)
async def test_what_only_the_database_refuses_is_the_senders_mistake_too(room, more):
    before = await room.count()
    answer = await send(room, "POST", "loose", json={"word": str(uuid4()), **more})
    assert answer.status_code == 422, answer.text
    assert answer.json()["code"] == "request.value_out_of_range"
    assert answer.json()["errors"][0]["place"] == "body"
    assert await room.count() == before


@pytest.mark.parametrize("kind", ["text/plain", "application/x-www-form-urlencoded", ""])
async def test_a_body_of_another_kind_is_not_read(room, kind):
    headers = {"Content-Type": kind}
    answer = await send(room, "POST", "notes", content=b'{"word":"w"}', headers=headers)
    assert (answer.status_code, answer.json()["code"]) == (415, "request.wrong_media_type")
    form = await send(room, "POST", "files", json={"title": "x"})
    assert form.status_code == 415


@pytest.mark.parametrize("size_bytes", [2_000_001, 10_000_000])
async def test_a_large_body_is_refused_whether_announced_or_not(room, size_bytes):
    async def in_pieces():
        for _ in range(size_bytes // 1000 + 1):
            yield b" " * 1000

    for content in (b" " * size_bytes, in_pieces()):
        headers = {**JSON, "Accept-Language": "en"}
        answer = await send(room, "POST", "notes", content=content, headers=headers)
        assert answer.status_code == 413
        assert answer.json()["errors"][0]["message"].endswith("2000000 bytes allowed here.")


async def test_a_large_body_stops_a_door_that_reads_none(room):
    before = await room.count()
    answer = await send(room, "POST", f"notes/{uuid4()}/touch", content=b"x" * 3_000_000)
    assert answer.status_code == 413
    assert await room.count() == before
    assert (
        await send(room, "GET", f"notes/{uuid4()}", content=b"x" * 3_000_000)
    ).status_code == 413


async def test_a_door_may_declare_its_own_size(room):
    for size_bytes, status in ((100_000, 200), (400_000, 413)):
        files = {"file": ("f", b"x" * size_bytes)}
        answer = await send(room, "POST", "files", files=files, data={"title": str(uuid4())})
        assert answer.status_code == status, answer.text


@pytest.mark.parametrize(
    "body", [b"", b"--b", b"--b\r\nnonsense", b'--b\r\nContent-Disposition: form-data; name="t"']
)
async def test_a_broken_form_is_refused(room, body):
    headers = {"Content-Type": "multipart/form-data; boundary=b"}
    answer = await send(room, "POST", "files", content=body, headers=headers)
    assert 400 <= answer.status_code < 500


@pytest.mark.parametrize(
    ("path", "status", "place"),
    [
        ("notes/17", 422, "path/note_id"),
        ("notes/%00", 422, "path"),
        ("notes/%ff", 400, "path"),
        (f"notes/{SOME_ID}?size=x", 422, "query/size"),
        (f"notes/{SOME_ID}?size=%ff", 400, "query/size"),
        (f"notes/{SOME_ID}?size=%00", 422, "query/size"),
        (f"notes/{SOME_ID}?strange=1", 422, "query/strange"),
        (f"notes/{SOME_ID}?size={'9' * 5000}", 422, "query/size"),
        (f"notes/{SOME_ID}?size={'9' * 9000}", 414, "path"),
    ],
)
async def test_a_bad_address_is_told_with_its_place(room, path, status, place):
    answer = await send(room, "GET", path)
    assert answer.status_code == status, answer.text
    assert place in places(answer)


async def test_a_number_beyond_64_bits_in_a_filter_is_no_failure(room):
    answer = await send(room, "GET", f"notes/{uuid4()}?size={10**30}")
    assert answer.status_code in {404, 422}


async def test_large_headers_are_refused(room):
    answer = await send(room, "GET", f"notes/{uuid4()}", headers={"X-Long": "x" * 33_000})
    assert (answer.status_code, answer.json()["code"]) == (431, "request.headers_too_large")


@given(
    body=st.recursive(
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
        lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    )
)
def test_json_is_read_as_it_was_meant_or_refused(body):
    written = json.dumps(body)
    try:
        read = parse_json(written.encode())
    except HoutaiError:
        read = None
    refusable = re.search(r"NaN|Infinity|\\ud", written)
    assert read == json.loads(written) or refusable


@given(junk=st.binary(max_size=200))
def test_any_bytes_are_json_or_a_refusal(junk):
    with suppress(MalformedJson, KeyTwice, NumberTooLarge):
        parse_json(junk)


async def test_a_failure_of_ours_tells_nothing_of_our_insides(room, capsys):
    before = await room.count()
    answer = await send(room, "POST", "broken", json={"word": str(uuid4())})
    problem = answer.json()
    assert (answer.status_code, problem["code"]) == (500, "request.failed")
    assert "secret" not in answer.text
    assert problem["instance"].endswith(answer.headers["x-request-id"])
    assert await room.count() == before
    assert "secret inside" in capsys.readouterr().err


async def test_a_problem_is_told_in_the_readers_language(room):
    room.actor = None
    said = {}
    for language in LANGUAGES:
        headers = {"Accept-Language": language}
        answer = await send(room, "GET", f"notes/{uuid4()}", headers=headers)
        assert answer.headers["content-language"] == language
        said[language] = answer.json()
    assert said["zh-CN"]["detail"] == "内容不存在，或您无权查看。"
    assert said["en-US"]["title"] == "Not found"
    assert said["en-US"]["type"] == "urn:houtai:problem:request.not_found"


async def test_who_is_signed_in_reads_his_own_language(room):
    room.actor = Actor(uuid4(), language="zh-CN")
    headers = {"Accept-Language": "en"}
    answer = await send(room, "POST", "notes", json={"word": ""}, headers=headers)
    assert answer.json()["errors"][0]["message"] == "至少 1 个字符。"


async def test_unknown_addresses_and_methods_are_problems_too(room):
    unknown = await send(room, "GET", "nowhere")
    assert (unknown.status_code, unknown.json()["code"]) == (404, "request.no_such_address")
    wrong = await send(room, "DELETE", "notes")
    assert (wrong.status_code, wrong.json()["code"]) == (405, "request.wrong_method")
    assert wrong.headers["allow"] == "POST"


class _Told(psycopg.OperationalError):
    def __init__(self, state: str | None) -> None:
        super().__init__("internal words")
        self.sqlstate = state


MEANT = [
    ("40P01", 503, "request.try_again"),
    ("40001", 503, "request.try_again"),
    ("55P03", 503, "request.try_again"),
    ("53100", 503, "request.disk_full"),
    ("53300", 503, "request.unavailable"),
    ("25006", 503, "request.read_only"),
    ("57P01", 503, "request.unavailable"),
    ("58030", 503, "request.unavailable"),
    ("08006", 503, "request.unavailable"),
    (None, 503, "request.unavailable"),
    ("22003", 422, "request.value_out_of_range"),
    ("22P05", 422, "request.value_out_of_range"),
    ("23505", 409, "request.conflict"),
    ("42601", 500, "request.failed"),
]


@pytest.mark.parametrize(("state", "status", "code"), MEANT)
async def test_a_failure_of_the_database_is_told_for_what_it_means(room, state, status, code):
    told = _Told(state)
    room.app.state.planned = {"raw": told, "wrapped": exc.OperationalError("SELECT", {}, told)}
    for name in room.app.state.planned:
        answer = await send(room, "GET", f"raise/{name}")
        assert (answer.status_code, answer.json()["code"]) == (status, code)
        assert ("retry-after" in answer.headers) == (status == 503)
        assert "internal" not in answer.text


def test_failures_around_the_database_are_told_apart():
    assert isinstance(failure_from(exc.TimeoutError()), Unavailable)
    full = failure_from(OSError(errno.ENOSPC, "full"))
    assert full is not None
    assert full.code == "request.disk_full"
    assert failure_from(OSError(errno.ENOENT, "gone")) is None
    assert failure_from(ValueError()) is None


async def test_half_a_surrogate_pair_that_reaches_the_driver_is_the_senders_mistake(room):
    with pytest.raises(UnicodeEncodeError) as raised:
        "\ud800".encode()
    room.app.state.planned = {"it": raised.value}
    answer = await send(room, "GET", "raise/it")
    assert (answer.status_code, answer.json()["code"]) == (422, "request.value_out_of_range")


async def test_too_often_says_when_to_come_back(room):
    room.app.state.planned = {"it": TooMany(retry_seconds=30)}
    answer = await send(room, "GET", "raise/it")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "30")


async def test_a_text_that_lacks_a_field_is_no_failure(room):
    class Nameless(NotFound):
        code = "request.body_too_large"

    room.app.state.planned = {"it": Nameless()}
    answer = await send(room, "GET", "raise/it")
    assert (answer.status_code, answer.json()["code"]) == (404, "request.body_too_large")


async def test_a_thousand_mistakes_are_not_all_told(room):
    body = {"word": "w", **{f"strange{number}": 1 for number in range(1000)}}
    answer = await send(room, "POST", "notes", json=body)
    assert len(answer.json()["errors"]) == 50


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_mistake_that_has_a_text_can_be_told(language):
    for known in list_all_errors():
        key = f"request.value.{known['type']}"
        if key in catalogue(language):
            assert "{" not in say(key, language, **(known["example_context"] or {}))


def test_both_languages_say_the_same_things():
    fields = {
        language: {
            key: sorted(re.findall(r"\{(\w+)\}", text))
            for key, text in catalogue(language).items()
            if key.startswith(("request.", "house."))
        }
        for language in LANGUAGES
    }
    assert fields["zh-CN"] == fields["en-US"]


async def test_answers_carry_strict_headers(room):
    answer = await send(room, "GET", "nowhere")
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert answer.headers["cache-control"] == "no-store"
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]
    assert answer.headers["referrer-policy"] == "same-origin"


def test_two_doors_of_one_name_are_refused_when_the_house_is_put_together():
    app, router = FastAPI(), Router(tags=["a"])

    @router.get("/one", operation_id="a_read")
    async def one() -> None: ...

    @router.get("/two", operation_id="a_read")
    async def two() -> None: ...

    app.include_router(router)
    with pytest.raises(ValueError, match="a_read"):
        _refuse_doubles(app)
