"""The check: every promise can fail, names the document, and is mended from the journal."""

import pytest
from sqlalchemy import text

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import jobs
from houtai.kit.auth import SYSTEM
from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from houtai.modules.inventory.queries import checks as queries
from houtai.modules.inventory.queries.agreement import EQUATIONS, differing
from houtai.modules.inventory.queries.checks import DIFFERENCES
from houtai.modules.inventory.rules import layers
from houtai.modules.inventory.service import checks, levels
from houtai.modules.ledger import public as ledger
from tests.factories.inventory import NOON, breaches_in, goods, make_stock
from tests.factories.ledger import chain_of, move


async def one_sided(session, key, outside, quantity=2):
    """A chain that changes one layer alone, which no movement of stock does."""
    await ledger.open_accounts(session, [key, outside], at=NOON)
    chain = chain_of(
        move(outside.id, key.id, quantity), document_kind="bad_document", document_id=new_id()
    )
    await ledger.take(session, chain, at=NOON)
    await levels.refresh(session, None, at=NOON)
    return chain.document_id


async def test_a_movement_of_the_warehouse_alone_is_named(session):
    sku_id, house = await make_stock(session, 5)
    sku = goods(sku_id)
    document_id = await one_sided(
        session, sku.at(layers.GOOD, house), sku.at(layers.WAREHOUSE_OUTSIDE, house)
    )
    broken = await breaches_in(session)
    assert list(broken) == ["inventory.layers_agree"]
    (breach,) = broken["inventory.layers_agree"]
    where = f"sku {sku_id} in warehouse {house} of merchant {SELF_RUN_ID}"
    assert breach.subject == f"warehouse_and_dispatch_agree: {where}"
    assert (breach.expected, breach.found) == ("7", "5")
    assert breach.document == f"bad_document {document_id}"


async def test_a_movement_of_sales_alone_is_named(session):
    sku_id, _ = await make_stock(session, 5)
    sku = goods(sku_id)
    pool = sku.pool(layers.shared_pool_id(SELF_RUN_ID))
    document_id = await one_sided(session, pool, sku.of(layers.SALES_OUTSIDE), 3)
    broken = await breaches_in(session)
    assert list(broken) == ["inventory.layers_agree"]
    (breach,) = broken["inventory.layers_agree"]
    assert breach.subject.startswith(f"dispatch_and_sales_agree: sku {sku_id}")
    assert (breach.expected, breach.found) == ("5", "8")
    assert breach.document == f"bad_document {document_id}"


async def test_a_piece_on_the_road_in_one_layer_alone_is_named(session):
    sku_id, house = await make_stock(session, 5)
    sku = goods(sku_id)
    await one_sided(session, sku.at(layers.COMING, house), sku.at(layers.WAREHOUSE_OUTSIDE, house))
    (breach,) = (await breaches_in(session))["inventory.layers_agree"]
    assert breach.subject.startswith("road_and_transit_agree")


async def test_two_movements_whose_errors_cancel_each_other_agree_again(session):
    sku_id, house = await make_stock(session, 5)
    sku = goods(sku_id)
    good, outside = sku.at(layers.GOOD, house), sku.at(layers.WAREHOUSE_OUTSIDE, house)
    await one_sided(session, good, outside)
    back = chain_of(move(good.id, outside.id, 2))
    await ledger.take(session, back, at=NOON)
    await levels.refresh(session, None, at=NOON)
    assert await breaches_in(session) == {}


@pytest.mark.parametrize(
    ("table", "change"),
    [("level", "good = 77"), ("pool_level", "sellable = 77"), ("sku_level", "sold = 77")],
)
async def test_a_level_that_says_something_else_is_found_and_made_anew(session, table, change):
    sku_id, _ = await make_stock(session, 5)
    await session.execute(
        text(f"UPDATE inventory.{table} SET {change} WHERE sku_id = :id"), {"id": sku_id}
    )
    # What is not committed yet counts as having moved just now: nobody is blamed for that.
    assert "inventory.levels_match" not in await breaches_in(session)
    await session.execute(text("UPDATE inventory.follower SET before_xid = 2 ^ 60"))
    (breach,) = (await breaches_in(session))["inventory.levels_match"]
    assert breach.found.endswith("77")
    await levels.rebuild(session, at=NOON)
    assert await breaches_in(session) == {}


@pytest.mark.parametrize(
    "change",
    [
        "DELETE FROM inventory.level WHERE sku_id = :id",
        "UPDATE inventory.level SET warehouse_id = sku_id WHERE sku_id = :id",
    ],
)
async def test_a_level_that_is_lost_or_too_many_is_found(session, change):
    sku_id, _ = await make_stock(session, 5)
    await session.execute(text("UPDATE inventory.follower SET before_xid = 2 ^ 60"))
    await session.execute(text(change), {"id": sku_id})
    assert list(await breaches_in(session)) == ["inventory.levels_match"]


async def test_a_check_keeps_what_differs_and_mends_what_the_journal_can_mend(database, postgres):
    """Totals that somebody changed by hand make layers differ; the journal knows better."""
    async with database.transaction() as session:
        sku_id, house = await make_stock(session, 5)
        spoil = "UPDATE ledger.account SET credits_posted = credits_posted + :more WHERE id = :id"
        good = goods(sku_id).at(layers.GOOD, house).id
        await session.execute(text(spoil), {"id": good, "more": 2})
        run_id = await checks.ask(session, SYSTEM, at=NOON)
    at = utc_now()
    context = jobs.Context(database=database, at=at, job_id=1, attempt=1)
    for _ in range(2):  # a job may come again
        await checks.check.work(context, run_id=str(run_id))
    async with database.transaction() as session:
        page = await queries.list_differences(session, run_id, DIFFERENCES.want(limit=200))
        mine = [each for each in page.items if each.sku_id == sku_id]
        assert {each.promise for each in mine} >= {"warehouse_and_dispatch_agree"}
        one = next(each for each in mine if each.promise == "warehouse_and_dispatch_agree")
        assert (one.expected, one.found, one.warehouse_id) == ("7", "5", house)
        mended = await checks.mend(session, run_id, at=at)
        assert mended.accounts >= 1
        for equation in EQUATIONS:
            assert await differing(session, equation, 5, sku_ids=[sku_id]) == []
        run = await queries.one_check(session, run_id)
        assert run is not None
        assert run.state == "done"
        assert run.differences == len(page.items)
        await session.execute(
            text("DELETE FROM jobs.procrastinate_jobs WHERE task_name = 'inventory.check'")
        )


async def test_an_unknown_check_cannot_be_mended(session):
    with pytest.raises(checks.NotACheck):
        await checks.mend(session, new_id(), at=NOON)
