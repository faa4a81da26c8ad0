"""Stock documents: drafts, posting, what is refused, taking back."""

from uuid import UUID

import pytest
from sqlalchemy import select, text

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id
from houtai.modules.inventory.queries import documents as shown
from houtai.modules.inventory.rules.documents import (
    ConditionNotAsked,
    ConditionSame,
    CostNotAsked,
    QuantityNotPositive,
    SkuTwice,
)
from houtai.modules.inventory.service import drafting, posting
from houtai.modules.inventory.service.booking import NotEnoughStock
from houtai.modules.inventory.service.moving import SkuNotCounted, SkuUnknown, WarehouseUnknown
from houtai.modules.inventory.tables import Valuation
from tests.factories.inventory import (
    NOON,
    breaches_in,
    holdings,
    keeper,
    make_item,
    make_stock,
    make_warehouse,
    seller,
    settle,
)

PLATFORM = Actor(new_id(), merchant_ids=None, warehouse_ids=None, all_fields=True)


def written(warehouse_id: UUID, *lines: dict, **changes) -> drafting.MakeDocument:
    """An opening receipt, unless told otherwise."""
    return drafting.MakeDocument.model_validate(
        {"kind": "opening", "warehouse_id": warehouse_id, "lines": lines, **changes}
    )


def adjusted(warehouse_id: UUID, *lines: dict, **changes) -> drafting.MakeDocument:
    return written(
        warehouse_id, *lines, **{"kind": "adjustment", "reason": "count_less", **changes}
    )


def of(sku_id: UUID, quantity: int, **changes) -> dict:
    return {"sku_id": sku_id, "quantity": quantity, **changes}


async def made(session, command: drafting.MakeDocument, actor: Actor = PLATFORM) -> UUID:
    return await drafting.make(session, actor, command, at=NOON)


async def submitted(session, document_id: UUID, actor: Actor = PLATFORM, version: int = 1):
    command = posting.SubmitDocument(version=version)
    return await posting.submit(session, actor, document_id, command, at=NOON)


async def posted(session, command: drafting.MakeDocument, actor: Actor = PLATFORM) -> UUID:
    document_id = await made(session, command, actor)
    assert (await submitted(session, document_id, actor)).state == "posted"
    return document_id


async def document(session, document_id: UUID, actor: Actor = PLATFORM):
    return await shown.show_document(session, actor, document_id)


async def worth_of(session, sku_id: UUID) -> tuple[int, int]:
    statement = select(Valuation.quantity, Valuation.value_fen).where(Valuation.sku_id == sku_id)
    return tuple((await session.execute(statement)).one())


async def test_an_opening_receipt_moves_nothing_until_it_is_posted(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    document_id = await made(session, written(warehouse_id, of(sku_id, 10, cost_fen=1_250)))
    draft = await document(session, document_id)
    assert (draft.state, draft.quantity, draft.value_fen) == ("draft", 10, 12_500)
    assert draft.number.startswith("RK")
    assert await holdings(session, sku_id) == {}


async def test_posting_moves_the_pieces_and_values_them(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    document_id = await posted(
        session,
        written(
            warehouse_id,
            of(sku_id, 10, cost_fen=1_250),
            of(sku_id, 2, condition="damaged", cost_fen=1_250),
        ),
    )
    await settle(session)
    assert await holdings(session, sku_id) == {
        "warehouse.good": 10,
        "warehouse.damaged": 2,
        "dispatch.free": 10,
        "sales.sellable": 10,
    }
    assert await worth_of(session, sku_id) == (12, 15_000)
    kept = await document(session, document_id)
    assert (kept.state, kept.value_fen, kept.posted_by) == ("posted", 15_000, PLATFORM.id)
    assert [line.value_fen for line in kept.lines] == [12_500, 2_500]
    assert await breaches_in(session) == {}


async def test_an_adjustment_takes_pieces_at_the_average(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    await posted(session, written(warehouse_id, of(sku_id, 3, cost_fen=10)))
    await posted(session, adjusted(warehouse_id, of(sku_id, 1, cost_fen=11), reason="found"))
    document_id = await posted(session, adjusted(warehouse_id, of(sku_id, -3)))
    assert (await document(session, document_id)).value_fen == -30
    assert await worth_of(session, sku_id) == (1, 11)


async def test_a_change_of_condition_keeps_pieces_and_value(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    await posted(session, written(warehouse_id, of(sku_id, 5, cost_fen=100)))
    change = of(sku_id, 2, condition="good", condition_to="damaged")
    await posted(session, written(warehouse_id, change, kind="condition", reason="broken"))
    await settle(session)
    assert await holdings(session, sku_id) == {
        "warehouse.good": 3,
        "warehouse.damaged": 2,
        "dispatch.free": 3,
        "sales.sellable": 3,
    }
    assert await worth_of(session, sku_id) == (5, 500)


@pytest.mark.parametrize(
    ("kind", "lines", "wrong", "place"),
    [
        ("opening", [{"quantity": 1}, {"quantity": 2}], SkuTwice, "1/sku_id"),
        ("adjustment", [{"quantity": 1}, {"quantity": -1}], SkuTwice, "1/sku_id"),
        ("opening", [{"quantity": -1}], QuantityNotPositive, "0/quantity"),
        ("opening", [{"quantity": 0}], QuantityNotPositive, "0/quantity"),
        ("adjustment", [{"quantity": 0}], QuantityNotPositive, "0/quantity"),
        ("condition", [{"quantity": 1}], ConditionNotAsked, "0/condition_to"),
        ("opening", [{"quantity": 1, "condition_to": "good"}], ConditionNotAsked, "0/condition_to"),
        ("condition", [{"quantity": 1, "condition_to": "good"}], ConditionSame, "0/condition_to"),
        ("adjustment", [{"quantity": -1, "cost_fen": 5}], CostNotAsked, "0/cost_fen"),
    ],
)
async def test_a_line_that_cannot_be_meant_is_refused_at_its_place(
    session, kind, lines, wrong, place
):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    reason = {"adjustment": "other", "condition": "other"}.get(kind)
    given = [{"sku_id": sku_id, **line} for line in lines]
    with pytest.raises(wrong) as refused:
        await made(session, written(warehouse_id, *given, kind=kind, reason=reason))
    assert refused.value.place == f"body/lines/{place}"


@pytest.mark.parametrize("quantity", [1.5, "3", True, None, 10_000_001])
def test_a_quantity_is_a_whole_number_within_bounds(quantity):
    with pytest.raises(ValueError, match="quantity"):
        written(new_id(), of(new_id(), quantity))


async def test_an_adjustment_below_zero_is_refused_and_changes_nothing(session):
    sku_id, warehouse_id = await make_stock(session, 3)
    document_id = await made(session, adjusted(warehouse_id, of(sku_id, -4)))
    with pytest.raises(NotEnoughStock) as refused:
        async with session.begin_nested():
            await submitted(session, document_id)
    assert refused.value.place == "body/lines/0/quantity"
    assert (await holdings(session, sku_id))["warehouse.good"] == 3
    assert (await document(session, document_id)).state == "draft"


async def test_one_line_that_cannot_be_carried_out_leaves_the_others_undone(session):
    one, warehouse_id = await make_stock(session, 5)
    two = await make_item(session)
    lines = [of(one, -1), of(two, -1)]
    document_id = await made(session, adjusted(warehouse_id, *lines))
    with pytest.raises(NotEnoughStock):
        async with session.begin_nested():
            await submitted(session, document_id)
    assert (await holdings(session, one))["warehouse.good"] == 5


async def test_a_foreign_warehouse_is_an_unknown_one(session):
    mine, theirs = new_id(), new_id()
    sku_id = await make_item(session, mine)
    foreign = await make_warehouse(session, merchant_id=theirs)
    for warehouse_id in (foreign, new_id()):
        with pytest.raises(WarehouseUnknown):
            await made(session, written(warehouse_id, of(sku_id, 1)), seller(mine))


async def test_foreign_goods_are_unknown_ones_and_bundles_are_not_counted(session):
    mine, theirs = new_id(), new_id()
    warehouse_id = await make_warehouse(session, merchant_id=mine)
    for sku_id in (await make_item(session, theirs), new_id()):
        with pytest.raises(SkuUnknown):
            await made(session, written(warehouse_id, of(sku_id, 1)), seller(mine))
    bundle = await make_item(session, mine, own_stock=False)
    with pytest.raises(SkuNotCounted):
        await made(session, written(warehouse_id, of(bundle, 1)), seller(mine))


async def test_goods_of_two_merchants_are_two_documents(session):
    warehouse_id = await make_warehouse(session, marketplace=True)
    lines = [of(await make_item(session, new_id()), 1), of(await make_item(session, new_id()), 1)]
    with pytest.raises(drafting.SeveralMerchants):
        await made(session, written(warehouse_id, *lines))


async def test_an_adjustment_names_a_reason_of_the_dictionary(session):
    sku_id, warehouse_id = await make_stock(session, 3)
    for reason in (None, "because"):
        with pytest.raises(drafting.ReasonUnknown):
            await made(session, adjusted(warehouse_id, of(sku_id, -1), reason=reason))


async def test_whoever_works_in_the_warehouse_posts_goods_whose_books_he_does_not_read(session):
    merchant_id = new_id()
    sku_id = await make_item(session, merchant_id)
    warehouse_id = await make_warehouse(session, marketplace=True)
    clerk = keeper(warehouse_id)
    await posted(session, written(warehouse_id, of(sku_id, 4)), clerk)
    await session.execute(text("SELECT set_config('houtai.merchants', '*', true)"))
    assert (await holdings(session, sku_id))["warehouse.good"] == 4


async def test_a_posted_document_is_neither_edited_nor_cancelled_nor_posted_again(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    document_id = await posted(session, written(warehouse_id, of(sku_id, 1)))
    edit = drafting.EditDocument(
        warehouse_id=warehouse_id, lines=(drafting.WriteLine(sku_id=sku_id, quantity=9),), version=2
    )
    with pytest.raises(drafting.DocumentNotDraft):
        await drafting.edit(session, PLATFORM, document_id, edit, at=NOON)
    with pytest.raises(drafting.DocumentNotDraft):
        await drafting.cancel(session, PLATFORM, document_id, drafting.CancelDocument(version=2))
    with pytest.raises(drafting.DocumentNotDraft):
        await submitted(session, document_id, version=2)
    assert (await holdings(session, sku_id))["warehouse.good"] == 1


async def test_who_edits_what_somebody_else_has_changed_is_told_so(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    document_id = await made(session, written(warehouse_id, of(sku_id, 1)))
    edit = drafting.EditDocument(
        warehouse_id=warehouse_id, lines=(drafting.WriteLine(sku_id=sku_id, quantity=9),), version=1
    )
    await drafting.edit(session, PLATFORM, document_id, edit, at=NOON)
    assert (await document(session, document_id)).quantity == 9
    with pytest.raises(drafting.DocumentNotDraft):
        await drafting.edit(session, PLATFORM, document_id, edit, at=NOON)


async def test_taking_a_receipt_back_takes_what_it_brought(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    await posted(session, written(warehouse_id, of(sku_id, 10, cost_fen=100)))
    wrong = await posted(session, written(warehouse_id, of(sku_id, 5, cost_fen=900)))
    reversal = await posting.reverse(session, PLATFORM, wrong, posting.ReverseDocument(), at=NOON)
    assert reversal.state == "posted"
    assert await worth_of(session, sku_id) == (10, 1_000)
    original = await document(session, wrong)
    assert original.reversed_by_id == reversal.id
    assert original.reversed_at == NOON
    with pytest.raises(posting.DocumentNotPosted):
        await posting.reverse(session, PLATFORM, wrong, posting.ReverseDocument(), at=NOON)


async def test_what_has_left_since_cannot_be_taken_back(session):
    sku_id, warehouse_id = await make_item(session), await make_warehouse(session)
    receipt = await posted(session, written(warehouse_id, of(sku_id, 5)))
    await posted(session, adjusted(warehouse_id, of(sku_id, -3)))
    with pytest.raises(NotEnoughStock):
        async with session.begin_nested():
            await posting.reverse(session, PLATFORM, receipt, posting.ReverseDocument(), at=NOON)
    assert (await document(session, receipt)).reversed_by_id is None


async def test_a_merchant_sees_his_documents_and_a_warehouse_those_of_what_lies_there(session):
    merchant_id = new_id()
    warehouse_id = await make_warehouse(session, merchant_id=merchant_id)
    sku_id = await make_item(session, merchant_id)
    document_id = await made(session, written(warehouse_id, of(sku_id, 1)))
    sees = [seller(merchant_id), keeper(warehouse_id), PLATFORM, SYSTEM]
    blind = [seller(new_id()), keeper(new_id()), keeper(new_id(), merchant_id=merchant_id)]
    for actor in sees:
        assert await document(session, document_id, actor) is not None
    for actor in blind:
        assert await document(session, document_id, actor) is None
