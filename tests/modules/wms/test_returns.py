"""Parcels that buyers send back: announced, here, looked at, and what becomes of the pieces."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

import pytest
from pydantic import ValidationError
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.errors import HoutaiError
from houtai.kit.ids import new_id
from houtai.modules.inventory.service.moving import SkuUnknown
from houtai.modules.wms.rules.returns import ReturnLine, ReturnWish
from houtai.modules.wms.service import returns, returns_awaited, returns_clearing, sites
from houtai.modules.wms.service.returns import FoundPieces
from houtai.modules.wms.tables import Return
from houtai.modules.wms.tables import ReturnLine as ReturnLineRow
from tests.factories.inventory import NOON, breaches_in, holdings, keeper, make_item, make_warehouse
from tests.factories.inventory import settle as layers_follow
from tests.factories.ledger import all_at_once
from tests.factories.wms import Floor, breaches_of_bins, lying, make_floor, told


def wish_of(floor: Floor, *pieces: tuple[UUID, int], **changes: Any) -> ReturnWish:
    """A parcel with so many of each."""
    case_id = new_id()
    lines = tuple(ReturnLine(new_id(), sku_id, "龙井茶", "250 g", many) for sku_id, many in pieces)
    values = {
        "case_id": case_id,
        "number": f"A{case_id.hex[-12:].upper()}",
        "merchant_id": SELF_RUN_ID,
        "warehouse_id": floor.warehouse_id,
        "lines": lines,
        "carrier_code": "SF",
        "waybill_number": f"SF{case_id.hex[-12:].upper()}",
    }
    return ReturnWish(**{**values, **changes})


async def arrived(session: AsyncSession, floor: Floor, wish: ReturnWish) -> None:
    await returns_awaited.expect_return(session, [wish], at=NOON)
    command = returns.ArriveReturn(scanned=wish.waybill_number)
    assert await returns.arrive(session, floor.picker, command, at=NOON) == [wish.case_id]


def seen(wish: ReturnWish, *counts: dict[str, int], **changes: Any) -> returns.InspectReturn:
    lines = [
        FoundPieces(line_id=line.line_id, **count)
        for line, count in zip(wish.lines, counts, strict=True)
    ]
    return returns.InspectReturn(**{"scan_id": new_id(), "lines": lines, **changes})


async def state_of(session: AsyncSession, case_id: UUID) -> str | None:
    return await session.scalar(select(Return.state).where(Return.id == case_id))


async def rows_of(session: AsyncSession, case_id: UUID) -> Sequence[ReturnLineRow]:
    found = select(ReturnLineRow).where(ReturnLineRow.return_id == case_id)
    return (await session.scalars(found.execution_options(populate_existing=True))).all()


async def held_now(session: AsyncSession, sku_id: UUID) -> tuple[int, ...]:
    """Good, damaged, waiting to be looked at, and to be sold."""
    await layers_follow(session)
    now = await holdings(session, sku_id)
    names = ("warehouse.good", "warehouse.damaged", "warehouse.inspect", "sales.sellable")
    return tuple(now.get(name, 0) for name in names)


async def test_what_comes_back_is_waited_for_counted_looked_at_and_cleared(session):
    floor = await make_floor(session)
    assert await held_now(session, floor.tea) == (10, 0, 0, 10)
    wish = wish_of(floor, (floor.tea, 5), (floor.cup, 2))
    await arrived(session, floor, wish)
    assert await returns_awaited.expect_return(session, [wish], at=NOON) == set()
    again = returns.ArriveReturn(scanned=wish.number.lower())
    assert await returns.arrive(session, floor.other, again, at=NOON) == [wish.case_id]
    assert await held_now(session, floor.tea) == (10, 0, 5, 10)
    command = seen(
        wish,
        {"good": 1, "damaged": 2, "scrap": 1, "missing": 1},
        {"foreign_pieces": 1, "good": 1},
        words="外箱破损",
    )
    for _ in range(2):  # The same scan again changes nothing.
        await returns.inspect(session, floor.picker, wish.case_id, command, at=NOON)
    other = command.model_copy(update={"scan_id": new_id()})
    with pytest.raises(returns.ReturnNotSo):
        await returns.inspect(session, floor.other, wish.case_id, other, at=NOON)
    assert await held_now(session, floor.tea) == (11, 2, 0, 11)
    assert await held_now(session, floor.cup) == (5, 0, 0, 5)
    assert len(await told(session, "wms.return_arrived", wish.case_id)) == 1
    (body,) = await told(session, "wms.return_inspected", wish.case_id)
    tea, cup = wish.lines
    assert sorted(body["lines"]) == sorted(
        [
            [str(tea.line_id), str(floor.tea), 1, 2, 1, 0, 1],
            [str(cup.line_id), str(floor.cup), 1, 0, 0, 1, 0],
        ]
    )
    await _cleared(session, floor, wish)
    assert await held_now(session, floor.tea) == (12, 0, 0, 12)
    assert sum(many for many, _ in (await lying(session, floor.tea)).values()) == 12
    assert sites.receiving_bin_id(floor.warehouse_id) not in await lying(session, floor.tea)
    assert not await breaches_of_bins(session)
    assert not await breaches_in(session)


async def _cleared(session: AsyncSession, floor: Floor, wish: ReturnWish) -> None:
    """One of the damaged is repaired, one written off; both good ones lie in a bin; what was in
    the place of a cup goes back. No more of anything than there is.
    """

    async def clear(position: int, act: Any, many: int, **more: Any) -> None:
        line_id = wish.lines[position].line_id
        command = returns_clearing.ClearReturned(
            scan_id=new_id(), line_id=line_id, act=act, quantity=many, **more
        )
        for _ in range(2):
            await returns_clearing.clear(session, floor.picker, wish.case_id, command, at=NOON)

    await clear(0, "repaired", 1)
    await clear(0, "written_off", 1)
    await sites.settle(session, sku_ids=[floor.tea, floor.cup], at=NOON)
    await clear(0, "put_away", 2, bin="A-01-05")
    await clear(1, "sent_back", 1)
    for position, act in ((0, "repaired"), (0, "written_off"), (0, "put_away"), (1, "sent_back")):
        with pytest.raises(returns_clearing.NotSoManyToClear):
            await clear(position, act, 1, bin="A-01-05")
    (tea,) = [one for one in await rows_of(session, wish.case_id) if one.sku_id == floor.tea]
    assert (tea.repaired, tea.written_off, tea.put_away) == (1, 1, 2)


async def test_what_does_not_fit_the_announcement_is_refused_and_changes_nothing(session):
    floor = await make_floor(session)
    wish = wish_of(floor, (floor.tea, 2))
    unknown = returns.ArriveReturn(scanned="SF000000000")
    with pytest.raises(returns.ReturnUnknown):
        await returns.arrive(session, floor.picker, unknown, at=NOON)
    await returns_awaited.expect_return(session, [wish], at=NOON)
    elsewhere = keeper(await make_warehouse(session), "wms.return.write")
    here = returns.ArriveReturn(scanned=wish.number)
    with pytest.raises(returns.ReturnUnknown):
        await returns.arrive(session, elsewhere, here, at=NOON)
    with pytest.raises(returns.ReturnNotSo):
        await returns.inspect(session, floor.picker, wish.case_id, seen(wish, {"good": 2}), at=NOON)
    await arrived(session, floor, wish)
    with pytest.raises(returns.ReturnUnknown):
        await returns.inspect(session, elsewhere, wish.case_id, seen(wish, {"good": 2}), at=NOON)
    wrong = [
        seen(wish, {"good": 3}),
        seen(wish, {"good": 1}),
        seen(wish, {"good": 1_000_000}),
        seen(wish_of(floor, (floor.tea, 2)), {"good": 2}),
        seen(wish, {"good": 2}, lines=seen(wish, {"good": 2}).lines * 2),
    ]
    for command in wrong:
        with pytest.raises(returns.CountsDiffer):
            await returns.inspect(session, floor.picker, wish.case_id, command, at=NOON)
    for bad in (-1, 10**9):
        with pytest.raises(ValidationError):
            FoundPieces(line_id=new_id(), good=bad)
    assert await held_now(session, floor.tea) == (10, 0, 2, 10)
    foreign = await make_item(session, new_id())  # Of a merchant whose goods may not lie here.
    strange = wish_of(floor, (foreign, 1))
    with pytest.raises(SkuUnknown):
        async with session.begin_nested():
            await arrived(session, floor, strange)
    assert await state_of(session, wish.case_id) == "arrived"


async def test_a_parcel_is_called_off_only_until_it_is_here(session):
    floor = await make_floor(session)
    off, here = wish_of(floor, (floor.tea, 1)), wish_of(floor, (floor.tea, 1))
    await returns_awaited.expect_return(session, [off], at=NOON)
    await arrived(session, floor, here)
    ids = [off.case_id, here.case_id, new_id()]
    assert await returns_awaited.withdraw_return(session, ids) == {off.case_id}
    assert await returns_awaited.withdraw_return(session, ids) == set()
    late = returns.ArriveReturn(scanned=off.waybill_number)
    with pytest.raises(returns.ReturnUnknown):
        await returns.arrive(session, floor.picker, late, at=NOON)


async def outcome(database, act):
    """What an act in a transaction of its own comes to: its answer, or the code of its error."""
    try:
        async with database.transaction() as session:
            return await act(session)
    except HoutaiError as error:
        return error.code


async def test_of_many_at_once_one_takes_the_parcel_in_and_one_looks_at_it(database):
    async with database.transaction() as session:
        floor = await make_floor(session)
        wish = wish_of(floor, (floor.cup, 3))
        await returns_awaited.expect_return(session, [wish], at=NOON)

    async def arrive(session):
        command = returns.ArriveReturn(scanned=wish.number)
        return await returns.arrive(session, floor.picker, command, at=NOON)

    async def withdraw(session):
        return await returns_awaited.withdraw_return(session, [wish.case_id])

    here, called_off, again = await all_at_once(
        [outcome(database, act) for act in (arrive, withdraw, arrive)]
    )
    if called_off:
        assert "wms.return_unknown" in (here, again)
        return
    assert here == again == [wish.case_id]
    judged = [{"good": 3}, {"damaged": 3}, {"missing": 3}]

    def look(count):
        async def act(session):
            await returns.inspect(session, floor.other, wish.case_id, seen(wish, count), at=NOON)

        return outcome(database, act)

    ends = await all_at_once([look(count) for count in judged])
    assert sorted(map(str, ends)) == ["None", "wms.return_not_so", "wms.return_not_so"]
    async with database.transaction() as session:
        now = await holdings(session, floor.cup)
        (line,) = await rows_of(session, wish.case_id)
        found = (line.good, line.damaged, line.missing)
        assert sorted(found) == [0, 0, 3]
        assert now["warehouse.good"] == 4 + line.good
        assert now.get("warehouse.damaged", 0) == line.damaged
        assert now.get("warehouse.inspect", 0) == 0
        assert len(await told(session, "wms.return_inspected", wish.case_id)) == 1
