"""Two people at one document: one of them comes through."""

import asyncio

from sqlalchemy import text

from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.modules.inventory.service import drafting, posting
from tests.factories.inventory import NOON, holdings, make_item, make_warehouse

PLATFORM = Actor(new_id(), merchant_ids=None, warehouse_ids=None, all_fields=True)
AT_ONCE = 6
WORTH = text("SELECT quantity, value_fen FROM inventory.valuation WHERE sku_id = :id")


async def draft(database, quantity: int = 5):
    """Goods, and an opening receipt of them that is not posted yet."""
    async with database.transaction() as session:
        sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
        line = {"sku_id": sku_id, "quantity": quantity, "cost_fen": 100}
        command = drafting.MakeDocument.model_validate(
            {"kind": "opening", "warehouse_id": warehouse_id, "lines": [line]}
        )
        return sku_id, await drafting.make(session, PLATFORM, command, at=NOON)


async def tried(database, work) -> str:
    """What came of it, in a transaction of its own."""
    try:
        async with database.transaction() as session:
            await work(session)
    except (drafting.DocumentNotDraft, posting.DocumentNotPosted) as error:
        return error.code
    return "done"


async def at_once(database, work) -> list[str]:
    return sorted(await asyncio.gather(*(tried(database, work) for _ in range(AT_ONCE))))


async def good_pieces(database, sku_id) -> int:
    async with database.transaction() as session:
        return (await holdings(session, sku_id)).get("warehouse.good", 0)


async def test_a_document_that_several_post_at_once_is_posted_once(database):
    sku_id, document_id = await draft(database)
    command = posting.SubmitDocument(version=1)
    outcomes = await at_once(
        database,
        lambda session: posting.submit(session, PLATFORM, document_id, command, at=NOON),
    )
    assert outcomes == ["done", *["inventory.document_not_draft"] * (AT_ONCE - 1)]
    assert await good_pieces(database, sku_id) == 5
    async with database.transaction() as session:
        assert tuple((await session.execute(WORTH, {"id": sku_id})).one()) == (5, 500)


async def test_a_document_that_several_take_back_at_once_is_taken_back_once(database):
    sku_id, document_id = await draft(database)
    async with database.transaction() as session:
        await posting.submit(
            session, PLATFORM, document_id, posting.SubmitDocument(version=1), at=NOON
        )
    outcomes = await at_once(
        database,
        lambda session: posting.reverse(
            session, PLATFORM, document_id, posting.ReverseDocument(), at=NOON
        ),
    )
    assert outcomes == ["done", *["inventory.document_not_posted"] * (AT_ONCE - 1)]
    assert await good_pieces(database, sku_id) == 0
