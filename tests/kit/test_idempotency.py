"""The same request sent again is carried out once, and tells the same."""

import asyncio
from collections.abc import Iterator
from datetime import timedelta
from uuid import UUID, uuid4

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit import idempotency
from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from tests.architecture.test_doors import WITHOUT_KEY
from tests.kit.edge_room import Room, open_room

ROOM = "/api/console/edge-room"


@pytest.fixture
def room(address, database) -> Iterator[Room]:
    return open_room(address, database)


def new_key() -> dict[str, str]:
    return {"Idempotency-Key": str(uuid4())}


async def post(room: Room, path: str, *, headers: dict[str, str], **what: object) -> httpx.Response:
    async with room.client() as client:
        return await client.post(f"{ROOM}/{path}", headers=headers, **what)


async def test_the_same_request_again_gets_the_same_answer_and_nothing_runs(room):
    key, note = new_key(), {"word": str(uuid4())}
    first = await post(room, "notes", headers=key, json=note)
    again = await post(room, "notes", headers=key, json=note)
    assert (first.status_code, again.status_code) == (201, 201)
    assert again.content == first.content
    assert again.headers["content-type"] == first.headers["content-type"]
    assert "idempotency-replayed" not in first.headers
    assert again.headers["idempotency-replayed"] == "true"
    assert await room.count(note["word"]) == 1


async def test_without_a_key_the_request_runs_again(room):
    note = {"word": str(uuid4())}
    assert (await post(room, "notes", headers={}, json=note)).status_code == 201
    assert (await post(room, "notes", headers={}, json=note)).status_code == 409


async def test_a_key_used_for_another_body_is_a_conflict(room):
    key, other = new_key(), str(uuid4())
    await post(room, "notes", headers=key, json={"word": str(uuid4())})
    again = await post(room, "notes", headers=key, json={"word": other})
    assert again.status_code == 409
    assert again.json()["code"] == "request.idempotency_key_reused"
    assert await room.count(other) == 0


async def test_a_key_used_at_another_door_is_a_conflict(room):
    key, first, second = new_key(), uuid4(), uuid4()
    await post(room, f"notes/{first}/touch", headers=key)
    again = await post(room, f"notes/{second}/touch", headers=key)
    assert again.json()["code"] == "request.idempotency_key_reused"


async def test_a_key_belongs_to_one_actor(room):
    key, note = new_key(), {"word": str(uuid4())}
    mine = await post(room, "notes", headers=key, json=note)
    room.actor = Actor(uuid4())
    theirs = await post(room, "notes", headers=key, json={"word": str(uuid4())})
    assert theirs.status_code == 201
    assert theirs.json() != mine.json()


async def test_the_key_of_a_stranger_is_ignored(room):
    room.actor = None
    key, note = new_key(), {"word": str(uuid4())}
    assert (await post(room, "loose", headers=key, json=note)).status_code == 200
    again = await post(room, "loose", headers=key, json=note)
    assert again.status_code == 409
    assert again.json()["code"] == "request.conflict"


@pytest.mark.parametrize("path", ["refused", "broken"])
async def test_a_failed_act_keeps_nothing_and_may_be_sent_again(room, path):
    key, note = new_key(), {"word": str(uuid4())}
    first = await post(room, path, headers=key, json=note)
    again = await post(room, path, headers=key, json=note)
    assert first.status_code == again.status_code == (409 if path == "refused" else 500)
    assert "idempotency-replayed" not in again.headers
    assert await room.count(note["word"]) == 0


async def test_a_request_that_was_wrong_may_be_mended_under_the_same_key(room):
    key, word = new_key(), str(uuid4())
    wrong = await post(room, "notes", headers=key, json={"word": word, "strange": 1})
    right = await post(room, "notes", headers=key, json={"word": word})
    assert (wrong.status_code, right.status_code) == (422, 201)


async def test_twenty_at_once_have_one_effect(room):
    key, note = new_key(), {"word": str(uuid4()), "wait_seconds": 0.3}
    answers = await asyncio.gather(
        *(post(room, "notes", headers=key, json=note) for _ in range(20))
    )
    assert await room.count(note["word"]) == 1
    done = [one for one in answers if one.status_code == 201]
    told = [one for one in answers if one.status_code == 409]
    assert len(done) + len(told) == 20
    assert len({one.content for one in done}) == 1
    assert {one.json()["code"] for one in told} == {"request.in_flight"}
    late = await post(room, "notes", headers=key, json=note)
    assert late.content == done[0].content


async def test_who_comes_while_it_runs_is_told_at_once(room):
    key, note = new_key(), {"word": str(uuid4()), "wait_seconds": 1.5}
    running = asyncio.create_task(post(room, "notes", headers=key, json=note))
    await asyncio.sleep(0.4)
    async with asyncio.timeout(0.8):
        second = await post(room, "notes", headers=key, json=note)
    assert second.json()["code"] == "request.in_flight"
    assert (await running).status_code == 201


async def test_an_answer_stored_after_the_snapshot_is_noticed_when_keeping(room, database):
    claimed = idempotency.Claim(uuid4(), "k", "POST /x", b"0" * 32)
    answer = idempotency.Answer(200, {}, b"")
    async with database.transaction() as session:
        await idempotency.keep(session, claimed, answer, at=utc_now())
    with pytest.raises(idempotency.InFlight):
        async with database.transaction() as session:
            await idempotency.keep(session, claimed, answer, at=utc_now())


async def test_a_client_that_left_gets_the_answer_when_it_comes_back(room):
    key, note = new_key(), {"word": str(uuid4())}
    body = f'{{"word": "{note["word"]}"}}'.encode()
    messages = iter([{"type": "http.request", "body": body}, {"type": "http.disconnect"}])

    async def receive():
        return next(messages)

    async def send(_message):
        raise OSError("the client has gone")

    header_list = [(b"content-type", b"application/json")]
    header_list += [(b"idempotency-key", key["Idempotency-Key"].encode())]
    scope = {
        "type": "http",
        "method": "POST",
        "path": f"{ROOM}/notes",
        "query_string": b"",
        "headers": header_list,
        "client": ("127.0.0.1", 1),
        "server": ("houtai", 80),
        "scheme": "http",
        "http_version": "1.1",
        "root_path": "",
    }
    with pytest.raises(OSError, match="gone"):
        await room.app(scope, receive, send)
    assert await room.count(note["word"]) == 1
    async with room.client() as client:
        headers = {**key, "Content-Type": "application/json"}
        again = await client.post(f"{ROOM}/notes", content=body, headers=headers)
    assert again.status_code == 201
    assert again.headers["idempotency-replayed"] == "true"


async def test_a_secret_is_told_once_and_never_stored(room, database):
    key, note = new_key(), {"word": str(uuid4())}
    first = await post(room, "tokens", headers=key, json=note)
    again = await post(room, "tokens", headers=key, json=note)
    assert UUID(first.json())
    assert again.status_code == 409
    assert again.json()["code"] == "request.answer_not_kept"
    assert await room.count(note["word"]) == 1


async def test_a_form_is_recognised_although_its_boundary_changes(room):
    key, title = new_key(), str(uuid4())
    file = {"file": ("a.csv", b"1,2,3")}
    first = await post(room, "files", headers=key, files=file, data={"title": title})
    again = await post(room, "files", headers=key, files=file, data={"title": title})
    assert first.json() == again.json() == {"title": title, "size_bytes": 5}
    other = await post(
        room, "files", headers=key, files={"file": ("a.csv", b"1,2,4")}, data={"title": title}
    )
    assert other.json()["code"] == "request.idempotency_key_reused"


async def test_a_streamed_answer_cannot_be_kept_so_the_act_is_refused(room):
    note = {"word": str(uuid4())}
    assert (await post(room, "streams", headers=new_key(), json=note)).status_code == 500
    assert await room.count(note["word"]) == 0


@pytest.mark.parametrize("key", ["", " ", "a b", "x" * 201, "\x7f", "\xe4"])
async def test_a_key_is_visible_ascii_of_up_to_200_characters(room, key):
    note = {"word": str(uuid4())}
    headers = {"Idempotency-Key": key.encode("latin-1")}
    answer = await post(room, "notes", headers=headers, json=note)
    assert answer.status_code == 422
    assert answer.json()["errors"][0]["place"] == "header/Idempotency-Key"
    assert await room.count(note["word"]) == 0


async def test_old_answers_are_forgotten(session):
    now = utc_now()
    claims = [idempotency.Claim(uuid4(), "k", "POST /x", b"0" * 32) for _ in range(3)]
    for hours, claimed in zip([1, 47, 49], claims, strict=True):
        at = now - timedelta(hours=hours)
        await idempotency.keep(session, claimed, idempotency.Answer(200, {}, b"x"), at=at)
    assert await idempotency.forget(session, now) == 1
    kept = [await idempotency.claim(session, claimed) is not None for claimed in claims]
    assert kept == [True, True, False]


@given(st.uuids(), st.text(st.characters(min_codepoint=33, max_codepoint=126), min_size=1))
def test_the_lock_of_a_key_is_a_number_that_postgresql_takes(actor_id, key):
    lock = idempotency.Claim(actor_id, key, "", b"").lock
    assert -(2**63) <= lock < 2**63


async def test_every_changing_door_documents_the_key(house):
    paths = house.openapi()["paths"]
    changing = [
        (path, method, operation)
        for path, operations in paths.items()
        for method, operation in operations.items()
        if method in {"post", "put", "patch", "delete"}
    ]
    silent = {
        f"{method} {path}"
        for path, method, operation in changing
        if "Idempotency-Key" not in {one["name"] for one in operation.get("parameters", [])}
    }
    assert silent <= {f"{method.lower()} {path}" for method, path in WITHOUT_KEY}
