"""Where parcels are, as trackers tell it: twice, late, out of order, wrongly, or in lies."""

import json
from dataclasses import replace
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from sqlalchemy import func, select

from houtai.events.logistics import ParcelMoved, ParcelSigned
from houtai.kit import eventlog
from houtai.kit.auth import SYSTEM
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.kit.ids import new_id
from houtai.kit.outgoing import signed
from houtai.modules.logistics import public as logistics
from houtai.modules.logistics.gateways import kdniao, kuaidi100
from houtai.modules.logistics.gateways.sandbox import secret_of
from houtai.modules.logistics.queries.problems import list_notes
from houtai.modules.logistics.rules.tracking import Heard, Step, standing
from houtai.modules.logistics.service import accounts, following, handling
from houtai.modules.logistics.service.hearing import Told, hear
from houtai.modules.logistics.tables import Movement, ParcelProblem, RefusedPush, Waybill
from tests.factories.logistics import NOON, make_waybill

FORGED = "whsec_c2VjcmV0"
SANDBOX = "/api/open/logistics/sandbox/push"
HOUR = timedelta(hours=1)


@pytest.fixture
def person():
    """Somebody of the platform."""
    return replace(SYSTEM, id=new_id())


def step(hours, status, words=None, **changes):
    return Step(NOON + hours * HOUR, status, words or f"{status} {hours}", **changes)


async def tell(session, waybill, *steps, at=NOON + 100 * HOUR):
    heard = Heard((waybill.carrier_code,), waybill.number, steps)
    await hear(session, [Told("sandbox", heard)], at=at)


async def fresh(session, waybill):
    await session.refresh(waybill)
    return waybill


async def open_kinds(session, waybill):
    found = await session.scalars(
        select(ParcelProblem.kind).where(
            ParcelProblem.waybill_id == waybill.id, ParcelProblem.state == "open"
        )
    )
    return sorted(found)


@pytest.fixture
def told(monkeypatch):
    """What is emitted about parcels, by the way every module tells."""
    kept = []
    emit = eventlog.emit

    async def keep(session, *events):
        kept.extend(one for one in events if isinstance(one, (ParcelMoved, ParcelSigned)))
        await emit(session, *events)

    monkeypatch.setattr(eventlog, "emit", keep)
    return kept


def test_what_is_told_in_any_order_stands_the_same():
    way = [(1, "collected"), (2, "moving"), (3, "delivering"), (4, "signed"), (5, "moving")]
    moments = [(NOON + hours * HOUR, status) for hours, status in way]
    expected = ("signed", NOON + 4 * HOUR)
    assert standing(moments) == standing(moments[::-1]) == standing(moments[2:] + moments[:2])
    assert standing(moments) == expected
    assert standing([*moments, (NOON + 6 * HOUR, "returning")])[0] == "returning"
    same = [(NOON, "moving"), (NOON, "collected")]
    assert standing(same)[0] == "moving"


async def test_duplicates_and_old_news_change_nothing_and_are_told_once(session, told):
    waybill = await make_waybill(session)
    await tell(session, waybill, step(2, "moving"))
    await tell(session, waybill, step(1, "collected"), step(2, "moving"))
    await tell(session, waybill, step(2, "moving"))
    assert [one.status for one in told] == ["moving"]
    await tell(session, waybill, step(3, "signed"), step(2, "moving"))
    await tell(session, waybill, step(4, "moving", "note after signing"))
    row = await fresh(session, waybill)
    assert (row.status, row.signed_at, row.look_at) == ("signed", NOON + 3 * HOUR, None)
    assert [type(one) for one in told] == [ParcelMoved, ParcelMoved, ParcelSigned]
    count = select(func.count()).where(Movement.waybill_id == waybill.id)
    assert await session.scalar(count) == 4
    [track] = await logistics.tracks_of(session, [waybill.parcel_id])
    assert [one.status for one in track.movements] == ["moving", "signed", "moving", "collected"]


async def test_who_says_signed_before_it_was_handed_over_is_not_believed(session, told, person):
    waybill = await make_waybill(session, handed_over_at=None)
    await tell(session, waybill, step(1, "signed"))
    row = await fresh(session, waybill)
    assert (row.status, row.signed_at) == ("problem", None)
    assert await open_kinds(session, waybill) == ["signed_early"]
    assert [one.status for one in told] == ["problem"]
    problem = await session.scalar(
        select(ParcelProblem).where(ParcelProblem.waybill_id == waybill.id)
    )
    command = handling.HandleProblem(how="confirmed", words="买家电话确认已收到", version=1)
    await handling.handle(session, person, problem.id, command, at=NOON)
    row = await fresh(session, waybill)
    assert (row.status, row.signed_at) == ("signed", NOON)
    assert [type(one) for one in told[1:]] == [ParcelMoved, ParcelSigned]
    [note] = await list_notes(session, person, problem.id)
    assert note.words == "买家电话确认已收到"
    with pytest.raises(handling.ProblemDone):
        await handling.handle(session, person, problem.id, command, at=NOON)


async def test_only_what_was_signed_early_is_confirmed_as_signed(session, told, person):
    waybill = await make_waybill(session)
    await tell(session, waybill, step(1, "refused"))
    problem = await session.scalar(
        select(ParcelProblem).where(ParcelProblem.waybill_id == waybill.id)
    )
    command = handling.HandleProblem(how="confirmed", words="买家说收到了", version=1)
    with pytest.raises(handling.NotSignedEarly):
        await handling.handle(session, person, problem.id, command, at=NOON)
    row = await fresh(session, waybill)
    assert (row.status, row.signed_at) == ("refused", None)
    assert await open_kinds(session, waybill) == ["refused"]
    assert await list_notes(session, person, problem.id) == []
    assert [type(one) for one in told] == [ParcelMoved]


async def test_returned_refused_and_lost_addresses_wait_for_somebody(session):
    refused, lost, back = [await make_waybill(session) for _ in range(3)]
    await tell(session, refused, step(1, "refused"))
    await tell(session, lost, step(1, "problem", has_bad_address=True))
    await tell(session, back, step(1, "returning"))
    kinds = [await open_kinds(session, one) for one in (refused, lost, back)]
    assert kinds == [["refused"], ["address"], ["returned"]]
    await tell(session, lost, step(2, "delivering"))
    assert await open_kinds(session, lost) == []


async def test_silence_is_an_exception_until_the_parcel_moves_again(session, told):
    waybill = await make_waybill(session, moved_at=NOON)
    other = await make_waybill(session, moved_at=NOON, handed_over_at=None)
    await following.fall_silent(session, NOON + 48 * HOUR - timedelta(seconds=1))
    assert (await fresh(session, waybill)).status is None
    await following.fall_silent(session, NOON + 48 * HOUR)
    assert (await fresh(session, waybill)).status == "no_movement"
    assert (await fresh(session, other)).status is None
    assert await open_kinds(session, waybill) == ["no_movement"]
    await tell(session, waybill, step(-1, "collected"))
    assert (await fresh(session, waybill)).status == "no_movement"
    await tell(session, waybill, step(50, "moving"))
    assert (await fresh(session, waybill)).status == "moving"
    assert await open_kinds(session, waybill) == []
    mine = [one.status for one in told if one.waybill_id == waybill.id]
    assert mine == ["no_movement", "moving"]


def push(waybill, *steps, secret=None, at=None):
    """Body and headers as the sandbox sends them."""
    said = {
        "carrier": waybill.carrier_code,
        "number": waybill.number,
        "steps": [
            {"at": one.at.isoformat(), "status": one.status, "words": one.words, "place": one.place}
            for one in steps
        ],
    }
    body = json.dumps(said).encode()
    own = secret_of(house_key(Environment.read().home))
    return body, signed(secret or own, str(new_id()), body, at=at or utc_now())


async def seen_of(session, reason, tracker="sandbox"):
    return await session.scalar(
        select(func.coalesce(func.sum(RefusedPush.seen), 0)).where(
            RefusedPush.reason == reason, RefusedPush.tracker == tracker
        )
    )


async def test_only_who_knows_the_secret_is_heard_and_the_rest_is_counted(session, client_as):
    waybill = await make_waybill(session)
    stranger = waybill.__class__(carrier_code="SF", number="SF0000000000000")
    async with client_as(None) as client:

        async def send(body, headers):
            return await client.post(SANDBOX, content=body, headers=headers)

        body, headers = push(waybill, step(1, "moving"))
        assert (await send(body, headers)).status_code == 200
        assert (await fresh(session, waybill)).status == "moving"
        forged = await send(*push(waybill, step(2, "signed"), secret=FORGED))
        stale = await send(*push(waybill, step(2, "signed"), at=utc_now() - HOUR))
        broken = await send(b"{}", signed_of(b"{}"))
        huge = await send(b"{" + b" " * 300_000 + b"}", {})
        assert (forged.status_code, stale.status_code, broken.status_code) == (401, 401, 401)
        assert huge.status_code == 413
        assert (await send(*push(stranger, step(2, "signed")))).status_code == 200
        nobody = await client.post("/api/open/logistics/pigeon/push", content=b"")
        assert nobody.status_code == 404
    assert (await fresh(session, waybill)).status == "moving"
    reasons = ("signature", "moment", "content", "unknown")
    assert [await seen_of(session, one) for one in reasons] == [1, 1, 1, 1]


def signed_of(body):
    return signed(secret_of(house_key(Environment.read().home)), "x", body, at=utc_now())


async def test_kuaidi100_and_kdniao_push_in_their_own_forms(session, client_as):
    key = house_key(Environment.read().home)
    hundred = accounts.EditTracker(
        enabled=True,
        facts={"customer": "C1"},
        secrets={"key": "k-100", "salt": "salt-100"},
        version=1,
    )
    bird = accounts.EditTracker(
        enabled=True, facts={"business_id": "B1"}, secrets={"app_key": "app-key"}, version=1
    )
    await accounts.edit_tracker(session, "kuaidi100", hundred, key=key)
    await accounts.edit_tracker(session, "kdniao", bird, key=key)
    one = await make_waybill(session, tracker="kuaidi100")
    two = await make_waybill(session, tracker="kdniao", carrier_code="YUNDA")
    line = {"ftime": "2025-11-23 09:00:00", "context": "派件中", "areaName": "广东,深圳市"}
    early = {"time": "2025-11-22 21:00:00", "context": "已揽收", "statusCode": "1"}
    result = {"nu": one.number, "com": "shunfeng", "state": "5", "data": [line, early]}
    param = json.dumps({"status": "polling", "lastResult": result}, ensure_ascii=False)
    form = {"param": param, "sign": kuaidi100.sign(param, "salt-100")}
    traces = [
        {"AcceptTime": "2025-11-22 21:00:00", "AcceptStation": "已揽收", "Action": "1"},
        {"AcceptTime": "2025-11-23 09:00:00", "AcceptStation": "地址不详", "Action": "420"},
    ]
    said = {"ShipperCode": "YD", "LogisticCode": two.number, "State": "4", "Traces": traces}
    content = json.dumps({"EBusinessID": "B1", "Data": [said]}, ensure_ascii=False)
    bird_form = {"RequestData": content, "DataSign": kdniao.sign(content, "app-key")}
    async with client_as(None) as client:

        async def send(tracker, fields):
            address = f"/api/open/logistics/{tracker}/push"
            headers = {"Content-Type": "application/x-www-form-urlencoded"}
            return await client.post(address, content=urlencode(fields), headers=headers)

        assert (await send("kuaidi100", {**form, "sign": "0" * 32})).status_code == 401
        assert (await send("kdniao", {**bird_form, "DataSign": "x"})).status_code == 401
        heard = [await send("kuaidi100", form), await send("kdniao", bird_form)]
    assert heard[0].json()["returnCode"] == "200"
    assert (heard[1].json()["EBusinessID"], heard[1].json()["Success"]) == ("B1", True)
    assert (await fresh(session, one)).status == "delivering"
    assert one.status_at == NOON.replace(year=2025, day=23, hour=1)
    assert (await fresh(session, two)).status == "problem"
    assert await open_kinds(session, two) == ["address"]
    assert isinstance(await session.get(Waybill, one.id), Waybill)
