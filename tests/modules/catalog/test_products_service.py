"""Products below their doors: what others are told and given, the clock, races, walls."""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from sqlalchemy import func, select, text

from houtai.events.catalog import PriceChanged, PriceStopped, ProductChanged, SkuOpened
from houtai.events.merchants import (
    SELF_RUN_ID,
    CategoriesGranted,
    MerchantFrozen,
    MerchantOpened,
)
from houtai.events.notices import NoticeWanted
from houtai.kit import db, settings, trail
from houtai.kit.auth import SYSTEM, Actor, Place, reading_as
from houtai.kit.eventlog.events import decode
from houtai.kit.ids import new_id
from houtai.modules.catalog import handlers, public
from houtai.modules.catalog.service import price_list, prices, products, publishing, shelf
from houtai.modules.catalog.service.commands import CreateProduct, EditProduct
from houtai.modules.catalog.service.writing import BarcodeTaken, ComponentGone
from houtai.modules.catalog.tables import PriceChange, PriceTry, Product, Revision, Sku
from tests.factories.catalog import make_category, make_product, make_seller, make_sku
from tests.factories.identity import make_account
from tests.modules.catalog.goods import (
    OPERATOR,
    Ground,
    make_ground,
    make_merchant_actor,
    make_picture,
)
from tests.statements import count_statements

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)
HOUR = timedelta(hours=1)


@pytest.fixture
async def ground(session) -> Ground:
    return await make_ground(session)


@pytest.fixture(autouse=True)
async def _log_begins(session):
    """Other tests of this database have told things before."""
    newest = text("SELECT coalesce(max(position), 0) FROM eventlog.event")
    session.info["log_begins"] = await session.scalar(newest)


async def told(session, kind) -> list:
    rows = await session.execute(
        text(
            "SELECT name, version, body::text FROM eventlog.event"
            " WHERE name = :name AND position > :begins ORDER BY position"
        ),
        {"name": kind.LABEL.name, "begins": session.info["log_begins"]},
    )
    return [decode(*row) for row in rows]


async def draft(session, ground, **changes) -> UUID:
    command = CreateProduct.model_validate(ground.body(**changes))
    return await products.create(session, OPERATOR, command, at=NOON)


async def on_shelf(session, ground, **changes) -> UUID:
    product_id = await draft(session, ground, **changes)
    for act in (publishing.submit, publishing.approve, shelf.put_on):
        outcome = await act(session, OPERATOR, [product_id], at=NOON)
        assert outcome.failed == []
    return product_id


async def edit(session, ground, product_id, **changes) -> products.EditedView:
    held = await products.held_one(session, OPERATOR, product_id)
    body = {**held.content.model_dump(mode="json"), "version": held.version, **changes}
    return await products.edit(
        session, OPERATOR, product_id, EditProduct.model_validate(body), at=NOON
    )


async def the_skus(session, product_id) -> list[Sku]:
    found = select(Sku).where(Sku.product_id == product_id).order_by(Sku.position)
    return list(await session.scalars(found.execution_options(populate_existing=True)))


async def test_skus_are_told_once_the_product_is_approved(session, ground):
    product_id = await draft(session, ground, skus=ground.three())
    assert await told(session, SkuOpened) == []
    await publishing.submit(session, OPERATOR, [product_id], at=NOON)
    await publishing.approve(session, OPERATOR, [product_id], at=NOON)
    opened = await told(session, SkuOpened)
    assert {one.sku_id for one in opened} == {one.id for one in await the_skus(session, product_id)}
    assert all(one.own_stock for one in opened)
    assert await told(session, ProductChanged) == []
    await shelf.put_on(session, OPERATOR, [product_id], at=NOON)
    [changed] = await told(session, ProductChanged)
    assert (changed.product_id, changed.on_shelf) == (product_id, True)


async def test_a_new_sku_of_an_approved_product_waits_and_is_told_then(session, ground):
    product_id = await on_shelf(session, ground)
    before = len(await told(session, SkuOpened))
    held = await products.held_one(session, OPERATOR, product_id)
    first = held.content.skus[0].model_dump(mode="json")
    new = ground.sku("blue", code="BLUE")
    edited = await edit(session, ground, product_id, skus=[{**first, **ground.sku("red")}, new])
    assert any(one.startswith("skus/") for one in edited.waiting)
    assert len(await the_skus(session, product_id)) == 1
    await publishing.submit(session, OPERATOR, [product_id], at=NOON)
    await publishing.approve(session, OPERATOR, [product_id], at=NOON)
    assert [one.code for one in await the_skus(session, product_id)][1:] == ["BLUE"]
    assert len(await told(session, SkuOpened)) == before + 1


async def test_the_shelf_gives_a_page_everything(session, ground):
    product_id = await on_shelf(session, ground, skus=ground.three())
    [both] = await public.on_shelf_products(session, [product_id, new_id()])
    page = both["zh-CN"]
    assert (page.name, page.shop_name, page.self_run) == ("明前龙井", "平台自营", True)
    assert [one.id for one in page.category_path] == ground.category.path
    assert [(one.values, one.keys, one.filterable) for one in page.attributes] == [
        (["棉"], ["cotton"], True)
    ]
    [choice] = page.choices
    assert choice.options == [("red", "红"), ("blue", "蓝"), ("=米白", "米白")]
    assert [one.spec_text for one in page.skus] == ["红", "蓝", "米白"]
    assert product_id in await public.all_on_shelf_ids(session)


async def test_disabled_skus_and_products_off_the_shelf_are_not_seen(session, ground):
    product_id = await on_shelf(session, ground, skus=ground.three())
    held = await products.held_one(session, OPERATOR, product_id)
    skus = [one.model_dump(mode="json") for one in held.content.skus]
    await edit(session, ground, product_id, skus=[*skus[:2], {**skus[2], "enabled": False}])
    [both] = await public.on_shelf_products(session, [product_id])
    page = both["zh-CN"]
    assert len(page.skus) == 2
    await shelf.take_off(session, OPERATOR, [product_id], reason="x", at=NOON)
    assert await public.on_shelf_products(session, [product_id]) == []
    assert (await told(session, ProductChanged))[-1].on_shelf is False


async def test_skus_are_given_to_others_with_names_and_components(session):
    part = await make_sku(session, spec={})
    bundle = await make_sku(session, components={part.id: 3})
    found = await public.skus_by_id(session, [part.id, bundle.id, new_id()])
    assert found.keys() == {part.id, bundle.id}
    assert (found[part.id].own_stock, found[bundle.id].own_stock) == (True, False)
    [taken] = (await public.components_of(session, [part.id, bundle.id]))[bundle.id]
    assert (taken.sku_id, taken.quantity) == (part.id, 3)
    assert await public.bundles_with(session, [part.id]) == {part.id: [bundle.id]}
    assert (await public.sku_names(session, [part.id]))[part.id].name == "云雾绿茶"


async def test_a_sku_is_found_by_code_and_by_barcode_in_either_spelling(session):
    sku = await make_sku(session, code="LJ-1", barcode="0036000291452")
    for scanned in ("LJ-1", " 036000291452 ", "0036000291452"):
        assert [one.id for one in await public.find_sku(session, OPERATOR, scanned)] == [sku.id]
    stranger = Actor(id=new_id(), merchant_ids=frozenset({new_id()}))
    assert await public.find_sku(session, stranger, "LJ-1") == []


async def test_the_clock_puts_on_and_takes_off(session, ground):
    product_id = await draft(session, ground)
    await publishing.submit(session, OPERATOR, [product_id], at=NOON)
    await publishing.approve(session, OPERATOR, [product_id], at=NOON)
    held = await products.held_one(session, OPERATOR, product_id)
    times = shelf.Schedule(shelf_at=NOON + HOUR, shelf_off_at=NOON + 2 * HOUR, version=held.version)
    await shelf.schedule(session, OPERATOR, product_id, times)
    states = []
    for hours in (0, 1, 2):
        await shelf.fall_due(session, at=NOON + hours * HOUR)
        held = await products.held_one(session, OPERATOR, product_id)
        states.append((held.state, held.shelf_at is None, held.shelf_off_at is None))
    assert states == [
        ("approved", False, False),
        ("on_shelf", True, False),
        ("off_shelf", True, True),
    ]


async def test_what_the_clock_cannot_put_on_is_tried_once_and_told(session, ground):
    person = await make_account(session)
    merchant_id = new_id()
    await make_seller(session, merchant_id, state="frozen")
    product = await make_product(
        session,
        state="approved",
        merchant_id=merchant_id,
        shelf_at=NOON,
        created_by=person.id,
    )
    assert await shelf.fall_due(session, at=NOON) == 1
    assert await shelf.fall_due(session, at=NOON) == 0
    await session.refresh(product)
    assert (product.state, product.shelf_at) == ("approved", None)
    [notice] = await told(session, NoticeWanted)
    assert (notice.template, notice.account_ids) == ("catalog.schedule_missed", (person.id,))


async def test_a_schedule_that_ends_before_it_begins_is_refused():
    with pytest.raises(shelf.TimesInDisorder):
        shelf.Schedule(shelf_at=NOON, shelf_off_at=NOON, version=1)


async def test_a_freeze_hides_products_and_an_opening_shows_them_again(session):
    merchant_id = new_id()
    opened = MerchantOpened(merchant_id=merchant_id, shop_name="云栖", self_run=False, at=NOON)
    category = await make_category(session)
    granted = CategoriesGranted(merchant_id=merchant_id, category_ids=(category.id,), at=NOON)
    await handlers.hear_sellers(session, [opened, granted])
    product = await make_product(session, category, merchant_id=merchant_id)
    assert len(await public.on_shelf_products(session, [product.id])) == 1
    frozen = MerchantFrozen(merchant_id=merchant_id, reason="资质过期", at=NOON)
    await handlers.hear_sellers(session, [frozen])
    assert await public.on_shelf_products(session, [product.id]) == []
    assert (await told(session, ProductChanged))[-1].on_shelf is False
    again = MerchantOpened(merchant_id=merchant_id, shop_name="云栖茶", self_run=False, at=NOON)
    await handlers.hear_sellers(session, [again])
    [both] = await public.on_shelf_products(session, [product.id])
    page = both["zh-CN"]
    assert page.shop_name == "云栖茶"


async def test_a_category_that_is_taken_away_takes_its_products_off_the_shelf(session):
    merchant_id = new_id()
    root = await make_category(session)
    kept, lost = await make_category(session, root), await make_category(session)
    await make_seller(session, merchant_id, self_run=False, category_ids=[root.id, lost.id])
    stays = await make_product(session, kept, merchant_id=merchant_id)
    goes = await make_product(session, lost, merchant_id=merchant_id)
    told_now = CategoriesGranted(merchant_id=merchant_id, category_ids=(root.id,), at=NOON)
    await handlers.hear_sellers(session, [told_now])
    for one in (stays, goes):
        await session.refresh(one)
    assert (stays.state, goes.state) == ("on_shelf", "off_shelf")
    outcome = await shelf.put_on(session, SYSTEM, [goes.id], at=NOON)
    assert [one.code for one in outcome.failed] == ["products.category_not_granted_now"]


async def test_those_who_watch_prices_are_alarmed_where_it_was_tried(session):
    sku = await make_sku(session, price_fen=9_900)
    watcher = await make_account(session, role="administrator")
    stopped = PriceStopped(
        sku_id=sku.id,
        merchant_id=SELF_RUN_ID,
        price_fen=99,
        bound_fen=5_000,
        asked_by=new_id(),
        at=NOON,
    )
    await handlers.alarm(session, [stopped])
    [notice] = await told(session, NoticeWanted)
    assert notice.template == "catalog.price_stopped"
    assert watcher.id in notice.account_ids
    assert '"0.99"' in notice.fields


async def test_the_mean_is_weighted_by_how_long_a_price_stood(session):
    product = await make_product(session, approved_at=NOON - timedelta(days=100))
    sku = await make_sku(session, product, price_fen=10_000)
    for days, before, after in ((40, 1, 4_000), (15, 4_000, 8_000), (5, 8_000, 10_000)):
        session.add(
            PriceChange(
                sku_id=sku.id,
                product_id=product.id,
                merchant_id=sku.merchant_id,
                before_fen=before,
                after_fen=after,
                source="price_list",
                by_id=new_id(),
                at=NOON - timedelta(days=days),
            )
        )
    await session.flush()
    bounds = await prices.bounds_of(session, {sku.id: None}, at=NOON)
    mean = (15 * 4_000 + 10 * 8_000 + 5 * 10_000) // 30
    assert bounds[sku.id].fen == -(-mean * 50 // 100)


async def test_a_price_just_changed_to_itself_is_no_change(session):
    product = await make_product(session, approved_at=NOON)
    sku = await make_sku(session, product, price_fen=9_900, market_fen=None)
    wanted = prices.SetPrices(prices=[{"sku_id": sku.id, "price_fen": 9_900, "version": 1}])
    came = await price_list.set_prices(session, OPERATOR, wanted, at=NOON)
    assert came.changed == [sku.id]
    assert await told(session, PriceChanged) == []


async def test_many_prices_change_in_a_few_statements(session, statements_of):
    product = await make_product(session, approved_at=NOON)
    skus = [await make_sku(session, product, price_fen=9_900) for _ in range(20)]
    wanted = prices.SetPrices(
        prices=[{"sku_id": one.id, "price_fen": 9_800, "version": 1} for one in skus]
    )
    with statements_of(session) as statements:
        came = await price_list.set_prices(session, OPERATOR, wanted, at=NOON)
    assert len(came.changed) == 20
    assert len([one for one in statements.sent if "kit.setting" not in one]) <= 15
    await session.refresh(product)
    assert product.price_fen_min == product.price_fen_max == 9_800
    assert len(await told(session, PriceChanged)) == 20


@pytest.fixture
def statements_of():
    return count_statements


async def test_a_batch_of_submissions_asks_no_more_for_more_products(
    session, ground, statements_of
):
    async def statements_for(count: int) -> int:
        ids = [await draft(session, ground) for _ in range(count)]
        with statements_of(session) as statements:
            outcome = await publishing.submit(session, OPERATOR, ids, at=NOON)
            approved = await publishing.approve(session, OPERATOR, ids, at=NOON)
            put = await shelf.put_on(session, OPERATOR, ids, at=NOON)
        assert [outcome.failed, approved.failed, put.failed] == [[], [], []]
        # Settings are read anew in a transaction that is older than some seconds.
        return len([one for one in statements.sent if "kit.setting" not in one])

    assert await statements_for(10) == await statements_for(2)


async def test_a_merchants_session_sees_and_writes_its_own_rows_alone(session, ground):
    foreign = await make_sku(session)
    merchant = await make_merchant_actor(session, ground)
    own_product = await make_product(session, merchant_id=merchant.place.merchant_id)
    own = await make_sku(session, own_product)
    await db.set_reach(session, merchant)
    assert set(await session.scalars(select(Sku.id))) == {own.id}
    changed = await session.execute(
        text("UPDATE catalog.sku SET price_fen = 1 WHERE id = :id"), {"id": foreign.id}
    )
    assert changed.rowcount == 0


async def test_a_warehouse_knows_the_goods_of_all_and_changes_none(session):
    sku = await make_sku(session)
    keeper = Actor(id=new_id(), warehouse_ids=frozenset({new_id()}), place=Place(None, new_id()))
    await db.set_reach(session, keeper)
    assert (await public.skus_by_id(session, [sku.id])).keys() == {sku.id}
    assert [one.id for one in await public.find_sku(session, keeper, sku.code)] == [sku.id]
    changed = await session.execute(text("UPDATE catalog.sku SET price_fen = 1"))
    assert changed.rowcount == 0
    assert await session.scalar(select(func.count()).select_from(PriceTry)) == 0


@pytest.fixture
async def common_ground(database) -> AsyncIterator[Ground]:
    """The same, seen by several transactions; nothing of it stays."""
    async with database.transaction() as session:
        ground = await make_ground(session)
    yield ground
    async with database.transaction() as session:
        ids = {"id": ground.category.id}
        products_ = "SELECT id FROM catalog.product WHERE category_id = :id"
        await session.execute(
            text(f"DELETE FROM catalog.sku WHERE product_id IN ({products_})"), ids
        )
        await session.execute(text("DELETE FROM catalog.product WHERE category_id = :id"), ids)


async def test_of_two_who_take_one_barcode_at_once_one_gets_it(database, common_ground):
    ground = common_ground

    async def create() -> UUID:
        async with database.transaction() as session:
            sku = ground.sku(barcode="6901234567892", code=new_id().hex)
            command = CreateProduct.model_validate(ground.body(skus=[sku]))
            return await products.create(session, OPERATOR, command, at=NOON)

    came = await asyncio.gather(create(), create(), return_exceptions=True)
    assert sorted(type(one).__name__ for one in came) in (
        ["BarcodeTaken", "UUID"],
        ["NotSound", "UUID"],
    )
    assert BarcodeTaken.status == 409


async def test_of_two_edits_at_once_one_is_told_that_it_came_late(database, common_ground):
    ground = common_ground
    async with database.transaction() as session:
        product_id = await draft(session, ground)

    async def rename(name: str) -> products.EditedView:
        async with database.transaction() as session:
            body = {**ground.body(name=name), "version": 1}
            del body["skus"]
            return await edit_plain(session, product_id, body)

    async def edit_plain(session, product_id, body) -> products.EditedView:
        held = (await products.held_one(session, OPERATOR, product_id)).content
        skus = [one.model_dump(mode="json") for one in held.skus]
        command = EditProduct.model_validate({**body, "skus": skus})
        return await products.edit(session, OPERATOR, product_id, command, at=NOON)

    came = await asyncio.gather(rename("甲"), rename("乙"), return_exceptions=True)
    assert sorted(type(one).__name__ for one in came) == ["EditedView", "ProductChangedMeanwhile"]


async def test_a_component_that_becomes_a_bundle_meanwhile_is_refused(session, ground):
    part = await draft(session, ground)
    [sku] = await the_skus(session, part)
    takes = {"components": [{"sku_id": str(sku.id), "quantity": 1}]}
    await draft(session, ground, composition="bundle", skus=[ground.sku(**takes)])
    other = await make_sku(session)
    own = [
        {
            **ground.sku(),
            "id": str(sku.id),
            "components": [{"sku_id": str(other.id), "quantity": 1}],
        }
    ]
    with pytest.raises(ComponentGone):
        await edit(session, ground, part, composition="bundle", skus=own)


async def test_an_approved_product_keeps_its_form(session, ground):
    product_id = await on_shelf(session, ground)
    with pytest.raises(products.FormFixed):
        await edit(session, ground, product_id, kind="virtual")


async def test_a_change_in_review_is_withdrawn_before_the_next(session, ground):
    product_id = await on_shelf(session, ground)
    await edit(session, ground, product_id, name="雨前龙井")
    await publishing.submit(session, OPERATOR, [product_id], at=NOON)
    with pytest.raises(products.revisions.RevisionInReview):
        await edit(session, ground, product_id, name="明后龙井")
    assert (await publishing.withdraw(session, OPERATOR, [product_id], at=NOON)).failed == []
    edited = await edit(session, ground, product_id, name="明后龙井")
    assert edited.waiting == ["name"]
    states = select(Revision.state).where(Revision.product_id == product_id).order_by(Revision.id)
    assert list(await session.scalars(states)) == ["applied", "withdrawn", "draft"]


async def test_a_change_that_is_taken_back_by_hand_leaves_no_draft(session, ground):
    product_id = await on_shelf(session, ground)
    await edit(session, ground, product_id, name="雨前龙井")
    edited = await edit(session, ground, product_id, name="明前龙井")
    assert (edited.waiting, edited.revision_id) == ([], None)


async def test_the_platform_may_let_its_own_goods_skip_review(session, ground):
    command = settings.ChangeSetting(value=True, version=0)
    await settings.change(session, SYSTEM, publishing.SKIPS_REVIEW, command, at=NOON)
    product_id = await draft(session, ground)
    submitted = await publishing.submit_one(session, OPERATOR, product_id, at=NOON)
    assert (submitted.passed, submitted.state) == (True, "approved")


async def test_the_log_of_operations_holds_costs_apart(session, ground):
    with reading_as(OPERATOR):
        product_id = await draft(session, ground)
    [note] = trail.take(session)
    assert note.thing_id == str(product_id)
    by_field = {one.field: one for one in note.changes}
    assert by_field["costs_fen"].sensitive == "catalog.cost"
    assert "cost" not in str(by_field["prices_fen"].after)


async def test_recycled_products_keep_their_codes_and_their_pictures_are_freed_by_purging(
    session, ground
):
    picture = await make_picture(session)
    product_id = await draft(session, ground, pictures=[str(picture)])
    used = text("SELECT count(*) FROM files.file_use WHERE file_id = :id")
    assert await session.scalar(used, {"id": picture}) == 1
    await shelf.recycle(session, OPERATOR, [product_id], at=NOON)
    await shelf.purge(session, OPERATOR, [product_id])
    assert await session.scalar(used, {"id": picture}) == 0
    assert await session.scalar(select(func.count()).where(Product.id == product_id)) == 0


async def test_a_list_of_ids_may_be_longer_than_a_statement_has_parameters(session):
    ids = [new_id() for _ in range(70_000)]
    assert await public.bundles_with(session, ids) == {}
    assert await public.skus_by_id(session, ids) == {}


async def test_the_catalogue_calls_shops_as_they_call_themselves(session):
    differing = text(
        "SELECT shop_name FROM catalog.seller JOIN merchants.shop USING (merchant_id)"
        " WHERE shop_name <> name AND merchant_id = :self_run"
    )
    assert (await session.scalars(differing, {"self_run": SELF_RUN_ID})).all() == []
