"""Shipping by sheet: what is wrong is said row by row, in words that tell the way out."""

from io import BytesIO
from time import perf_counter

import pytest
from sqlalchemy import func, select

from houtai.kit import sheets
from houtai.kit.errors import Invalid
from houtai.kit.ids import new_id
from houtai.kit.sheets import Change, Row, RowError, Upload
from houtai.kit.texts import say
from houtai.modules.fulfilment.service import sheet
from houtai.modules.fulfilment.service.sheet import CARRIER, NUMBER, ORDER, SHIPPING
from houtai.modules.fulfilment.tables import Parcel, Shipment
from houtai.modules.ordering.tables import Order
from tests.factories.fulfilment import (
    broken,
    make_sourced,
    make_spread_good,
    shipments_of,
    with_shipments,
)
from tests.factories.inventory import make_warehouse, seller
from tests.factories.merchants import make_merchant
from tests.factories.ordering import NOON, make_shopper
from tests.modules.catalog.sheet_desk import CHINA, Desk

SECONDS_MAX = 10


@pytest.fixture(autouse=True)
def _shipments_are_known():
    with_shipments()


class Shop:
    """A merchant with a warehouse of his own, who ships himself."""

    def __init__(self, session):
        self.session = session

    async def open(self, sites=1):
        self.merchant_id = (await make_merchant(self.session)).merchant_id
        self.person = seller(self.merchant_id, sheet.PERMISSION)
        regions = ("440305", "110105")[:sites]
        self.sites = [
            await make_warehouse(self.session, merchant_id=self.merchant_id, region=region)
            for region in regions
        ]
        return self

    async def good(self, *pieces):
        where = [(site, left) for site, left in zip(self.sites, pieces, strict=True) if left]
        return await make_spread_good(self.session, *where, merchant_id=self.merchant_id)

    async def order(self, *wanted, who=None):
        order_id, _ = await make_sourced(self.session, who, *wanted)
        number = select(Order.number).where(Order.id == order_id)
        return order_id, await self.session.scalar(number)


def row(order: str, carrier: str = "SF", number: str | None = None) -> dict[str, str]:
    typed = f"SF{new_id().hex[-12:]}" if number is None else number
    return {"订单号": order, "承运商代码": carrier, "运单号": typed}


async def sent(session, *order_ids):
    return [[one.state for one in await shipments_of(session, order_id)] for order_id in order_ids]


def told_of_each(wrong) -> None:
    """Another merchant's order, one that nobody has, and one that has gone look alike."""
    unknown = [("fulfilment.nothing_to_send", ORDER.key)]
    number = [("fulfilment.wrong_number", NUMBER.key)]
    assert {line: said for line, said in wrong.items() if line not in {7, 13, 15}} == {
        3: unknown,
        4: unknown,
        8: [("fulfilment.wrong_carrier", CARRIER.key)],
        9: number,
        10: number,
        11: number,
        12: unknown,
        14: unknown,
    }
    assert wrong[7][0][0] == "sheets.repeated"
    assert wrong[13] == [("sheets.required", ORDER.key)]
    assert wrong[15][0][1] == ORDER.key


async def test_each_wrong_row_is_told_and_the_good_ones_go(session, database, tmp_path):
    shop, other = await Shop(session).open(), await Shop(session).open()
    tea, theirs = await shop.good(20), await other.good(5)
    who = await make_shopper(session)
    mine, mine_number = await shop.order((tea, 1))
    both, both_number = await shop.order((tea, 2), who=who)
    same, same_number = await shop.order((tea, 1), who=who)
    foreign, foreign_number = await other.order((theirs, 1))
    _, gone_number = await shop.order((tea, 1))
    desk = Desk(session, database, tmp_path, None, shop.person)
    await desk.bring_in([row(gone_number, number="SF0000000000001")], SHIPPING)
    doubled = row(both_number, number="SF0000000000003")
    rows = [
        row(mine_number, "sf", "SF0000000000002"),
        row(foreign_number),
        row("O2611110000000000000"),
        doubled,
        row(both_number, number="SF0000000000004"),
        doubled,
        row(mine_number, "NO-SUCH"),
        row(mine_number, number="12"),
        row(mine_number, number="=HYPERLINK(1)"),
        row(mine_number, number="9" * 41),
        row(gone_number),
        row(""),
        row("-1"),
        row("9" * 5_000),
        # Two orders of one buyer lie in one box: that is no mistake.
        row(same_number, number="SF0000000000003"),
    ]
    import_id = await desk.check(rows, SHIPPING)
    told_of_each(await desk.errors(import_id))
    await desk.apply(import_id, SHIPPING)
    assert await sent(session, mine, both, same) == [["shipped"], ["shipped"], ["shipped"]]
    assert await sent(session, foreign) == [["waiting"]]
    parcels = (
        select(func.count())
        .select_from(Parcel)
        .join(Shipment)
        .where(Shipment.id.in_([one.id for one in await shipments_of(session, both)]))
    )
    assert await session.scalar(parcels) == 2
    # What the carrier has does not come back by an undo, and is told so.
    await desk.undo(import_id, SHIPPING)
    told = {code for those in (await desk.errors(import_id)).values() for code, _ in those}
    assert "fulfilment.gone_already" in told
    assert await sent(session, mine) == [["shipped"]]
    assert await broken(session) == {}


async def test_one_number_copied_down_to_other_buyers_is_told_and_the_first_goes(
    session, database, tmp_path
):
    shop, other = await Shop(session).open(), await Shop(session).open()
    tea, theirs = await shop.good(20), await other.good(5)
    orders = [await shop.order((tea, 1)) for _ in range(3)]
    desk = Desk(session, database, tmp_path, None, shop.person)
    rows = [row(number, number="SF0000000000009") for _, number in orders]
    import_id = await desk.bring_in(rows, SHIPPING)
    assert await desk.errors(import_id) == {
        3: [("fulfilment.number_taken", None)],
        4: [("fulfilment.number_taken", None)],
    }
    assert await sent(session, *(one for one, _ in orders)) == [
        ["shipped"],
        ["waiting"],
        ["waiting"],
    ]
    # Another shop does not get its parcels signed for under a number that is not its own.
    stolen, stolen_number = await other.order((theirs, 1))
    thief = Desk(session, database, tmp_path, None, other.person)
    import_id = await thief.bring_in([row(stolen_number, number="SF0000000000009")], SHIPPING)
    assert await thief.errors(import_id) == {2: [("fulfilment.number_taken", None)]}
    assert await sent(session, stolen) == [["waiting"]]
    assert await broken(session) == {}


async def test_an_order_of_several_shipments_and_a_file_that_is_none_are_refused(
    session, database, tmp_path
):
    shop = await Shop(session).open(sites=2)
    tea, cup = await shop.good(5, 0), await shop.good(0, 5)
    order_id, number = await shop.order((tea, 4), (cup, 4))
    assert await sent(session, order_id) == [["waiting", "waiting"]]
    desk = Desk(session, database, tmp_path, None, shop.person)
    import_id = await desk.check([row(number)], SHIPPING)
    assert await desk.errors(import_id) == {2: [("fulfilment.several_to_send", ORDER.key)]}
    with pytest.raises(Invalid) as wrong:
        await desk.check([{"订单号": number, "别的": "x"}], SHIPPING)
    assert wrong.value.code == "sheets.titles_missing"
    for content in (b"\x00\x01\x02", b"PK\x03\x04broken", b"<html><body>x</body></html>", b""):
        with pytest.raises(Invalid) as refused:
            await bring(desk, content)
        assert say(refused.value.code, "zh-CN", **refused.value.fields) != refused.value.code


async def bring(desk, content):
    original = desk.originals.keep(
        BytesIO(content), import_id=new_id(), name="ship.xlsx", bytes_max=1_000
    )
    importer = SHIPPING.placed(CHINA, "zh-CN")
    merchant_id = sheets.owner_of(desk.actor, SHIPPING, None)
    await sheets.dry_run(
        desk.session, desk.actor, importer, original, merchant_id=merchant_id, at=NOON
    )


async def test_five_thousand_rows_are_looked_through_at_once(session):
    shop = await Shop(session).open()
    tea = await shop.good(9)
    _, number = await shop.order((tea, 1))
    rows = [
        Row(
            place,
            {
                ORDER.key: number if place == 2_500 else f"O26111100000000{place:06d}",
                CARRIER.key: "SF",
                NUMBER.key: f"SF{place:012d}",
            },
        )
        for place in range(2, 5_002)
    ]
    upload = Upload(new_id(), shop.merchant_id, NOON)
    started = perf_counter()
    planned = await sheet.plan(session, shop.person, rows, upload)
    assert perf_counter() - started < SECONDS_MAX
    assert [one.row for one in planned if isinstance(one, Change)] == [2_500]
    assert sum(isinstance(one, RowError) for one in planned) == 4_999
