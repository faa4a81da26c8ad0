"""The doors of printing: what they show, what they refuse."""

from uuid import uuid4

from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from tests.factories.printing import make_print_template

TEMPLATES = "/api/console/printing/templates"
PREVIEWS = "/api/console/printing/previews"
RIGHTS = frozenset({"printing.template.write", "printing.entry.read"})


def at_warehouse(*rights: str) -> Actor:
    here = new_id()
    held = frozenset(rights) or RIGHTS
    return Actor(uuid4(), held, warehouse_ids=frozenset({here}), place=Place(warehouse_id=here))


async def test_an_author_sees_fields_and_the_sample_as_a_picture(session, client_as):
    actor = at_warehouse()
    async with client_as(actor) as client:
        kinds = (await client.get("/api/console/printing/kinds")).json()
        kind = (await client.get("/api/console/printing/kinds/waybill")).json()
        body = {"kind": "waybill", "text": kind["text"], "width_mm": 100, "height_mm": 150}
        shown = (await client.post(PREVIEWS, json=body)).json()
    assert kinds[0]["code"] == "waybill"
    assert {"path": "doc.recipient.name", "name": "名称", "form": "text"} in kind["fields"]
    assert (shown["page_count"], shown["mistakes"]) == (1, [])
    assert shown["pages"][0].startswith("iVBOR")


async def test_a_template_of_ten_megabytes_is_refused(session, client_as):
    body = {"kind": "waybill", "text": "x" * 10_000_000, "width_mm": 100, "height_mm": 150}
    async with client_as(at_warehouse()) as client:
        assert (await client.post(PREVIEWS, json=body)).status_code == 413
        body["text"] = "x" * 20_001
        assert (await client.post(PREVIEWS, json=body)).status_code == 422


async def test_who_may_read_does_not_publish(session, client_as):
    actor = at_warehouse("printing.template.read")
    template = await make_print_template(session, actor.place)
    async with client_as(actor) as client:
        shown = await client.get(f"{TEMPLATES}/{template.id}")
        refused = await client.post(f"{TEMPLATES}/{template.id}/publish", json={"version": 1})
        log = await client.get("/api/console/printing/log")
    assert (shown.status_code, refused.status_code, log.status_code) == (200, 403, 403)


async def test_a_list_shows_templates_of_the_place_alone(session, client_as):
    actor, other = at_warehouse(), at_warehouse()
    mine = await make_print_template(session, actor.place)
    await make_print_template(session, other.place)
    async with client_as(actor) as client:
        rows = (await client.get(TEMPLATES)).json()["items"]
    assert [row["id"] for row in rows] == [str(mine.id)]
