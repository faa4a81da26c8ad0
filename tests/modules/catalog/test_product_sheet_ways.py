"""Products by sheet, beyond plain drafts: approved ones and their reviews, bundles by code."""

from uuid import UUID

import pytest
from sqlalchemy import select, text

from houtai.events.catalog import ProductChanged
from houtai.modules.catalog.service import labels, products, publishing, shelf
from houtai.modules.catalog.service.commands import CreateProduct, EditProduct
from houtai.modules.catalog.tables import Component, Product, Revision
from tests.modules.catalog.goods import OPERATOR, Ground, make_ground
from tests.modules.catalog.sheet_desk import NOON, Desk, skus


@pytest.fixture
async def ground(session) -> Ground:
    return await make_ground(session)


@pytest.fixture
def desk(session, database, tmp_path, ground) -> Desk:
    return Desk(session, database, tmp_path, ground)


async def publish(session, ground, **changes) -> UUID:
    """A product on the shelf, whose one SKU is called A."""
    body = ground.body(**{"code": "LJ", "skus": [ground.sku(code="A")], **changes})
    command = CreateProduct.model_validate(body)
    product_id = await products.create(session, OPERATOR, command, at=NOON)
    for act in (publishing.submit, publishing.approve, shelf.put_on):
        assert (await act(session, OPERATOR, [product_id], at=NOON)).done == [product_id]
    return product_id


async def test_of_an_approved_product_a_sheet_changes_at_once_what_needs_no_review(
    desk, session, ground
):
    await publish(session, ground)
    one = {"商品编码": "LJ", "SKU 编码": "A"}
    for cells, code in (
        ({"商品类型": "虚拟商品"}, "products.form_fixed"),
        ({"组成方式": "礼包"}, "products.form_fixed"),
        ({"售价": "98"}, "products.use_price_sheet"),
        ({"SKU 编码": "B", "售价": "98"}, "products.needs_page"),
    ):
        errors = await desk.errors(await desk.check([{**one, **cells}]))
        assert code in [found for found, _ in errors[2]]
    told = text("SELECT count(*) FROM eventlog.event WHERE name = :name")
    before = await session.scalar(told, {"name": ProductChanged.LABEL.name})
    await desk.bring_in([{**one, "重量（克）": "777"}])
    assert [sku.weight_gram for sku in await skus(session)] == [777]
    assert await session.scalar(told, {"name": ProductChanged.LABEL.name}) == before + 1


async def revision_states(session) -> list[str]:
    """Of changes; first publications are about whole products."""
    found = select(Revision.state).where(Revision.before.is_not(None)).order_by(Revision.id)
    return list(await session.scalars(found))


async def live(session, product_id) -> Product:
    found = select(Product).where(Product.id == product_id)
    return await session.scalar(found.execution_options(populate_existing=True))


async def test_names_of_an_approved_product_wait_for_review_while_the_old_ones_sell(
    desk, session, ground
):
    product_id = await publish(session, ground, name="明前龙井")
    cells = {"商品编码": "LJ", "SKU 编码": "A", "商品名称": "雨前龙井", "重量（克）": "777"}
    import_id = await desk.bring_in([cells])
    [row] = await desk.rows(import_id)
    assert (row.state, row.after["review"]) == ("done", True)
    assert (await live(session, product_id)).name == "明前龙井"
    assert [sku.weight_gram for sku in await skus(session)] == [777]
    assert await revision_states(session) == ["in_review"]
    errors = await desk.errors(await desk.check([cells]))
    assert errors == {2: [("products.revision_waits", "products.column.name")]}
    approved = await publishing.approve(session, OPERATOR, [product_id], at=NOON)
    assert approved.done == [product_id]
    assert (await live(session, product_id)).name == "雨前龙井"
    await desk.undo(import_id)
    assert await desk.errors(import_id) == {2: [("products.undo_past_review", None)]}
    assert (await live(session, product_id)).name == "雨前龙井"


async def test_a_change_that_waits_is_withdrawn_when_its_import_is_undone(desk, session, ground):
    product_id = await publish(session, ground)
    before = [sku.weight_gram for sku in await skus(session)]
    cells = {"商品编码": "LJ", "SKU 编码": "A", "商品详情": "雨后采。", "重量（克）": "777"}
    await desk.undo(await desk.bring_in([cells]))
    assert await revision_states(session) == ["withdrawn"]
    assert [sku.weight_gram for sku in await skus(session)] == before
    assert (await live(session, product_id)).state == "on_shelf"


async def test_what_the_machine_stops_goes_to_no_review(desk, session, ground):
    await publish(session, ground)
    await labels.make_word(session, labels.MakeWord(word="国家级", level="block"))
    one = {"商品编码": "LJ", "SKU 编码": "A", "商品名称": "国家级龙井", "重量（克）": "777"}
    errors = await desk.errors(await desk.check([one]))
    assert errors == {2: [("products.forbidden_word", "products.column.name")]}
    assert await revision_states(session) == []


async def test_a_change_made_by_hand_meanwhile_is_not_replaced(desk, session, ground):
    product_id = await publish(session, ground)
    one = {"商品编码": "LJ", "SKU 编码": "A", "商品名称": "雨前", "重量（克）": "777"}
    import_id = await desk.check([one])
    body = ground.body(code="LJ", name="甲", skus=[])
    [sku] = await skus(session)
    body["skus"] = [ground.sku(code="A", id=str(sku.id))]
    version = (await live(session, product_id)).version
    command = EditProduct.model_validate({**body, "version": version})
    await products.edit(session, OPERATOR, product_id, command, at=NOON)
    await desk.apply(import_id)
    assert await desk.errors(import_id) == {2: [("sheets.changed_since", None)]}
    assert await revision_states(session) == ["draft"]


async def test_undoing_never_changes_an_approved_product_past_review(desk, session, ground):
    cells = {**desk.start, "SKU 编码": "A"}
    await desk.bring_in([cells])
    import_id = await desk.bring_in([{**cells, "商品名称": "雨前龙井", "售价": "88"}])
    await session.execute(
        text("UPDATE catalog.product SET state = 'off_shelf', approved_at = now()")
    )
    await desk.undo(import_id)
    assert await desk.errors(import_id) == {2: [("products.undo_past_review", None)]}
    assert [sku.price_fen for sku in await skus(session)] == [8_800]


# --- bundles --------------------------------------------------------------------------------------


async def parts(session) -> dict[str, dict[str, int]]:
    """What each bundle takes, by codes."""
    codes = {sku.id: sku.code for sku in await skus(session)}
    found: dict[str, dict[str, int]] = {}
    for row in await session.scalars(select(Component)):
        found.setdefault(codes[row.bundle_sku_id], {})[codes[row.sku_id]] = row.quantity
    return found


async def test_bundles_name_their_components_by_code_and_are_undone(desk, session):
    await desk.bring_in(
        [
            {**desk.start, "商品编码": "T1", "SKU 编码": "T1"},
            {**desk.start, "商品编码": "T2", "SKU 编码": "T2"},
        ]
    )
    bundle = {**desk.start, "商品编码": "BOX", "SKU 编码": "BOX", "组成商品": "T1×2；T2"}
    gift = {**desk.start, "商品编码": "GIFT", "SKU 编码": "GIFT", "组成商品": "T1 x 1、T2 * 3"}
    import_id = await desk.bring_in([bundle, {**gift, "组成方式": "礼包"}])
    assert await desk.errors(import_id) == {}
    assert await parts(session) == {"BOX": {"T1": 2, "T2": 1}, "GIFT": {"T1": 1, "T2": 3}}
    found = await session.execute(select(Product.code, Product.composition))
    forms = {row.code: row.composition for row in found}
    assert (forms["BOX"], forms["GIFT"], forms["T1"]) == ("bundle", "gift_pack", "single")
    same = await desk.check([bundle])
    assert [row.act for row in await desk.rows(same)] == ["same"]
    more = await desk.bring_in([{"商品编码": "BOX", "SKU 编码": "BOX", "组成商品": "T2×5"}])
    [row] = await desk.rows(more)
    assert row.before["products.column.components"] == "T1×2；T2×1"
    assert (await parts(session))["BOX"] == {"T2": 5}
    await desk.undo(more)
    assert (await parts(session))["BOX"] == {"T1": 2, "T2": 1}
    await desk.undo(import_id)
    assert await parts(session) == {}


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"组成商品": "T1×0"}, "products.component_count"),
        ({"组成商品": "T1×1.5"}, "products.component_count"),
        ({"组成商品": "T1×-2"}, "products.component_count"),
        ({"组成商品": "NO-SUCH×2"}, "products.component_no_sku"),
        ({"组成商品": "T1×2；T1×3"}, "products.component_twice"),
        ({"组成商品": "PACK×2"}, "products.bundle_in_bundle"),
        ({"商品编码": "PACK", "SKU 编码": "PACK", "组成商品": "PACK"}, "products.bundle_in_itself"),
        ({"组成方式": "普通商品", "组成商品": "T1"}, "products.components_of_single"),
        ({"组成方式": "礼包"}, "products.components_missing"),
    ],
)
async def test_what_is_wrong_with_a_bundle_is_named(desk, session, cells, code):
    single = {**desk.start, "商品编码": "T1", "SKU 编码": "T1"}
    await desk.bring_in([single])
    pack = {**desk.start, "商品编码": "PACK", "SKU 编码": "PACK", "组成商品": "T1"}
    await desk.bring_in([pack])
    new = {**desk.start, "商品编码": "BOX", "SKU 编码": "BOX", **cells}
    errors = await desk.errors(await desk.check([new]))
    assert errors[2] == [(code, "products.column.components")]
