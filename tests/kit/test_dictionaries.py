"""Dictionaries and their doors: whole lists of items, guarded edits, what the house relies on."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import text

from houtai.kit import dictionaries
from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.dictionaries import editing
from tests.conftest import ClientAs

DOORS = "/api/console/dictionaries"
KEEPS = Actor(uuid4(), frozenset({"dictionaries.dictionary.write"}))
LOOKS = Actor(uuid4(), frozenset({"dictionaries.dictionary.read"}))
NOBODY = Actor(uuid4(), language="en-US")
SYSTEM_CODE = "staff.leaving_reason"


def item(code, **changes):
    return {"code": code, "name_zh": f"词{code}", "name_en": f"word {code}", **changes}


async def make(client, code="colour"):
    named = {"code": code, "name_zh": "颜色", "name_en": "Colour"}
    return await client.post(DOORS, json=named)


async def put(client, *items, version=1, code="colour", **changes):
    names = {"name_zh": "颜色", "name_en": "Colour"}
    body = {"version": version, **names, "items": list(items), **changes}
    return await client.put(f"{DOORS}/{code}", json=body)


async def test_items_are_kept_in_their_order_and_words_told_in_the_readers_language(
    client_as: ClientAs,
):
    async with client_as(KEEPS) as client:
        assert (await make(client)).json() == "colour"
        answer = await put(client, item("red"), item("blue", enabled=False), item("aqua"))
        assert answer.status_code == 204
        shown = (await client.get(f"{DOORS}/colour")).json()
        assert [one["code"] for one in shown["items"]] == ["red", "blue", "aqua"]
        assert shown["version"] == 2
        await put(client, item("aqua", name_zh="水色"), item("red"), version=2)
        shown = (await client.get(f"{DOORS}/colour")).json()
        assert [one["name_zh"] for one in shown["items"]] == ["水色", "词red"]
        [summary] = [one for one in (await client.get(DOORS)).json() if one["code"] == "colour"]
        assert (summary["item_count"], summary["enabled_count"]) == (2, 2)
    async with client_as(NOBODY) as client:
        told = await client.get(f"{DOORS}/colour/words")
        assert told.json() == [
            {"code": "aqua", "name": "word aqua"},
            {"code": "red", "name": "word red"},
        ]
        assert told.headers["cache-control"] == "private, max-age=30"
        assert (await client.get(f"{DOORS}/nowhere/words")).json() == []


async def test_who_may_only_look_changes_nothing_and_strangers_see_nothing(client_as: ClientAs):
    async with client_as(LOOKS) as client:
        assert (await client.get(DOORS)).status_code == 200
        assert (await make(client)).status_code == 403
        assert (await put(client, code=SYSTEM_CODE)).status_code == 403
        assert (await client.delete(f"{DOORS}/{SYSTEM_CODE}")).status_code == 403
    async with client_as(NOBODY) as client:
        assert (await client.get(DOORS)).status_code == 403
    async with client_as(None) as client:
        assert (await client.get(f"{DOORS}/{SYSTEM_CODE}/words")).status_code == 401


async def test_an_edit_of_an_old_version_is_refused(client_as: ClientAs):
    async with client_as(KEEPS) as client:
        await make(client)
        await put(client, item("red"))
        late = await put(client, item("blue"))
        assert (late.status_code, late.json()["code"]) == (409, "dictionaries.changed_meanwhile")


async def test_what_is_wrong_with_an_edit_is_named(client_as: ClientAs):
    async with client_as(KEEPS) as client:
        await make(client)
        assert (await make(client)).json()["code"] == "dictionaries.taken"
        twice = (await put(client, item("red"), item("blue"), item("red"))).json()
        assert twice["errors"][0]["place"] == "body/items/2/code"
        assert twice["code"] == "dictionaries.item_twice"
        for wrong in (item("Red"), item("red", name_zh=" "), item("red", name_en="a\nb")):
            assert (await put(client, wrong)).status_code == 422
        many = [item(f"n{number}") for number in range(editing.ITEMS_MAX + 1)]
        assert (await put(client, *many)).status_code == 422
        assert (await put(client, code="nowhere")).json()["code"] == "dictionaries.unknown"


async def test_what_the_house_relies_on_stays_but_may_be_switched_off(client_as: ClientAs):
    async with client_as(KEEPS) as client:
        before = (await client.get(f"{DOORS}/{SYSTEM_CODE}")).json()
        assert (await client.delete(f"{DOORS}/{SYSTEM_CODE}")).json()["code"] == (
            "dictionaries.system"
        )
        lost = await put(client, item("own"), version=before["version"], code=SYSTEM_CODE)
        assert lost.json()["code"] == "dictionaries.system_item"
        kept = [item(one["code"], enabled=False) for one in before["items"]]
        changed = await put(client, *kept, item("own"), version=before["version"], code=SYSTEM_CODE)
        assert changed.status_code == 204
        shown = (await client.get(f"{DOORS}/{SYSTEM_CODE}")).json()["items"]
        assert {one["code"] for one in shown if one["is_system"]} == {
            one["code"] for one in before["items"]
        }
        assert [one["code"] for one in shown if one["enabled"]] == ["own"]


async def test_a_removed_dictionary_is_gone_with_its_items(client_as: ClientAs, session):
    async with client_as(KEEPS) as client:
        await make(client)
        await put(client, item("red"))
        assert (await client.delete(f"{DOORS}/colour")).status_code == 204
        assert (await client.get(f"{DOORS}/colour")).status_code == 404
    left = "SELECT count(*) FROM kit.dictionary_item WHERE dictionary_code = 'colour'"
    assert await session.scalar(text(left)) == 0


async def test_of_two_editors_at_once_one_is_refused(database):
    at = utc_now()
    made = editing.MakeDictionary(code="race", name_zh="赛", name_en="Race")
    async with database.transaction() as session:
        await dictionaries.make(session, made, at=at)

    async def edit(code: str) -> bool:
        command = dictionaries.EditDictionary(
            version=1, name_zh="赛", name_en="Race", items=[item(code)]
        )
        try:
            async with database.transaction() as session:
                await dictionaries.edit(session, "race", command, at=at)
        except editing.DictionaryChanged:
            return False
        return True

    try:
        assert sorted(await asyncio.gather(*map(edit, "abcd"))) == [False, False, False, True]
        async with database.transaction() as session:
            assert len((await dictionaries.show(session, "race")).items) == 1
    finally:
        async with database.transaction() as session:
            await dictionaries.remove(session, "race")


async def test_there_is_a_ceiling(session, monkeypatch):
    monkeypatch.setattr(editing, "DICTIONARIES_MAX", 2)
    made = editing.MakeDictionary(code="third", name_zh="三", name_en="Third")
    with pytest.raises(editing.TooManyDictionaries):
        await dictionaries.make(session, made, at=utc_now())
