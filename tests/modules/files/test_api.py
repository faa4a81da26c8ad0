"""The doors: who may, whose files, what a browser gets, what is refused."""

from dataclasses import replace
from hashlib import sha256
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text

from houtai.kit.auth import Actor, Place
from houtai.kit.scanning.fake_clamd import EICAR, fake_clamd
from houtai.modules.files.rules.keys import key_of, keys_of
from houtai.modules.files.tables import File
from tests.conftest import OneTransaction
from tests.factories.files import PDF, XLSX_PARTS, make_file, office, picture, png_that_claims

pytestmark = pytest.mark.usefixtures("no_files_of_others")

DOORS = "/api/console/files"
WRITES = frozenset({"files.file.write"})
READS = frozenset({"files.file.read"})
PLATFORM = Actor(uuid4(), WRITES, merchant_ids=None, warehouse_ids=None)


def at_merchant(merchant_id, permissions=WRITES):
    return Actor(
        uuid4(), permissions, merchant_ids=frozenset({merchant_id}), place=Place(merchant_id)
    )


def at_warehouse(warehouse_id, permissions=WRITES):
    return Actor(
        uuid4(),
        permissions,
        warehouse_ids=frozenset({warehouse_id}),
        place=Place(warehouse_id=warehouse_id),
    )


async def upload(client, content=PDF, name="合同.pdf", purpose="attachment", kind="text/html"):
    return await client.post(
        DOORS, files={"file": (name, content, kind)}, data={"purpose": purpose}
    )


async def test_what_the_scanner_knows_is_kept_nowhere(client_as, store, house, session):
    async with fake_clamd() as url, client_as(PLATFORM) as client:
        house.state.environment = replace(house.state.environment, scanner_url=url)
        refused = await upload(client, PDF + EICAR)
        taken = await upload(client, PDF)
    assert (refused.status_code, refused.json()["code"]) == (422, "scanning.malicious")
    assert taken.status_code == 201
    assert (await session.scalars(select(File.id))).all() == [UUID(taken.json()["id"])]


async def test_while_the_scanner_is_silent_nothing_is_taken(client_as, store, house, session):
    async with fake_clamd() as url:
        house.state.environment = replace(house.state.environment, scanner_url=url)
    async with client_as(PLATFORM) as client:
        refused = await upload(client)
    assert (refused.status_code, refused.json()["code"]) == (503, "scanning.scanner_silent")
    assert (await session.scalars(select(File.id))).all() == []


async def test_a_document_comes_back_as_it_was_for_keeping_only(client_as, store):
    async with client_as(PLATFORM) as client:
        made = await upload(client)
        assert made.status_code == 201
        shown = made.json()
        assert shown["media_type"] == "application/pdf"
        assert (shown["state"], shown["size_bytes"], shown["width"]) == ("stored", len(PDF), None)
        assert (await client.get(f"{DOORS}/{shown['id']}")).json() == shown
        fetched = await client.get(f"{DOORS}/{shown['id']}/content")
        assert fetched.content == PDF
        headers = fetched.headers
        assert headers["content-type"] == "application/pdf"
        assert headers["content-disposition"] == (
            "attachment; filename=\"file.pdf\"; filename*=UTF-8''%E5%90%88%E5%90%8C.pdf"
        )
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["content-security-policy"].startswith("sandbox; default-src 'none'")
        assert headers["cache-control"] == "no-store"
        assert (await client.get(f"{DOORS}/{shown['id']}/picture")).status_code == 404


async def test_of_a_picture_the_house_shows_its_own_drawing(client_as, store, session):
    script = b"<script>alert(1)</script>"
    sent = picture("PNG", size=(600, 300)) + script
    async with client_as(PLATFORM) as client:
        made = (await upload(client, sent, "图.png")).json()
        assert (made["width"], made["height"]) == (600, 300)
        for size, side in (("small", 256), ("large", 600)):
            shown = await client.get(f"{DOORS}/{made['id']}/picture", params={"size": size})
            assert shown.headers["content-type"] == "image/webp"
            assert shown.headers["x-content-type-options"] == "nosniff"
            assert script not in shown.content
            assert shown.content[:4] == b"RIFF"
            assert side
        kept = await client.get(f"{DOORS}/{made['id']}/content")
        assert kept.content == sent
        assert kept.headers["content-disposition"].startswith("attachment")
        logo = (await upload(client, sent, "标.v2.png", purpose="logo")).json()
        redrawn = await client.get(f"{DOORS}/{logo['id']}/content")
        assert script not in redrawn.content
    assert logo["name"] == "标_v2.png"
    row = await session.scalar(select(File).where(File.id == logo["id"]))
    assert row.sha256 == sha256(redrawn.content).digest()


@pytest.mark.parametrize(
    "wrong",
    [
        (b"", "a.pdf", "attachment", "files.empty"),
        (b"<svg onload='alert(1)'/>", "a.svg", "attachment", "files.content_not_taken"),
        (b"<svg onload='alert(1)'/>", "a.png", "attachment", "files.content_not_taken"),
        (PDF, "a.exe", "attachment", "files.name_and_content_differ"),
        (PDF, "a.pdf", "logo", "files.kind_not_taken"),
        (PDF, "a.pdf", "nothing", "files.unknown_purpose"),
        (office(*XLSX_PARTS, "xl/vbaProject.bin"), "a.xlsx", "attachment", "files.program_inside"),
        (png_that_claims(30_000, 30_000), "a.png", "attachment", "files.picture_too_large"),
        (picture("PNG")[:40], "a.png", "attachment", "files.picture_broken"),
    ],
)
async def test_what_is_refused_leaves_nothing_behind(client_as, session, wrong, store, tmp_path):
    content, name, purpose, code = wrong
    async with client_as(PLATFORM) as client:
        refused = await upload(client, content, name, purpose, kind="application/pdf")
    assert (refused.status_code, refused.json()["code"]) == (422, code)
    assert refused.json()["errors"][0]["place"].startswith("body/")
    assert await session.scalar(text("SELECT count(*) FROM files.file")) == 0
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


async def test_a_file_beyond_its_limit_is_refused(client_as, store):
    async with client_as(PLATFORM) as client:
        large = await upload(client, picture("PNG") + b"\0" * (2 << 20), "a.png", "logo")
        assert (large.status_code, large.json()["code"]) == (413, "files.too_large")
        huge = await client.post(DOORS, headers={"Content-Length": str(60 << 20)}, content=b"")
        assert huge.status_code in {413, 415}


async def test_the_limit_of_attachments_is_a_setting(client_as, store, session):
    await session.execute(
        text(
            "INSERT INTO kit.setting VALUES ('files.attachment_megabytes_max', '1', 1, now(), :id)"
        ),
        {"id": uuid4()},
    )
    session.info["houtai.settings_touched"] = True
    async with client_as(PLATFORM) as client:
        refused = await upload(client, b"a" * ((1 << 20) + 1), "a.txt")
        assert refused.json()["code"] == "files.too_large"
        assert (await upload(client, b"a" * (1 << 20), "a.txt")).status_code == 201


async def test_a_request_without_a_form_is_refused(client_as, store):
    async with client_as(PLATFORM) as client:
        assert (await client.post(DOORS, json={"purpose": "logo"})).status_code == 415
        assert (await client.post(DOORS, data={"purpose": "logo"})).status_code == 422
        assert (await client.post(DOORS, files={"file": ("a", PDF)})).status_code == 422


async def test_who_may_only_read_uploads_and_deletes_nothing(client_as, store, session):
    file = await make_file(session)
    reader = Actor(uuid4(), READS, merchant_ids=None, warehouse_ids=None)
    async with client_as(reader) as client:
        assert (await upload(client)).status_code == 403
        assert (await client.delete(f"{DOORS}/{file.id}")).status_code == 403
        assert (await client.post(f"{DOORS}/{file.id}/restore")).status_code == 403
        assert (await client.get(DOORS)).status_code == 200
    async with client_as(Actor(uuid4())) as client:
        assert (await client.get(DOORS)).status_code == 403
        assert (await client.get(f"{DOORS}/{file.id}")).status_code == 403
        assert (await client.get(f"{DOORS}/{file.id}/content")).status_code == 403
    async with client_as(None) as client:
        assert (await upload(client)).status_code == 401
        assert (await client.get(f"{DOORS}/{file.id}/picture")).status_code == 401


@pytest.mark.parametrize("place", ["merchant", "warehouse"])
async def test_a_file_belongs_to_the_place_where_it_was_uploaded(client_as, store, place):
    make = at_merchant if place == "merchant" else at_warehouse
    home, foreign = uuid4(), uuid4()
    async with client_as(make(home)) as client:
        mine = (await upload(client, picture("PNG"), "图.png")).json()
        assert mine[f"{place}_id"] == str(home)
        assert [one["id"] for one in (await client.get(DOORS)).json()["items"]] == [mine["id"]]
    async with client_as(make(foreign)) as client:
        assert (await client.get(DOORS)).json()["items"] == []
        for method, path in (
            ("GET", ""),
            ("GET", "/content"),
            ("GET", "/picture"),
            ("DELETE", ""),
            ("POST", "/restore"),
        ):
            foreign_one = await client.request(method, f"{DOORS}/{mine['id']}{path}")
            unknown = await client.request(method, f"{DOORS}/{uuid4()}{path}")
            assert foreign_one.status_code == unknown.status_code == 404
            assert foreign_one.json()["code"] == unknown.json()["code"] == "files.unknown"
    async with client_as(PLATFORM) as client:
        assert (await client.get(f"{DOORS}/{mine['id']}")).status_code == 200


async def test_what_the_platform_uploads_stays_there_unless_it_is_to_be_shown(client_as, store):
    async with client_as(PLATFORM) as client:
        inner = (await upload(client, picture("PNG"), "内.png")).json()
        logo = (await upload(client, picture("PNG"), "标.png", "logo")).json()
    async with client_as(at_merchant(uuid4())) as client:
        assert (await client.get(f"{DOORS}/{inner['id']}/picture")).status_code == 404
        assert (await client.get(f"{DOORS}/{logo['id']}/picture")).status_code == 200
        assert (await client.get(f"{DOORS}/{logo['id']}/content")).status_code == 404
        assert (await client.delete(f"{DOORS}/{logo['id']}")).status_code == 404


async def test_a_warehouse_sees_pictures_of_the_goods_of_its_merchants(client_as, store):
    async with client_as(at_merchant(uuid4())) as client:
        inner = (await upload(client, picture("PNG"), "内.png")).json()
        goods = (await upload(client, picture("PNG"), "茶.png", "product")).json()
    async with client_as(at_warehouse(uuid4())) as client:
        assert (await client.get(f"{DOORS}/{goods['id']}/picture")).status_code == 200
        assert (await client.get(f"{DOORS}/{goods['id']}")).status_code == 404
        assert (await client.get(f"{DOORS}/{inner['id']}/picture")).status_code == 404


async def test_a_foreign_row_is_behind_the_wall_even_for_a_plain_select(session, database):
    mine, foreign, warehouse = uuid4(), uuid4(), uuid4()
    await make_file(session, merchant_id=foreign)
    await make_file(session, merchant_id=mine, warehouse_id=warehouse)
    own = await make_file(session, merchant_id=mine)
    async with OneTransaction(session, database).transaction(at_merchant(mine)) as inner:
        seen = (await inner.scalars(text("SELECT id FROM files.file"))).all()
    assert seen == [own.id]


async def test_files_are_found_by_state_purpose_and_the_beginning_of_their_name(
    client_as, store, session
):
    await make_file(session, name="合同甲.pdf")
    await make_file(session, name="甲合同.pdf")
    await make_file(session, name="合同乙.png", purpose="logo")
    await make_file(session, name="合同丙.pdf", state="storing")

    async def names(client, **wanted):
        page = (await client.get(DOORS, params=wanted)).json()
        return [one["name"] for one in page["items"]]

    async with client_as(PLATFORM) as client:
        assert await names(client) == ["合同乙.png", "甲合同.pdf", "合同甲.pdf"]
        assert await names(client, name="合同") == ["合同乙.png", "合同甲.pdf"]
        assert await names(client, purpose="logo") == ["合同乙.png"]
        assert await names(client, state="deleted") == []


async def test_a_deleted_file_is_restored_with_its_bytes(client_as, store):
    async with client_as(PLATFORM) as client:
        made = (await upload(client)).json()
        place = f"{DOORS}/{made['id']}"
        assert (await client.post(f"{place}/restore")).json()["code"] == "files.not_deleted"
        assert (await client.delete(place)).status_code == 204
        assert (await client.delete(place)).json()["code"] == "files.deleted"
        gone = (await client.get(place)).json()
        assert (gone["state"], gone["deleted_by"]) == ("deleted", str(PLATFORM.id))
        assert (await client.post(f"{place}/restore")).status_code == 204
        assert (await client.get(f"{place}/content")).content == PDF


async def test_bytes_that_are_not_there_are_told_as_an_outage(client_as, store):
    async with client_as(PLATFORM) as client:
        made = (await upload(client, picture("PNG"), "图.png")).json()
        await store.delete(keys_of(UUID(made["id"])))
        for path in ("content", "picture"):
            away = await client.get(f"{DOORS}/{made['id']}/{path}")
            assert (away.status_code, away.json()["code"]) == (503, "objects.missing")


async def test_a_store_that_is_away_refuses_the_upload_and_leaves_a_trace(
    client_as, store, session, tmp_path
):
    (tmp_path / "files" / "objects").chmod(0o700)
    folder = tmp_path / "files" / "objects"
    folder.rmdir()
    folder.write_bytes(b"in the way")
    async with client_as(PLATFORM) as client:
        away = await upload(client)
    assert (away.status_code, away.json()["code"]) == (503, "objects.away")
    left = (await session.scalars(select(File.state))).all()
    assert left == ["storing"]


async def test_the_key_of_the_bytes_is_the_id(client_as, store, tmp_path):
    async with client_as(PLATFORM) as client:
        made = (await upload(client, PDF, "../../../../tmp/x.pdf")).json()
    assert made["name"] == "x.pdf"
    found = [str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()]
    assert found == [f"files/objects/{key_of(UUID(made['id']))}"]


async def test_an_upload_and_a_download_leave_a_trace_with_the_file_in_it(
    client_as, store, session
):
    async with client_as(PLATFORM) as client:
        made = (await upload(client)).json()
        await client.get(f"{DOORS}/{made['id']}/content")
    told = await session.execute(
        text(
            "SELECT body->>'door' AS door, body->>'notes' AS notes FROM eventlog.event"
            " WHERE body->>'actor_id' = :actor AND name = 'audit.deed_done' ORDER BY position"
        ),
        {"actor": str(PLATFORM.id)},
    )
    uploaded, fetched = told.all()
    assert (uploaded.door, fetched.door) == ("files_upload_file", "files_fetch_file")
    assert made["id"] in uploaded.notes
    assert "合同.pdf" in uploaded.notes
