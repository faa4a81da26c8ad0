"""Departments and posts: trees without circles, one for each place, kept from strangers."""

import asyncio
from uuid import uuid4

import pytest
from sqlalchemy import text

from houtai.kit import db
from houtai.kit.auth import Actor, Place
from houtai.modules.identity.queries import trees as queries
from houtai.modules.identity.service import staff, trees
from houtai.modules.identity.service.trees import DEPARTMENTS, POSTS
from tests.factories.identity import BEGINNING as NOON
from tests.factories.identity import actor_for, make_account, make_membership, make_role

both = pytest.mark.parametrize("tree", [DEPARTMENTS, POSTS], ids=["departments", "posts"])


@pytest.fixture
def owner():
    return owner_of(uuid4())


def owner_of(merchant_id) -> Actor:
    return Actor(uuid4(), merchant_ids=frozenset({merchant_id}), place=Place(merchant_id))


async def make(session, actor, tree, name, parent_id=None):
    command = trees.MakeDepartment(name=name, parent_id=parent_id)
    if tree is POSTS:
        command = trees.MakeNode(name=name, parent_id=parent_id)
    return await trees.make(session, actor, tree, command)


async def move(session, actor, tree, node_id, parent_id, **changes):
    node = await queries.node(session, actor, tree, node_id)
    fields = {"name": node.name, "parent_id": parent_id, "version": node.version, **changes}
    shape = trees.EditNode if tree is POSTS else trees.EditDepartment
    await trees.edit(session, actor, tree, node_id, shape(**fields))


async def shown(session, actor, tree):
    read = queries.posts if tree is POSTS else queries.departments
    return {each.name: each for each in await read(session, actor, actor.place)}


@both
async def test_a_subtree_moves_whole(session, owner, tree):
    root, other = [await make(session, owner, tree, name) for name in ("总部", "分部")]
    middle = await make(session, owner, tree, "运营", root)
    leaf = await make(session, owner, tree, "客服", middle)
    await move(session, owner, tree, middle, other)
    nodes = await shown(session, owner, tree)
    assert nodes["客服"].path == [other, middle, leaf]
    assert nodes["运营"].path == [other, middle]
    await move(session, owner, tree, middle, None)
    assert (await shown(session, owner, tree))["客服"].path == [middle, leaf]


@both
async def test_nothing_hangs_from_itself(session, owner, tree):
    root = await make(session, owner, tree, "总部")
    leaf = await make(session, owner, tree, "客服", await make(session, owner, tree, "运营", root))
    for parent_id in (root, leaf):
        with pytest.raises(trees.NodeBelowItself):
            await move(session, owner, tree, root, parent_id)


@both
async def test_a_parent_of_another_place_is_none(session, owner, tree):
    foreign = await make(session, owner_of(uuid4()), tree, "别人的")
    for parent_id in (foreign, uuid4()):
        with pytest.raises(trees.ParentUnknown):
            await make(session, owner, tree, "自己的", parent_id)


@both
async def test_a_foreign_node_looks_like_none(session, owner, tree):
    foreign = await make(session, owner_of(uuid4()), tree, "别人的")
    shape = trees.EditNode if tree is POSTS else trees.EditDepartment
    for node_id in (foreign, uuid4()):
        with pytest.raises(trees.NodeUnknown):
            await trees.edit(session, owner, tree, node_id, shape(name="x", version=1))
        with pytest.raises(trees.NodeUnknown):
            await trees.delete(session, owner, tree, node_id)
    assert await shown(session, owner, tree) == {}


@both
async def test_sisters_have_names_of_their_own(session, owner, tree):
    root = await make(session, owner, tree, "总部")
    await make(session, owner, tree, "客服", root)
    lone = await make(session, owner, tree, "客服")
    with pytest.raises(trees.NameTakenThere):
        await make(session, owner, tree, "客服", root)
    with pytest.raises(trees.NameTakenThere):
        await move(session, owner, tree, lone, root)


@both
async def test_trees_are_ten_levels_deep_at_most(session, owner, tree):
    parent_id = None
    for level in range(10):
        parent_id = await make(session, owner, tree, f"第{level}级", parent_id)
    with pytest.raises(trees.TreeTooDeep):
        await make(session, owner, tree, "太深", parent_id)
    tall = await make(session, owner, tree, "高", await make(session, owner, tree, "塔"))
    top = (await queries.node(session, owner, tree, tall)).path[0]
    nine = (await queries.node(session, owner, tree, parent_id)).path[8]
    with pytest.raises(trees.TreeTooDeep):
        await move(session, owner, tree, top, nine)


@both
async def test_what_is_used_is_not_deleted(session, owner, tree):
    root = await make(session, owner, tree, "总部")
    leaf = await make(session, owner, tree, "客服", root)
    with pytest.raises(trees.NodeInUse):
        await trees.delete(session, owner, tree, root)
    person = await make_account(session, role=None)
    membership = await make_membership(
        session, person.id, role="shop_reader", merchant_id=owner.place.merchant_id
    )
    column = "post_id" if tree is POSTS else "department_id"
    setattr(membership, column, leaf)
    await session.flush()
    with pytest.raises(trees.NodeInUse):
        await trees.delete(session, owner, tree, leaf)
    boss = await actor_for(session, (await make_account(session)).id)
    await staff.leave(session, boss, person.id, at=NOON)
    await trees.delete(session, owner, tree, leaf)
    assert list(await shown(session, owner, tree)) == ["总部"]


async def test_a_leader_works_there(session, owner):
    stranger = await make_account(session)
    mine = await make_account(
        session, role="shop_reader", merchant_id=owner.place.merchant_id, name="主管"
    )
    command = trees.MakeDepartment(name="总部", leader_id=stranger.id)
    with pytest.raises(trees.LeaderUnknown):
        await trees.make(session, owner, DEPARTMENTS, command)
    await trees.make(
        session, owner, DEPARTMENTS, trees.MakeDepartment(name="总部", leader_id=mine.id)
    )
    assert (await shown(session, owner, DEPARTMENTS))["总部"].leader == "主管"


async def test_two_moves_at_once_close_no_circle(database):
    owner = owner_of(uuid4())
    async with database.transaction() as session:
        first, second = [await make(session, owner, DEPARTMENTS, name) for name in "甲乙"]

    async def hang(node_id, parent_id):
        async with database.transaction() as session:
            await move(session, owner, DEPARTMENTS, node_id, parent_id)

    outcomes = await asyncio.gather(
        hang(first, second), hang(second, first), return_exceptions=True
    )
    assert sorted(type(each).__name__ for each in outcomes) == ["NodeBelowItself", "NoneType"]


async def test_of_two_edits_of_one_version_the_second_is_told(session, owner):
    node_id = await make(session, owner, POSTS, "收银")
    await trees.edit(session, owner, POSTS, node_id, trees.EditNode(name="甲", version=1))
    with pytest.raises(trees.ChangedMeanwhile):
        await trees.edit(session, owner, POSTS, node_id, trees.EditNode(name="乙", version=1))


@both
async def test_row_level_security_hides_foreign_trees_even_without_a_condition(
    session, owner, tree
):
    await make(session, owner, tree, "自己的")
    await make(session, owner_of(uuid4()), tree, "别人的")
    await db.set_reach(session, owner)
    name = text(f"SELECT name FROM identity.{tree} WHERE merchant_id IS NOT NULL")
    assert list(await session.scalars(name)) == ["自己的"]


async def test_department_and_below_reaches_all_that_lies_below(session, owner):
    root = await make(session, owner, DEPARTMENTS, "总部")
    leaf = await make(
        session, owner, DEPARTMENTS, "客服", await make(session, owner, DEPARTMENTS, "运营", root)
    )
    await make(session, owner, DEPARTMENTS, "分部")
    await make_role(session, "lead", console="merchant", data_scope="department_and_below")
    place = owner.place
    person = await make_account(session, role=None)
    membership = await make_membership(
        session, person.id, role="lead", merchant_id=place.merchant_id
    )
    assert (await actor_for(session, person.id, place)).department_ids == frozenset()
    membership.department_id = root
    await session.flush()
    reached = (await actor_for(session, person.id, place)).department_ids
    assert reached is not None
    assert len(reached) == 3
    assert {root, leaf} < reached
