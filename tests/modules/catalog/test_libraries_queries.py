"""What products and other modules ask of the libraries."""

from sqlalchemy import text

from houtai.kit.ids import new_id
from houtai.modules.catalog.public import category_names, category_requirements, commissions
from houtai.modules.catalog.queries.libraries import category_rules, forbidden_words, rules_of
from houtai.modules.catalog.queries.proofs import TREE_INVARIANTS
from houtai.modules.catalog.tables import ForbiddenWord
from tests.factories.catalog import bind, make_attribute, make_brand, make_category, put_product


async def test_a_category_has_what_stands_above_it_and_nearer_bindings_count(session):
    root = await make_category(session, name="食品")
    tea = await make_category(session, root, name="茶叶")
    oolong = await make_category(session, tea, name="乌龙茶")
    origin = await make_attribute(session, name="产地")
    weight = await make_attribute(session, name="净含量", options={"a": "50克", "b": "100克"})
    await bind(session, root, origin, required=False, position=2)
    await bind(session, tea, origin, required=True)
    await bind(session, root, weight, role="sale", filterable=True)

    rules = await category_rules(session, oolong.id)

    assert rules is not None
    assert [step.name for step in rules.path] == ["食品", "茶叶", "乌龙茶"]
    assert (rules.is_leaf, rules.state) == (True, "active")
    assert [(one.name, one.role, one.required) for one in rules.attributes] == [
        ("净含量", "sale", False),
        ("产地", "parameter", True),
    ]
    assert [option.name for option in rules.attributes[0].options] == ["50克", "100克"]


async def test_what_lies_above_others_takes_no_products_and_disables_what_is_below(session):
    root = await make_category(session, state="disabled")
    leaf = await make_category(session, root)
    found = await rules_of(session, [root.id, leaf.id, new_id()], hold=True)
    assert {key: (one.is_leaf, one.state) for key, one in found.items()} == {
        root.id: (False, "disabled"),
        leaf.id: (True, "disabled"),
    }


async def test_brands_add_up_on_the_way_from_the_root_and_none_means_every_one(session):
    root = await make_category(session)
    leaf = await make_category(session, root)
    free = await make_category(session)
    upper, lower = await make_brand(session), await make_brand(session)
    await bind(session, root, brand_id=upper.id)
    await bind(session, leaf, brand_id=lower.id)
    found = await rules_of(session, [root.id, leaf.id, free.id])
    assert found[root.id].brand_ids == [upper.id]
    assert set(found[leaf.id].brand_ids or ()) == {upper.id, lower.id}
    assert found[free.id].brand_ids is None


async def test_an_unknown_category_has_no_rules(session):
    assert await category_rules(session, new_id()) is None


async def test_papers_are_asked_for_here_and_above_each_kind_once(session):
    root = await make_category(session)
    leaf = await make_category(session, root)
    await bind(session, root, requirement="food_business", name="食品经营许可证")
    await bind(session, leaf, requirement="food_business", name="含酒类的食品经营许可证")
    await bind(session, root, requirement="quality_report", needs_expiry=False)
    found = await category_requirements(session, [root.id, leaf.id])
    assert [(one.kind, one.category_id, one.needs_expiry) for one in found[leaf.id]] == [
        ("food_business", leaf.id, True),
        ("quality_report", root.id, False),
    ]
    assert [one.name for one in found[root.id]] == ["食品经营许可证", "quality_report"]


async def test_names_come_with_their_way_and_commissions_from_the_nearest(session):
    root = await make_category(session, name="服饰", commission_permille=50)
    middle = await make_category(session, root, name="男装", commission_permille=30)
    leaf = await make_category(session, middle, name="衬衫", state="disabled")
    free = await make_category(session, name="图书")
    ids = [root.id, leaf.id, free.id]
    names = await category_names(session, ids)
    assert names[leaf.id].path == ["服饰", "男装", "衬衫"]
    assert (names[leaf.id].name, names[leaf.id].is_active) == ("衬衫", False)
    assert await commissions(session, ids) == {root.id: 50, leaf.id: 30}


async def test_forbidden_words_are_told_with_their_level(session):
    session.add(ForbiddenWord(word="国家级", word_key="国家级", level="block"))
    await session.flush()
    assert [(one.word, one.level) for one in await forbidden_words(session)] == [
        ("国家级", "block")
    ]


async def test_a_tree_that_is_not_whole_and_goods_above_others_are_found(session):
    root, other = await make_category(session), await make_category(session)
    leaf = await make_category(session, root)
    whole, in_leaves = [one.breaches for one in TREE_INVARIANTS]
    assert (await whole(session, 9), await in_leaves(session, 9)) == ([], [])
    await put_product(session, root)
    await session.execute(
        text("UPDATE catalog.category SET path = :path WHERE id = :id"),
        {"path": [other.id, root.id, leaf.id], "id": leaf.id},
    )
    assert [one.subject for one in await whole(session, 9)] == [f"category {leaf.id}"]
    (breach,) = await in_leaves(session, 9)
    assert (breach.subject, breach.found) == (f"category {root.id}", "1 products")
