"""Categories by sheet: paths in any order, steps made on the way, undone without a trace."""

import lzma
from pathlib import Path
from time import perf_counter

import pytest
from sqlalchemy import func, select

from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.ids import new_id
from houtai.kit.sheets import Change, Row, RowError
from houtai.modules.catalog.rules.category_rows import COMMISSION, ENABLED, NAME_EN, PATH
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.service.category_sheet import apply, plan, revert
from houtai.modules.catalog.service.reach import WholeReachNeeded
from houtai.modules.catalog.tables import Category
from tests.factories.catalog import bind, make_brand, make_category, put_product
from tests.factories.identity import BEGINNING as NOON

TAXONOMY = Path(__file__).parent / "files" / "taxonomy-shape.txt.xz"


def rows(*paths, **values):
    blank = {NAME_EN: None, COMMISSION: None, ENABLED: None, **values}
    return [Row(number, {PATH: path, **blank}) for number, path in enumerate(paths, start=2)]


async def brought_in(session, wanted):
    planned = await plan(session, SYSTEM, wanted, NOON)
    good = [one for one in planned if isinstance(one, Change)]
    return planned, await apply(session, SYSTEM, good, NOON)


async def paths_of(session, *roots):
    nodes = list(await session.scalars(select(Category).execution_options(populate_existing=True)))
    names = {node.id: node.name for node in nodes}
    shown = {" > ".join(names[one] for one in node.path) for node in nodes}
    return {path for path in shown if path.startswith(roots)}


async def test_steps_are_made_and_rows_may_come_in_any_order(session):
    wanted = rows("试食品 > 茶叶 > 乌龙茶", "试食品 > 茶叶", "试食品", "632 - 试五金＞泵")
    planned, done = await brought_in(session, wanted)
    assert [one.act for one in planned] == ["create"] * 4
    assert all(isinstance(one, Change) for one in done)
    everything = await paths_of(session, "试食品", "试五金")
    assert everything == {
        "试食品",
        "试食品 > 茶叶",
        "试食品 > 茶叶 > 乌龙茶",
        "试五金",
        "试五金 > 泵",
    }
    assert await revert(session, SYSTEM, [*reversed(done)], NOON) == []
    assert await paths_of(session, "试食品", "试五金") == set()


async def test_a_second_time_nothing_changes_and_a_filled_cell_changes_one(session):
    await brought_in(session, rows("试食品 > 茶叶"))
    again = await plan(session, SYSTEM, rows("试食品 > 茶叶"), NOON)
    assert [one.act for one in again] == ["same"]
    values = {NAME_EN: "Tea", COMMISSION: 35_000, ENABLED: False}
    (changed,), (done,) = await brought_in(session, rows("试食品 > 茶叶", **values))
    assert (changed.act, changed.after["commission"]) == ("change", "3.5%")
    tea = await session.get(Category, done.subject, populate_existing=True)
    assert (tea.name_en, tea.commission_permille, tea.state) == ("Tea", 35, "disabled")
    assert await revert(session, SYSTEM, [done], NOON) == []
    await session.refresh(tea)
    assert (tea.name_en, tea.commission_permille, tea.state) == ("", None, "active")


@pytest.mark.parametrize(
    ("path", "code"),
    [
        ("食品 >  > 茶", "catalog.path_unfit"),
        (">", "catalog.path_unfit"),
        ("名" * 61, "catalog.path_unfit"),
        ("食品 > \u200b", "catalog.path_unfit"),
        (" > ".join("一二三四五六七八九"), "catalog.tree_too_deep"),
    ],
)
async def test_a_path_that_is_none_is_refused_with_its_cell(session, path, code):
    (wrong,) = await plan(session, SYSTEM, rows(path), NOON)
    assert isinstance(wrong, RowError)
    assert (wrong.code, wrong.column) == (code, PATH)


async def test_a_commission_finer_than_a_per_mille_is_refused(session):
    (wrong,) = await plan(session, SYSTEM, rows("食品", **{COMMISSION: 35_500}), NOON)
    assert (wrong.code, wrong.column) == ("catalog.commission_too_fine", COMMISSION)


async def test_nothing_grows_below_a_category_that_has_products(session):
    tea = await make_category(session, name="试茶叶")
    planned = await plan(session, SYSTEM, rows("试茶叶 > 乌龙茶"), NOON)
    await put_product(session, tea)
    (refused,) = await plan(session, SYSTEM, rows("试茶叶 > 乌龙茶"), NOON)
    assert refused.code == "catalog.parent_has_products"
    (late,) = await apply(session, SYSTEM, planned, NOON)
    assert isinstance(late, RowError)
    assert late.code == "catalog.parent_has_products"


async def test_what_changed_since_it_was_planned_is_left_alone(session):
    tea = await make_category(session, name="试茶叶")
    planned = await plan(session, SYSTEM, rows("试茶叶", "试新茶", **{NAME_EN: "Tea"}), NOON)
    tea.name_en = "Cha"
    await make_category(session, name="试新茶", name_en="Cha")
    outcomes = await apply(session, SYSTEM, planned, NOON)
    assert [one.code for one in outcomes] == ["sheets.changed_since"] * 2


async def test_what_is_used_since_stays_when_an_import_is_undone(session):
    _, done = await brought_in(session, rows("试食品 > 茶叶", "试食品 > 糖", "试食品 > 盐"))
    tea, sugar = [await session.get(Category, one.subject) for one in done[:2]]
    await put_product(session, tea)
    await bind(session, sugar, brand_id=(await make_brand(session)).id)
    errors = await revert(session, SYSTEM, [*reversed(done)], NOON)
    assert [error.code for error in errors] == ["catalog.entry_in_use"] * 2
    assert await paths_of(session, "试食品") == {"试食品", "试食品 > 茶叶", "试食品 > 糖"}


async def test_who_reaches_some_merchants_only_imports_no_tree(session):
    narrow = Actor(new_id(), merchant_ids=frozenset({new_id()}), category_ids=None)
    with pytest.raises(WholeReachNeeded):
        await plan(session, narrow, rows("食品"), NOON)


async def test_a_tree_of_thousands_comes_in_and_goes_within_seconds(session):
    """The shape of a real taxonomy: 5,427 nodes on seven levels, parents not always first."""
    lines = lzma.decompress(TAXONOMY.read_bytes()).decode().splitlines()
    wanted = rows(*lines)
    before = await session.scalar(select(func.count()).select_from(Category))
    began, done = perf_counter(), []
    for start in range(0, len(wanted), 1_000):
        _, outcomes = await brought_in(session, wanted[start : start + 1_000])
        done += outcomes
    assert perf_counter() - began < 20
    assert all(isinstance(one, Change) for one in done)
    assert await session.scalar(select(func.count()).select_from(Category)) == before + len(lines)
    leaf = max(lines, key=lambda line: line.count(">"))
    found = await session.execute(
        select(func.cardinality(Category.path)).where(
            Category.name_key == folded(leaf.split(">")[-1])
        )
    )
    assert leaf.count(">") + 1 in set(found.scalars())
    errors = [
        error
        for start in range(len(done), 0, -1_000)
        for error in await revert(session, SYSTEM, done[max(0, start - 1_000) : start][::-1], NOON)
    ]
    assert errors == []
    assert await session.scalar(select(func.count()).select_from(Category)) == before
