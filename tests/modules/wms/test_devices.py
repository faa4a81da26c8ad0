"""Scanners, scales and printers of a warehouse, and what a scale says of itself."""

from datetime import timedelta

import pytest

from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.wms.queries.devices import reading_of
from houtai.modules.wms.service import devices
from houtai.modules.wms.service.places import ChangedMeanwhile, CodeTaken
from tests.factories.inventory import NOON, make_warehouse

ROOT = "/api/console/wms/devices"


def somebody(warehouse_id):
    rights = frozenset({"wms.place.write", "wms.work.write"})
    return Actor(
        new_id(),
        rights,
        warehouse_ids=frozenset({warehouse_id}),
        place=Place(None, warehouse_id),
    )


async def test_a_scale_with_its_token_fills_the_weight_at_the_table(session, client_as):
    warehouse_id = await make_warehouse(session)
    who = somebody(warehouse_id)
    scale = {"kind": "scale", "name": "1 号秤", "connection": "agent"}
    async with client_as(who) as client:
        device_id = (await client.post(ROOT, json=scale)).json()
        told = f"/api/open/wms/devices/{device_id}/weight"
        first = (await client.post(f"{ROOT}/{device_id}/token")).json()["token"]
        token = (await client.post(f"{ROOT}/{device_id}/token")).json()["token"]
        body = {"weight_g": 1_234}
        stale = await client.post(told, json=body, headers={"Authorization": f"Bearer {first}"})
        without = await client.post(told, json=body)
        before = (await client.get(f"{ROOT}/{device_id}/reading")).json()
        good = await client.post(told, json=body, headers={"Authorization": f"Bearer {token}"})
        now = (await client.get(f"{ROOT}/{device_id}/reading")).json()
        shown = (await client.get(ROOT)).text
    async with client_as(somebody(new_id())) as client:
        foreign = await client.get(f"{ROOT}/{device_id}/reading")
        others = (await client.get(ROOT)).json()
    assert (stale.status_code, stale.json()["code"]) == (401, "wms.scale_not_known")
    assert without.status_code == 422
    assert before["weight_g"] is None
    assert good.status_code == 204
    assert now["weight_g"] == 1_234
    assert token not in shown
    assert foreign.status_code == 404
    assert others == []
    # What a scale said a minute ago does not lie on it any more.
    late = NOON + timedelta(days=9_000)
    assert (await reading_of(session, who, device_id, at=late)).weight_g is None


async def test_devices_are_what_their_kind_can_be(session):
    warehouse_id = await make_warehouse(session)
    who = somebody(warehouse_id)

    async def make(**said):
        return await devices.make_device(session, who, devices.MakeDevice(**said), at=NOON)

    paper = {"prints": ["waybill"], "width_mm": 100, "height_mm": 150}
    printer_id = await make(kind="printer", name="面单机", connection="network", **paper)
    with pytest.raises(CodeTaken):
        await make(kind="scanner", name="面单机", connection="usb")
    with pytest.raises(devices.DeviceUnfit):
        await make(kind="scanner", name="枪", connection="usb", **paper)
    with pytest.raises(devices.DeviceUnfit):
        await make(kind="printer", name="小票机", connection="agent")
    with pytest.raises(devices.DeviceUnfit):
        await devices.give_token(session, who, printer_id)
    kept = devices.EditDevice(name="面单机", connection="usb", is_open=False, version=1, **paper)
    await devices.edit_device(session, who, printer_id, kept)
    with pytest.raises(ChangedMeanwhile):
        await devices.edit_device(session, who, printer_id, kept)
    scale_id = await make(kind="scale", name="秤", connection="agent")
    token = (await devices.give_token(session, who, scale_id)).token
    typed = devices.EditDevice(name="秤", connection="keyboard", is_open=True, version=1)
    await devices.edit_device(session, who, scale_id, typed)
    weight = devices.TellWeight(weight_g=5)
    with pytest.raises(devices.ScaleNotKnown):
        await devices.tell_weight(session, scale_id, token, weight, at=NOON)
