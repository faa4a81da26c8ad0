"""The category tree: no circles, no doubles, nothing taken from under products."""

import asyncio
from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError
from sqlalchemy import select, text

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id
from houtai.modules.catalog.queries import categories as queries
from houtai.modules.catalog.service import bindings, categories
from houtai.modules.catalog.service.categories import (
    CategoryBelowItself,
    CategoryHasProducts,
    EditCategory,
    MakeCategory,
    MoveCategory,
    ParentHasProducts,
    ParentUnknown,
    TreeTooDeep,
)
from houtai.modules.catalog.service.keeping import (
    ChangedMeanwhile,
    EntryInUse,
    EntryNameTaken,
    EntryUnknown,
)
from houtai.modules.catalog.service.reach import WholeReachNeeded
from houtai.modules.catalog.tables import Category
from tests.factories.catalog import bind, make_attribute, make_brand, make_category, put_product


async def make(session, name, parent_id=None, **changes):
    command = MakeCategory(name=name, parent_id=parent_id, **changes)
    return await categories.make_category(session, SYSTEM, command)


async def move(session, category_id, parent_id, place=0, *, actor=SYSTEM, version=None):
    found = await queries.facts(session, category_id)
    command = MoveCategory(version=version or found.version, parent_id=parent_id, place=place)
    await categories.move_category(session, actor, category_id, command)


async def names_below(session, parent_id):
    found = await session.scalars(
        select(Category.name)
        .where(Category.parent_id.is_not_distinct_from(parent_id))
        .order_by(Category.position)
        .execution_options(populate_existing=True)
    )
    return list(found)


async def test_a_subtree_moves_whole(session):
    food, drinks = await make(session, "食品"), await make(session, "饮料")
    tea = await make(session, "茶叶", food)
    oolong = await make(session, "乌龙茶", tea)
    await move(session, tea, drinks)
    assert (await queries.facts(session, oolong)).path == [drinks, tea, oolong]
    assert (await queries.facts(session, tea)).parent_id == drinks
    await move(session, tea, None)
    assert (await queries.facts(session, oolong)).path == [tea, oolong]


async def test_nothing_hangs_from_itself_or_from_what_lies_below_it(session):
    root = await make(session, "食品")
    leaf = await make(session, "乌龙茶", await make(session, "茶叶", root))
    for parent_id in (root, leaf):
        with pytest.raises(CategoryBelowItself):
            await move(session, root, parent_id)


async def test_two_moves_at_once_close_no_circle(database):
    async with database.transaction() as session:
        pair = [await make(session, f"并发{uuid4().hex[:8]}") for _ in range(2)]

    async def hang(this: UUID, there: UUID) -> None:
        async with database.transaction() as session:
            await move(session, this, there)

    outcomes = await asyncio.gather(
        hang(pair[0], pair[1]), hang(pair[1], pair[0]), return_exceptions=True
    )
    assert sorted(type(one) for one in outcomes if one) == [CategoryBelowItself]
    async with database.transaction() as session:
        paths = [(await queries.facts(session, one)).path for one in pair]
        assert sorted(map(len, paths)) == [1, 2]
        for one in sorted(pair, key=lambda one: -len(paths[pair.index(one)])):
            await categories.remove_category(session, SYSTEM, one)


async def test_the_database_itself_refuses_a_path_that_leaves_the_parent_out(session):
    root, other = await make_category(session), await make_category(session)
    with pytest.raises(Exception, match="path_by_parent"):
        await session.execute(
            text("UPDATE catalog.category SET parent_id = :other WHERE id = :id"),
            {"other": other.id, "id": root.id},
        )


async def test_sisters_are_told_apart_however_the_name_is_written(session):
    root = await make(session, "数码")
    await make(session, "Ｃamera", root)
    for name in ("camera", " CAMERA ", "cam\u200bera"):
        with pytest.raises(EntryNameTaken) as raised:
            await make(session, name, root)
        assert raised.value.place == "body/name"
    await make(session, "camera")


async def test_an_edit_and_a_move_meet_the_same_refusal_of_doubles(session):
    first, second = await make(session, "男装"), await make(session, "女装")
    other = await make(session, "衬衫", first)
    await make(session, "衬衫", second)
    with pytest.raises(EntryNameTaken):
        await move(session, other, second)
    with pytest.raises(EntryNameTaken):
        await categories.edit_category(
            session, SYSTEM, second, EditCategory(version=1, name="男装")
        )


@pytest.mark.parametrize("name", ["", "   ", "\u200b\u200b", "名" * 61, "一\n二", "a\0b"])
def test_a_name_of_no_or_of_any_length_is_refused_at_the_door(name):
    with pytest.raises(ValidationError):
        MakeCategory(name=name)


async def test_the_longest_name_is_taken(session):
    assert await make(session, "名" * 60)


@pytest.mark.parametrize("share", [-1, 1001, 12.5, "50"])
def test_a_commission_is_a_share_in_per_mille(share):
    with pytest.raises(ValidationError):
        MakeCategory(name="茶", commission_permille=share)


async def test_the_tree_has_eight_levels_and_no_more(session):
    parent = None
    for level in range(8):
        parent = await make(session, f"第{level}级", parent)
    with pytest.raises(TreeTooDeep):
        await make(session, "第九级", parent)
    loose = await make(session, "散", None)
    with pytest.raises(TreeTooDeep):
        await move(session, loose, parent)


async def test_a_parent_that_does_not_exist_is_refused(session):
    with pytest.raises(ParentUnknown):
        await make(session, "茶", new_id())
    tea = await make(session, "茶")
    with pytest.raises(ParentUnknown):
        await move(session, tea, new_id())


async def test_what_has_products_takes_no_children_and_is_not_moved(session):
    root, other = await make_category(session), await make_category(session)
    leaf = await make_category(session, root)
    await put_product(session, leaf)
    with pytest.raises(ParentHasProducts):
        await make(session, "再下一级", leaf.id)
    with pytest.raises(ParentHasProducts):
        await move(session, other.id, leaf.id)
    for moved in (leaf, root):
        with pytest.raises(CategoryHasProducts):
            await move(session, moved.id, other.id)
    await move(session, leaf.id, root.id, 0)
    await make(session, "另一个", root.id)


async def test_what_is_used_is_not_deleted(session):
    root = await make_category(session)
    leaf = await make_category(session, root)
    with pytest.raises(EntryInUse):
        await categories.remove_category(session, SYSTEM, root.id)
    await put_product(session, leaf)
    with pytest.raises(EntryInUse):
        await categories.remove_category(session, SYSTEM, leaf.id)


async def test_an_unused_category_goes_with_what_is_bound_to_it(session):
    leaf = await make_category(session)
    await bind(session, leaf, await make_attribute(session))
    await bind(session, leaf, brand_id=(await make_brand(session)).id)
    await categories.remove_category(session, SYSTEM, leaf.id)
    assert await queries.facts(session, leaf.id) is None
    with pytest.raises(EntryUnknown):
        await categories.remove_category(session, SYSTEM, leaf.id)


async def test_of_two_edits_of_one_version_the_second_is_refused(session):
    tea = await make(session, "茶")
    await categories.edit_category(
        session, SYSTEM, tea, EditCategory(version=1, name="茶叶", commission_permille=35)
    )
    for attempt in (
        categories.edit_category(session, SYSTEM, tea, EditCategory(version=1, name="茗")),
        move(session, tea, None, version=1),
        bindings.bind_brands(session, SYSTEM, tea, bindings.BindBrands(version=1, brand_ids=[])),
    ):
        with pytest.raises(ChangedMeanwhile):
            await attempt
    assert (await queries.facts(session, tea)).commission_permille == 35


async def test_two_writers_at_once_and_one_wins(database):
    async with database.transaction() as session:
        tea = await make(session, f"并发{uuid4().hex[:8]}")

    async def rename(name: str) -> None:
        async with database.transaction() as session:
            command = EditCategory(version=1, name=name)
            await categories.edit_category(session, SYSTEM, tea, command)

    outcomes = await asyncio.gather(
        *(rename(f"{uuid4().hex[:8]}") for _ in range(4)), return_exceptions=True
    )
    assert [type(one) for one in outcomes if one] == [ChangedMeanwhile] * 3
    async with database.transaction() as session:
        await categories.remove_category(session, SYSTEM, tea)


async def test_sisters_stand_in_the_order_in_which_they_are_put(session):
    root = await make(session, "图书")
    ids = [await make(session, name, root) for name in ("甲", "乙", "丙")]
    await move(session, ids[2], root, 0)
    assert await names_below(session, root) == ["丙", "甲", "乙"]
    await move(session, ids[2], root, 99)
    assert await names_below(session, root) == ["甲", "乙", "丙"]


async def test_who_has_some_categories_in_hand_changes_those_only(session):
    food, toys = await make(session, "食品"), await make(session, "玩具")
    tea = await make(session, "茶叶", food)
    grocer = Actor(uuid4(), merchant_ids=None, category_ids=frozenset({food}))
    command = EditCategory(version=1, name="茶")
    await categories.edit_category(session, grocer, tea, command)
    with pytest.raises(EntryUnknown):
        await categories.edit_category(session, grocer, toys, command)
    with pytest.raises(ParentUnknown):
        await categories.make_category(session, grocer, MakeCategory(name="新的根"))
    with pytest.raises(ParentUnknown):
        await move(session, tea, toys, actor=grocer)
    assert await categories.make_category(session, grocer, MakeCategory(name="糖", parent_id=food))


async def test_who_sees_some_merchants_only_cannot_tell_that_nothing_is_used(session):
    tea = await make(session, "茶")
    narrow = Actor(uuid4(), merchant_ids=frozenset({uuid4()}), category_ids=None)
    with pytest.raises(WholeReachNeeded):
        await categories.remove_category(session, narrow, tea)


async def test_a_change_is_noted_with_its_difference(session):
    tea = await make(session, "茶")
    trail.take(session)
    command = EditCategory(version=1, name="茶叶", commission_permille=50)
    await categories.edit_category(session, SYSTEM, tea, command)
    (note,) = trail.take(session)
    changes = {one.field: (one.before, one.after) for one in note.changes}
    assert changes["commission_permille"] == (None, 50)
    assert (note.thing, note.name, changes["name"]) == ("catalog.category", "茶叶", ("茶", "茶叶"))
