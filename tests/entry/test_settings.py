"""The doors of settings and of the consoles' own look."""

from dataclasses import replace
from uuid import uuid4

import pytest

from houtai.kit import settings
from houtai.kit.auth import Actor
from houtai.kit.environment import LANGUAGES
from houtai.kit.texts import catalogue
from tests.factories.files import picture

DOORS = "/api/console/settings"
BRANDING = "/api/console/branding"
NAME = "house.console_name"
LOGO = "house.logo_file_id"
READS = Actor(uuid4(), frozenset({"settings.setting.read"}), language="en-US")
WRITES = Actor(
    uuid4(),
    frozenset({"settings.setting.write", "files.file.write"}),
    merchant_ids=None,
    warehouse_ids=None,
)


@pytest.fixture
def store(house, tmp_path):
    usual = house.state.environment
    house.state.environment = replace(usual, home=tmp_path, files_url=None)
    yield
    house.state.environment = usual


async def shown(client, code):
    [found] = [one for one in (await client.get(DOORS)).json() if one["code"] == code]
    return found


async def put(client, code, value, version=0):
    return await client.put(f"{DOORS}/{code}", json={"version": version, "value": value})


async def test_every_setting_stands_on_the_page_with_its_texts(client_as, house):
    async with client_as(READS) as client:
        listed = (await client.get(DOORS)).json()
    codes = [one["code"] for one in listed]
    assert set(codes) == set(settings.DECLARED)
    assert codes == sorted(codes)
    for language in LANGUAGES:
        texts = catalogue(language)
        for one in listed:
            wanted = [f"settings.group.{one['group']}"]
            wanted += [f"settings.{one['code']}.{part}" for part in ("name", "help")]
            wanted += [f"settings.{one['code']}.choices.{word}" for word in one["choices"]]
            assert [key for key in wanted if key not in texts] == []


async def test_a_setting_is_changed_and_put_back_with_its_history(client_as):
    async with client_as(WRITES) as client:
        before = await shown(client, NAME)
        assert (before["value"], before["is_set"], before["version"]) == ("", False, 0)
        assert (await put(client, NAME, " 武夷茶行 ")).status_code == 204
        after = await shown(client, NAME)
        assert (after["value"], after["is_set"], after["version"]) == ("武夷茶行", True, 1)
        assert after["changed_by"] == str(WRITES.id)
        late = await put(client, NAME, "晚了")
        assert (late.status_code, late.json()["code"]) == (409, "settings.changed_meanwhile")
        back = await client.post(f"{DOORS}/{NAME}/reset", json={"version": 1})
        assert back.status_code == 204
        history = (await client.get(f"{DOORS}/{NAME}/changes")).json()["items"]
    assert [(one["before"], one["after"]) for one in history] == [
        ("武夷茶行", None),
        (None, "武夷茶行"),
    ]


async def test_what_is_wrong_with_a_value_is_named(client_as):
    async with client_as(WRITES) as client:
        for value in ("长" * 31, "a\nb", 7, None, ["x"], "a\0b"):
            refused = await put(client, NAME, value)
            assert refused.status_code == 422
            places = [one["place"] for one in refused.json()["errors"]]
            assert places in (["body/value"], ["body"])
        unknown = await put(client, "house.nothing", "x")
        assert (unknown.status_code, unknown.json()["code"]) == (404, "settings.unknown")
        assert (await client.get(f"{DOORS}/house.nothing/changes")).status_code == 404


async def test_who_may_only_read_sets_nothing(client_as):
    async with client_as(READS) as client:
        assert (await put(client, NAME, "x")).status_code == 403
        assert (await client.post(f"{DOORS}/{NAME}/reset", json={"version": 1})).status_code == 403
        assert (await client.get(f"{DOORS}/{NAME}/changes")).json()["items"] == []
    async with client_as(Actor(uuid4())) as client:
        assert (await client.get(DOORS)).status_code == 403


async def test_the_consoles_bear_a_name_and_a_logo_that_strangers_see(client_as, store):
    async with client_as(None) as client:
        assert (await client.get(BRANDING)).json() == {"console_name": "", "logo": None}
        assert (await client.get(f"{BRANDING}/logo")).status_code == 404
    async with client_as(WRITES) as client:
        await put(client, NAME, "武夷茶行")
        uploaded = await client.post(
            "/api/console/files",
            files={"file": ("标.png", picture("PNG"), "image/png")},
            data={"purpose": "logo"},
        )
        logo = uploaded.json()["id"]
        assert (await put(client, LOGO, logo)).status_code == 204
        used = await client.delete(f"/api/console/files/{logo}")
        assert (used.status_code, used.json()["code"]) == (409, "files.in_use")
    async with client_as(None) as client:
        assert (await client.get(BRANDING)).json() == {"console_name": "武夷茶行", "logo": logo}
        sign = await client.get(f"{BRANDING}/logo")
        assert (sign.status_code, sign.headers["content-type"]) == (200, "image/webp")
    async with client_as(WRITES) as client:
        await client.post(f"{DOORS}/{LOGO}/reset", json={"version": 1})
        assert (await client.delete(f"/api/console/files/{logo}")).status_code == 204


async def test_only_a_logo_can_be_the_logo(client_as, store):
    async with client_as(WRITES) as client:
        attached = await client.post(
            "/api/console/files",
            files={"file": ("图.png", picture("PNG"), "image/png")},
            data={"purpose": "attachment"},
        )
        for wrong in (attached.json()["id"], str(uuid4())):
            refused = await put(client, LOGO, wrong)
            assert (refused.status_code, refused.json()["code"]) == (422, "files.not_usable")
        assert (await shown(client, LOGO))["value"] is None
