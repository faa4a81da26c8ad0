"""The doors of imports: who may pass, what is answered, what is left behind."""

from dataclasses import replace
from uuid import UUID, uuid4

import httpx
import psycopg
import pytest
from fastapi import FastAPI
from fastapi.exceptions import RequestValidationError

from houtai.entry.doors.sheets import FILE_NAME_CHARS_MAX, XLSX, Shops, _safe_name, console
from houtai.kit import http, migrate, sheets
from houtai.kit.auth import DECLARED, Actor
from houtai.kit.db import Database
from houtai.kit.environment import Environment
from houtai.kit.ids import NIL
from tests.kit import sheets_trial
from tests.kit.sheets_trial import TABLE, TAG_COLUMNS, placed, read, say_trial_words, workbook

TITLES = ["条码", "名称", "价格"]
ROWS = [TITLES, ["A", "茶", 1.5], ["B", "", "x"]]
PERMISSION = "trial.tag.write"


@pytest.fixture(autouse=True)
def trial_texts(monkeypatch):
    say_trial_words(monkeypatch)


SHOP = uuid4()


async def find_shops(_session, _actor, text) -> dict[UUID, str]:
    return {SHOP: "云栖茶行"} if text in "云栖茶行" else {}


async def shop_names(_session, merchant_ids) -> dict[UUID, str]:
    return {one: "云栖茶行" for one in merchant_ids if one == SHOP}


@pytest.fixture(scope="session")
async def doors(fresh_database, tmp_path_factory):
    """A house of these doors alone, with a database and a home of its own."""
    address = fresh_database("sheet_doors")
    migrate.upgrade(address.owner_url)
    with psycopg.connect(address.owner_url, autocommit=True) as owner:
        owner.execute(TABLE)
    app = FastAPI(exception_handlers={RequestValidationError: http.answer})
    app.add_middleware(http.Edge)
    importers = [sheets_trial.importer(), sheets_trial.importer(name="library", of_merchants=False)]
    app.include_router(console(importers, Shops(find_shops, shop_names)), prefix="/api/console")
    app.state.templates = {}
    app.state.body_bytes_max = 1_000
    home = tmp_path_factory.mktemp("home")
    app.state.environment = replace(Environment.read(), home=home, time_zone="Asia/Shanghai")
    app.state.database = Database(address.app_url, connections_max=10)
    yield app
    await app.state.database.close()


@pytest.fixture
def client_of(doors):
    def client(actor: Actor | None) -> httpx.AsyncClient:
        async def authenticate(request):
            return actor

        doors.state.authenticate = authenticate
        transport = httpx.ASGITransport(app=doors, raise_app_exceptions=False)
        return httpx.AsyncClient(transport=transport, base_url="http://houtai/api/console/sheets")

    return client


def staff(language: str = "zh-CN", permission: str = PERMISSION, **reach: object) -> Actor:
    wanted = {"merchant_ids": None} | reach
    return Actor(uuid4(), frozenset({permission}), language=language, **wanted)


def as_file(tmp_path, rows=ROWS):
    return {"file": ("价签.xlsx", workbook(tmp_path / "up.xlsx", rows).read_bytes(), XLSX)}


def stored(doors) -> set[str]:
    folder = sheets.Originals(doors.state.environment.home).folder
    return {path.name for path in folder.iterdir()} if folder.exists() else set()


async def test_a_file_is_checked_applied_and_undone_through_the_doors(client_of, doors, tmp_path):
    merchant = uuid4()
    async with client_of(staff(merchant_ids=frozenset({merchant}))) as client:
        answer = await client.post("/tags/imports", files=as_file(tmp_path))
        assert answer.status_code == 201, answer.text
        made = answer.json()
        assert (made["state"], made["create_count"], made["wrong_count"]) == ("checked", 1, 1)
        assert (made["merchant_id"], made["file_name"]) == (str(merchant), "价签.xlsx")
        place = f"/tags/imports/{made['id']}"
        wrong = (await client.get(f"{place}/rows", params={"state": "wrong"})).json()["items"]
        assert [why["cell"] for why in wrong[0]["reasons"]] == ["B3", "C3"]
        assert (await client.post(f"{place}/apply")).json()["state"] == "applied"
        assert (await client.get(place)).json()["done_count"] == 1
        assert (await client.post(f"{place}/undo")).json()["state"] == "undone"
        assert (await client.post(f"{place}/apply")).json()["code"] == "sheets.not_now"
        assert (await client.get("/tags/imports")).json()["items"][0]["id"] == made["id"]
    async with client_of(staff(merchant_ids=frozenset({uuid4()}))) as client:
        assert (await client.get(place)).status_code == 404
        assert (await client.get(f"{place}/rows")).status_code == 404
        assert (await client.get(f"{place}/wrong-rows")).status_code == 404
        assert (await client.get("/tags/imports")).json()["items"] == []
    assert made["id"] in stored(doors)


async def test_an_importer_says_its_name_and_its_columns_in_the_readers_language(client_of):
    async with client_of(staff("en-US")) as client:
        told = (await client.get("/tags")).json()
    assert told["name"] == "tags"
    assert told["title"] == "Price tags"
    assert [column["key"] for column in told["columns"]] == [c.key for c in TAG_COLUMNS]
    assert "amount" in {column["kind"] for column in told["columns"]}


async def test_wrong_rows_and_template_are_downloaded_in_the_readers_language(client_of, tmp_path):
    async with client_of(staff("en-US")) as client:
        made = (await client.post("/tags/imports", files=as_file(tmp_path))).json()["id"]
        wrong = await client.get(f"/tags/imports/{made}/wrong-rows")
        template = await client.get("/tags/template")
    for answer in (wrong, template):
        assert (answer.status_code, answer.headers["content-type"]) == (200, XLSX)
    (tmp_path / "wrong.xlsx").write_bytes(wrong.content)
    opened = sheets.open_sheet(tmp_path / "wrong.xlsx", placed(TAG_COLUMNS))
    assert [row.cells[-1] for row in opened.rows()] == [
        "B3 Name: must be filled in; C3 Price: is not an amount"
    ]
    (tmp_path / "template.xlsx").write_bytes(template.content)
    assert read(tmp_path / "template.xlsx", TAG_COLUMNS) == []
    assert "Price%20tags" in template.headers["content-disposition"]


async def test_strangers_others_and_unknown_importers_are_turned_away(client_of, tmp_path):
    assert PERMISSION in DECLARED
    for actor, status in ((None, 401), (staff(permission="trial.tag.read"), 403)):
        async with client_of(actor) as client:
            for method, place in (
                ("GET", "/tags"),
                ("GET", "/tags/template"),
                ("GET", "/tags/imports"),
                ("GET", f"/tags/imports/{uuid4()}"),
                ("GET", f"/tags/imports/{uuid4()}/rows"),
                ("GET", f"/tags/imports/{uuid4()}/wrong-rows"),
                ("POST", f"/tags/imports/{uuid4()}/apply"),
                ("POST", f"/tags/imports/{uuid4()}/undo"),
            ):
                assert (await client.request(method, place)).status_code == status, place
            answer = await client.post("/tags/imports", files=as_file(tmp_path))
            assert answer.status_code == status
    async with client_of(staff()) as client:
        assert (await client.get("/others/template")).status_code == 404
        assert (await client.get(f"/tags/imports/{uuid4()}")).status_code == 404


async def test_a_file_that_is_refused_leaves_nothing_behind(client_of, doors):
    before = stored(doors)
    several = staff(merchant_ids=frozenset({uuid4(), uuid4()}))
    async with client_of(staff()) as client:
        for content, status, code in (
            (b"\x00\x01\x02", 422, "sheets.not_a_sheet"),
            ("条码\n1\n".encode("gb18030"), 422, "sheets.titles_missing"),
            (bytes(20_005_000), 413, "sheets.file_too_big"),
            (bytes(20_020_000), 413, "request.body_too_large"),
        ):
            answer = await client.post("/tags/imports", files={"file": ("x.xlsx", content)})
            assert (answer.status_code, answer.json()["code"]) == (status, code)
            assert "{" not in answer.json()["detail"]
    async with client_of(several) as client:
        answer = await client.post("/tags/imports", files={"file": ("x.csv", b"1")})
        assert answer.json()["code"] == "sheets.which_merchant"
    assert stored(doors) == before


async def test_the_same_upload_sent_twice_with_a_key_is_one_import(client_of, doors, tmp_path):
    before = stored(doors)
    actor, files, answers = staff(), as_file(tmp_path), []
    for _ in range(2):
        async with client_of(actor) as client:
            key = {"Idempotency-Key": "once"}
            answers.append(await client.post("/tags/imports", files=files, headers=key))
    assert [answer.status_code for answer in answers] == [201, 201]
    assert answers[0].json() == answers[1].json()
    assert len(stored(doors) - before) == 1


def test_a_file_name_is_kept_as_far_as_it_can_be():
    assert _safe_name("价\x00签\udc80.xlsx") == "价签.xlsx"
    assert len(_safe_name("x" * 1_000)) == FILE_NAME_CHARS_MAX
    assert _safe_name(None) == ""


async def test_people_of_the_platform_say_for_which_merchant_a_sheet_is(client_of, tmp_path):
    async with client_of(staff()) as client:
        offered = (await client.get("/tags/merchants", params={"text": "云"})).json()
        assert offered == [{"id": str(SHOP), "name": "云栖茶行"}]
        told = {"merchant_id": str(SHOP)}
        answer = await client.post("/tags/imports", files=as_file(tmp_path), data=told)
        assert (answer.status_code, answer.json()["merchant_id"]) == (201, str(SHOP))
        own = await client.post("/tags/imports", files=as_file(tmp_path))
        assert own.json()["merchant_id"] == str(NIL)


@pytest.mark.parametrize(
    "wanted",
    [("tags", uuid4(), "sheets.merchant_unknown"), ("library", SHOP, "sheets.no_merchants")],
)
async def test_a_sheet_for_nobody_is_refused(client_of, doors, tmp_path, wanted):
    importer, merchant, code = wanted
    before = stored(doors)
    async with client_of(staff()) as client:
        told = {"merchant_id": str(merchant)}
        answer = await client.post(f"/{importer}/imports", files=as_file(tmp_path), data=told)
        assert (answer.status_code, answer.json()["code"]) == (422, code)
        assert (await client.get("/library/merchants")).json() == []
    assert stored(doors) == before
