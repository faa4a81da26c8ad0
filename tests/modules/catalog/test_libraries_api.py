"""Doors of the libraries: who may, which shape, which errors."""

from uuid import uuid4

import pytest

from houtai.kit.auth import Actor, Place
from tests.factories.catalog import bind, make_attribute, make_brand, make_category

ROOT = "/api/console/catalog"


def platform(*permissions):
    return Actor(uuid4(), permissions=frozenset(permissions), merchant_ids=None, category_ids=None)


OPERATOR = platform(
    "catalog.category.write",
    "catalog.brand.write",
    "catalog.attribute.write",
    "catalog.label.write",
    "catalog.word.write",
    "catalog.spec_template.write",
    "catalog.library.read",
)


def merchant(*permissions):
    merchant_id = uuid4()
    return Actor(
        uuid4(),
        permissions=frozenset(permissions),
        merchant_ids=frozenset({merchant_id}),
        place=Place(merchant_id),
        category_ids=None,
    )


async def test_a_tree_grows_by_its_doors(client_as, session):
    async with client_as(OPERATOR) as client:
        food = (await client.post(f"{ROOT}/categories", json={"name": "食品"})).json()
        body = {"name": "茶叶", "parent_id": food, "commission_permille": 35}
        tea = (await client.post(f"{ROOT}/categories", json=body)).json()
        tree = {one["id"]: one for one in (await client.get(f"{ROOT}/categories")).json()}
        assert (tree[tea]["parent_id"], tree[tea]["commission_permille"]) == (food, 35)
        moved = {"version": 1, "parent_id": None, "place": 0}
        answer = await client.post(f"{ROOT}/categories/{tea}/move", json=moved)
        assert answer.status_code == 204
        detail = (await client.get(f"{ROOT}/categories/{tea}")).json()
        assert (detail["path"], detail["version"]) == ([tea], 2)
        twice = await client.post(f"{ROOT}/categories", json={"name": "食品"})
        assert (twice.status_code, twice.json()["code"]) == (409, "catalog.name_taken")
        assert twice.json()["errors"][0]["place"] == "body/name"
        assert (await client.delete(f"{ROOT}/categories/{tea}")).status_code == 204
        assert (await client.delete(f"{ROOT}/categories/{tea}")).status_code == 404


async def test_what_is_bound_is_written_as_a_whole(client_as, session):
    leaf = await make_category(session)
    colour = await make_attribute(session, options={"red": "红"})
    brand = await make_brand(session)
    async with client_as(OPERATOR) as client:
        place = f"{ROOT}/categories/{leaf.id}"
        bound = [{"attribute_id": str(colour.id), "role": "sale", "required": True}]
        for name, body in (
            ("attributes", {"version": 1, "attributes": bound}),
            ("brands", {"version": 2, "brand_ids": [str(brand.id)]}),
            (
                "requirements",
                {"version": 3, "requirements": [{"kind": "quality_report", "name": "质检报告"}]},
            ),
        ):
            answer = await client.put(f"{place}/{name}", json=body)
            assert answer.status_code == 204, answer.json()
        rules = (await client.get(f"{ROOT}/library/categories/{leaf.id}")).json()
        assert rules["attributes"][0]["options"][0] == {"key": "red", "name": "红", "name_en": ""}
        assert rules["brand_ids"] == [str(brand.id)]
        papers = (await client.get(f"{ROOT}/library/categories/{leaf.id}/requirements")).json()
        assert [one["kind"] for one in papers] == ["quality_report"]


async def test_a_merchant_chooses_from_the_libraries_and_changes_nothing(client_as, session):
    clerk = merchant("catalog.library.read", "catalog.spec_template.write")
    leaf = await make_category(session, commission_permille=50)
    colour = await make_attribute(session, options={"red": "红"})
    await bind(session, leaf, colour, role="sale")
    async with client_as(clerk) as client:
        tree = (await client.get(f"{ROOT}/library/categories")).json()
        assert {"commission_permille", "position"} & set(tree[-1]) == set()
        for path in ("brands", "attributes", "labels", "promises"):
            assert (await client.get(f"{ROOT}/library/{path}")).status_code == 200
        filled = {"attribute_id": str(colour.id), "values": ["red"]}
        made = await client.post(
            f"{ROOT}/spec-templates", json={"name": "红色", "attributes": [filled]}
        )
        assert made.status_code == 201
        for method, path in (
            ("GET", "categories"),
            ("GET", f"categories/{leaf.id}"),
            ("POST", "categories"),
            ("PUT", f"categories/{leaf.id}/attributes"),
            ("DELETE", f"categories/{leaf.id}"),
            ("POST", "brands"),
            ("POST", "attributes"),
            ("POST", "labels"),
            ("POST", "promises"),
            ("GET", "forbidden-words"),
        ):
            answer = await client.request(method, f"{ROOT}/{path}")
            assert answer.status_code == 403, path


@pytest.mark.parametrize(
    "path",
    ["categories", "brands", "attributes", "spec-templates", "library/categories"],
)
async def test_what_nobody_knows_is_not_found(client_as, path):
    async with client_as(OPERATOR) as client:
        assert (await client.get(f"{ROOT}/{path}/{uuid4()}")).status_code == 404


async def test_attributes_brands_and_words_are_found_by_text(client_as, session):
    await make_attribute(session, name="净含量")
    await make_brand(session, name="武夷星", name_en="Wuyi Star", initial="W")
    async with client_as(OPERATOR) as client:
        await client.post(f"{ROOT}/forbidden-words", json={"word": "全网最低", "level": "block"})
        for path, text in (
            ("attributes", "含量"),
            ("brands", "夷"),
            ("brands", "wuyi"),
            ("forbidden-words", "最 低"),
        ):
            found = await client.get(f"{ROOT}/{path}", params={"text": text})
            assert len(found.json()["items"]) == 1, path


async def test_labels_promises_and_brands_are_kept_by_their_doors(client_as):
    async with client_as(OPERATOR) as client:
        for path, body in (
            ("labels", {"name": "新品", "colour": "teal"}),
            ("promises", {"name": "七天无理由退货"}),
            ("brands", {"name": "武夷星"}),
            ("attributes", {"name": "颜色", "kind": "choice", "options": [{"name": "红"}]}),
        ):
            made = await client.post(f"{ROOT}/{path}", json=body)
            assert made.status_code == 201, made.json()
            edited = {**body, "version": 1}
            if path == "attributes":
                edited["options"] = [
                    *(await client.get(f"{ROOT}/{path}/{made.json()}")).json()["options"],
                    {"name": "墨"},
                ]
            for status in (204, 409):
                answer = await client.put(f"{ROOT}/{path}/{made.json()}", json=edited)
                assert answer.status_code == status, answer.json()
