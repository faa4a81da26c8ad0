"""The doors: whose inbox, what belongs to the platform, secrets told once, the open stream."""

import asyncio
import json
from contextlib import asynccontextmanager
from functools import partial
from uuid import UUID, uuid4

import pytest

from houtai.kit import push
from houtai.kit.auth import Actor, Place, Right
from houtai.kit.push import Hub
from houtai.modules.notices.api import stream
from tests.factories.notices import NOON, make_call, make_delivery, make_message, make_webhook
from tests.kit.eventlog_room import until

DOORS = "/api/console/notices"
TEMPLATE = f"{DOORS}/templates/approvals.task_waiting"
ALL = frozenset({"notices.template.write", "notices.delivery.write", "notices.webhook.write"})
PLATFORM = Actor(UUID(int=7), ALL, merchant_ids=None, warehouse_ids=None)
WORDS = {"subject_zh": "a", "body_zh": "b", "subject_en": "c", "body_en": "d"}
WEBHOOK = {"name": "ERP", "url": "https://erp.example.com/h", "kinds": ["approvals.granted"]}


def merchant_clerk() -> Actor:
    merchant_id = uuid4()
    return Actor(
        uuid4(), ALL, merchant_ids=frozenset({merchant_id}), place=Place(merchant_id=merchant_id)
    )


async def test_an_inbox_shows_ones_own_messages_newest_first(session, client_as):
    person = Actor(uuid4())
    mine = [await make_message(session, account_id=person.id, subject=str(n)) for n in range(3)]
    await make_message(session)
    async with client_as(person) as client:
        page = (await client.get(f"{DOORS}/messages")).json()
        unread = (await client.get(f"{DOORS}/messages/unread")).json()
        await client.post(f"{DOORS}/messages/{mine[0].id}/read")
        rest = (await client.get(f"{DOORS}/messages", params={"unread": True})).json()
        await client.post(f"{DOORS}/messages/read")
        none = (await client.get(f"{DOORS}/messages/unread")).json()
    assert [one["subject"] for one in page["items"]] == ["2", "1", "0"]
    assert (unread, none) == ({"count": 3}, {"count": 0})
    assert [one["subject"] for one in rest["items"]] == ["2", "1"]


async def test_a_foreign_message_and_an_unknown_one_answer_alike(session, client_as):
    foreign = await make_message(session)
    async with client_as(Actor(uuid4())) as client:
        answers = [
            await client.post(f"{DOORS}/messages/{one}/read") for one in (foreign.id, uuid4())
        ]
    assert [one.status_code for one in answers] == [404, 404]
    assert answers[0].json()["code"] == answers[1].json()["code"] == "notices.message_unknown"


@pytest.mark.parametrize(
    "path", ["messages", "messages/unread", "preferences", "stream", "templates", "webhooks"]
)
async def test_a_stranger_sees_nothing(client_as, path):
    async with client_as(None) as client:
        assert (await client.get(f"{DOORS}/{path}")).status_code == 401


async def test_wishes_are_kept_and_shown(client_as):
    async with client_as(Actor(uuid4())) as client:
        wish = {"muted": ["email:approvals.task_waiting"]}
        kept = await client.put(f"{DOORS}/preferences", json=wish)
        shown = (await client.get(f"{DOORS}/preferences")).json()
        refused = await client.put(f"{DOORS}/preferences", json={"muted": ["in_app:x"]})
    assert kept.status_code == 204
    muted = [one for one in shown["wishes"] if one["muted"]]
    assert [(one["template"], one["channel"]) for one in muted] == [
        ("approvals.task_waiting", "email")
    ]
    assert refused.status_code == 422


async def test_a_template_is_edited_previewed_tried_and_reset(client_as):
    async with client_as(PLATFORM) as client:
        edit = {**WORDS, "enabled": False, "version": 0}
        edited = await client.put(f"{TEMPLATE}/email", json=edit)
        again = await client.put(f"{TEMPLATE}/email", json=edit)
        shown = (await client.get(f"{TEMPLATE}/email")).json()
        preview = await client.post(f"{TEMPLATE}/preview", json=WORDS)
        tried = await client.post(f"{TEMPLATE}/try")
        reset = await client.post(f"{TEMPLATE}/email/reset", json={"version": 1})
        whole = (await client.get(f"{DOORS}/templates")).json()
    assert (edited.status_code, again.status_code) == (204, 409)
    assert (shown["subject_zh"], shown["enabled"], shown["version"]) == ("a", False, 1)
    assert preview.json()["en"] == {"subject": "c", "body": "d"}
    assert (tried.status_code, reset.status_code) == (202, 204)
    assert {one["version"] for one in whole} == {0}


@pytest.mark.parametrize(
    "words",
    [{"subject_zh": ""}, {"subject_zh": "a\nb"}, {"body_en": "x" * 4001}, {"body_zh": "{nobody}"}],
)
async def test_unfit_words_are_refused_at_their_place(client_as, words):
    async with client_as(PLATFORM) as client:
        refused = await client.post(f"{TEMPLATE}/preview", json={**WORDS, **words})
    assert refused.status_code == 422
    assert refused.json()["errors"][0]["place"] == f"body/{next(iter(words))}"


@pytest.mark.parametrize(
    "path", ["templates", "templates/approvals.task_waiting/email", "deliveries"]
)
async def test_what_belongs_to_the_platform_does_not_exist_for_a_merchant(client_as, path):
    async with client_as(merchant_clerk()) as client:
        assert (await client.get(f"{DOORS}/{path}")).status_code == 404
    async with client_as(Actor(uuid4())) as client:
        assert (await client.get(f"{DOORS}/{path}")).status_code == 403


async def test_an_address_is_masked_unless_its_reader_may_read_it(session, client_as):
    letter = await make_delivery(session)
    seen = []
    for right in (Right.HIDDEN, Right.MASKED, Right.READ):
        reader = Actor(uuid4(), ALL, merchant_ids=None, fields={"notices.delivery.address": right})
        async with client_as(reader) as client:
            page = (
                await client.get(
                    f"{DOORS}/deliveries", params={"account_id": str(letter.account_id)}
                )
            ).json()
        seen.append(page["items"][0]["address"])
    assert seen == [None, "l***@example.com", "li.wei@example.com"]


async def test_a_failed_letter_is_sent_again_from_the_list(session, client_as):
    letter = await make_delivery(session, state="failed", next_try_at=None, finished_at=NOON)
    async with client_as(PLATFORM) as client:
        again = await client.post(f"{DOORS}/deliveries/{letter.id}/retry")
        twice = await client.post(f"{DOORS}/deliveries/{letter.id}/retry")
        unknown = await client.post(f"{DOORS}/deliveries/{uuid4()}/retry")
    assert [one.status_code for one in (again, twice, unknown)] == [204, 409, 404]


async def test_a_secret_is_told_once_and_never_shown_again(client_as):
    async with client_as(PLATFORM) as client:
        key = {"Idempotency-Key": str(uuid4())}
        made = await client.post(f"{DOORS}/webhooks", json=WEBHOOK, headers=key)
        replayed = await client.post(f"{DOORS}/webhooks", json=WEBHOOK, headers=key)
        shown = await client.get(f"{DOORS}/webhooks/{made.json()['id']}")
        listed = await client.get(f"{DOORS}/webhooks")
        renewed = await client.post(f"{DOORS}/webhooks/{made.json()['id']}/secret")
    secret = made.json()["secret"]
    assert made.status_code == 201
    assert secret.startswith("whsec_")
    assert replayed.status_code == 409
    assert secret not in replayed.text + shown.text + listed.text
    assert renewed.json()["secret"] != secret


async def test_a_webhook_is_edited_tried_replayed_and_removed(session, client_as):
    async with client_as(PLATFORM) as client:
        made = (await client.post(f"{DOORS}/webhooks", json=WEBHOOK)).json()["id"]
        edit = {**WEBHOOK, "name": "新", "language": "en-US", "enabled": True, "version": 1}
        edited = await client.put(f"{DOORS}/webhooks/{made}", json=edit)
        stale = await client.put(f"{DOORS}/webhooks/{made}", json=edit)
        call_id = (await client.post(f"{DOORS}/webhooks/{made}/try")).json()
        call = (await client.get(f"{DOORS}/webhook-calls/{call_id}")).json()
        under_way = await client.post(f"{DOORS}/webhook-calls/{call_id}/replay")
        listed = await client.get(f"{DOORS}/webhook-calls", params={"webhook_id": made})
        removed = await client.delete(f"{DOORS}/webhooks/{made}")
        gone = await client.get(f"{DOORS}/webhook-calls/{call_id}")
    assert (edited.status_code, stale.status_code) == (204, 409)
    assert (call["kind"], call["webhook"], call["tries"]) == ("notices.test", "新", [])
    assert json.loads(call["body"])["data"]["asked_by"] == str(PLATFORM.id)
    assert (under_way.status_code, removed.status_code, gone.status_code) == (409, 204, 404)
    assert [one["id"] for one in listed.json()["items"]] == [call_id]


async def test_a_merchant_sees_his_own_webhooks_and_calls_only(session, client_as):
    clerk = merchant_clerk()
    own = await make_webhook(session, merchant_id=clerk.place.merchant_id)
    foreign = await make_webhook(session, merchant_id=uuid4())
    platforms = await make_webhook(session)
    own_call = await make_call(session, own)
    calls = [await make_call(session, each) for each in (foreign, platforms)]
    async with client_as(clerk) as client:
        webhooks = (await client.get(f"{DOORS}/webhooks")).json()["items"]
        seen = (await client.get(f"{DOORS}/webhook-calls")).json()["items"]
        hidden = [await client.get(f"{DOORS}/webhook-calls/{each.id}") for each in calls]
    assert [one["id"] for one in webhooks] == [str(own.id)]
    assert [one["id"] for one in seen] == [str(own_call.id)]
    assert [one.status_code for one in hidden] == [404, 404]


async def test_the_kinds_have_names_in_the_readers_language(client_as):
    async with client_as(PLATFORM) as client:
        kinds = (await client.get(f"{DOORS}/webhook-kinds")).json()
    named = {one["kind"]: one["name"] for one in kinds}
    assert named["approvals.granted"] == "审批已通过"
    assert named["notices.approvals.task_waiting"] == "待我审批"


# --- the stream -------------------------------------------------------------------------------


class Visitor:
    """Speaks ASGI with the application, since the usual client waits for the whole answer."""

    def __init__(self, app, actor_box: list[Actor | None]) -> None:
        self.app = app
        self.said: asyncio.Queue[str] = asyncio.Queue()
        self.status = 0
        self._gone = asyncio.Event()
        self._asked = False
        self.box = actor_box

    async def visit(self) -> None:
        headers = [(b"accept", b"text/event-stream"), (b"host", b"houtai")]
        scope = {
            "type": "http",
            "method": "GET",
            "path": f"{DOORS}/stream",
            "raw_path": b"",
            "query_string": b"",
            "headers": headers,
            "scheme": "http",
            "root_path": "",
            "http_version": "1.1",
            "asgi": {"version": "3.0", "spec_version": "2.3"},
            "client": ("127.0.0.1", 1),
            "server": ("houtai", 80),
            "app": self.app,
        }
        await self.app(scope, self._receive, self._send)

    async def _receive(self):
        if not self._asked:
            self._asked = True
            return {"type": "http.request", "body": b"", "more_body": False}
        await self._gone.wait()
        return {"type": "http.disconnect"}

    async def _send(self, message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
        elif message.get("body"):
            await self.said.put(message["body"].decode())

    async def hear(self) -> str:
        async with asyncio.timeout(10):
            return await self.said.get()

    def leave(self) -> None:
        self._gone.set()


@pytest.fixture
async def app(house, database):
    house.state.database = database
    house.state.push = Hub()
    yield house
    house.state.push.close()
    house.state.push = Hub()


async def no_pages(app) -> bool:
    return app.state.push._count == 0


@asynccontextmanager
async def visiting(app, actor: Actor):
    box: list[Actor | None] = [actor]

    async def authenticate(_):
        return box[0]

    app.state.authenticate = authenticate
    visitor = Visitor(app, box)
    task = asyncio.create_task(visitor.visit())
    try:
        yield visitor
    finally:
        visitor.leave()
        async with asyncio.timeout(10):
            await asyncio.gather(task, return_exceptions=True)


async def test_an_open_page_learns_of_a_message_once_it_is_committed(app, database):
    person = Actor(uuid4())
    async with visiting(app, person) as visitor:
        assert await visitor.hear() == 'event: unread\ndata: {"count":0}\n\n'
        assert await visitor.hear()  # Once the line stands, it looks again.
        async with database.transaction() as session:
            await make_message(session, account_id=person.id)
            push.tell(session, [person.id])
        assert await visitor.hear() == 'event: unread\ndata: {"count":1}\n\n'


async def test_a_page_keeps_no_connection_to_the_database(app, database):
    pool = database.engine.pool
    before = pool.checkedout()
    async with visiting(app, Actor(uuid4())) as visitor:
        await visitor.hear()
        await visitor.hear()
        await asyncio.sleep(0.05)
        assert pool.checkedout() == before


async def test_a_page_ends_with_its_session(app, monkeypatch):
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.05)
    async with visiting(app, Actor(uuid4())) as visitor:
        await visitor.hear()
        visitor.box[0] = None
        said = ""
        while "event: ended" not in said:
            said = await visitor.hear()


async def test_a_page_that_is_left_is_forgotten(app, monkeypatch):
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.05)
    async with visiting(app, Actor(uuid4())) as visitor:
        await visitor.hear()
    assert app.state.push._count == 0


async def test_a_quiet_line_is_kept_awake(app, monkeypatch):
    monkeypatch.setattr(stream, "HEARTBEAT_SECONDS", 0.05)
    async with visiting(app, Actor(uuid4())) as visitor:
        said = ""
        while said != ":\n\n":
            said = await visitor.hear()


async def test_a_server_that_stops_lets_go_of_its_pages(app):
    async with visiting(app, Actor(uuid4())) as visitor:
        await visitor.hear()
        app.state.push.close()
        await until(partial(no_pages, app), seconds=2)


async def test_who_does_not_ask_to_stay_gets_the_present_state_and_is_done(session, client_as):
    person = Actor(uuid4())
    await make_message(session, account_id=person.id)
    async with client_as(person) as client:
        answer = await client.get(f"{DOORS}/stream")
    assert answer.text == 'event: unread\ndata: {"count":1}\n\n'
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"
