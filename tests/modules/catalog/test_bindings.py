"""What is bound to a category: attributes, brands, papers."""

import pytest

from houtai.kit import trail
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import new_id
from houtai.modules.catalog.queries import categories as queries
from houtai.modules.catalog.service import bindings
from houtai.modules.catalog.service.bindings import (
    AskPaper,
    AskPapers,
    AttributeUnknown,
    BindAttribute,
    BindAttributes,
    BindBrands,
    BoundTwice,
    BrandUnknown,
    NotForSale,
    PaperUnknown,
    SaleAttributeInUse,
)
from houtai.modules.catalog.service.keeping import EntryUnknown
from tests.factories.catalog import bind, make_attribute, make_brand, make_category, put_product


async def bind_all(session, category, *wanted, version=1):
    command = BindAttributes(version=version, attributes=list(wanted))
    await bindings.bind_attributes(session, SYSTEM, category.id, command)


async def test_what_is_bound_is_shown_with_where_it_comes_from(session):
    root = await make_category(session, commission_permille=50)
    leaf = await make_category(session, root)
    origin, size = await make_attribute(session), await make_attribute(session)
    brand = await make_brand(session)
    await bind_all(session, root, BindAttribute(attribute_id=origin.id))
    await bind_all(
        session,
        leaf,
        BindAttribute(attribute_id=size.id, role="sale", required=True),
        BindAttribute(attribute_id=origin.id, required=True, filterable=True),
    )
    await bindings.bind_brands(
        session, SYSTEM, root.id, BindBrands(version=2, brand_ids=[brand.id])
    )
    paper = AskPaper(kind="food_business", name="食品经营许可证")
    await bindings.ask_papers(session, SYSTEM, leaf.id, AskPapers(version=2, requirements=[paper]))

    found = await queries.detail(session, leaf.id)

    assert found is not None
    bound = {one.attribute_id: (one.category_id, one.required) for one in found.attributes}
    assert bound == {size.id: (leaf.id, True), origin.id: (leaf.id, True)}
    assert [(one.id, one.category_id) for one in found.brands] == [(brand.id, root.id)]
    assert [(one.kind, one.needs_expiry) for one in found.requirements] == [("food_business", True)]
    assert (found.commission_from, found.commission_counted) == (root.id, 50)
    assert (found.version, found.child_count) == (3, 0)


async def test_the_whole_is_replaced_and_the_difference_noted(session):
    leaf = await make_category(session)
    one, two = await make_attribute(session), await make_attribute(session)
    await bind_all(session, leaf, BindAttribute(attribute_id=one.id))
    trail.take(session)
    await bind_all(session, leaf, BindAttribute(attribute_id=two.id), version=2)
    (note,) = trail.take(session)
    assert [change.field for change in note.changes] == ["attributes"]
    detail = await queries.detail(session, leaf.id)
    assert [bound.attribute_id for bound in detail.attributes] == [two.id]


async def test_what_does_not_exist_or_stands_there_twice_is_refused(session):
    leaf = await make_category(session)
    known = BindAttribute(attribute_id=(await make_attribute(session)).id)
    with pytest.raises(AttributeUnknown) as unknown:
        await bind_all(session, leaf, known, BindAttribute(attribute_id=new_id()))
    assert unknown.value.place == "body/attributes/1/attribute_id"
    with pytest.raises(BoundTwice):
        await bind_all(session, leaf, known, known, version=2)
    with pytest.raises(BrandUnknown):
        await bindings.bind_brands(
            session, SYSTEM, leaf.id, BindBrands(version=3, brand_ids=[new_id()])
        )
    papers = [AskPaper(kind="no-such-paper", name="某证")]
    with pytest.raises(PaperUnknown):
        await bindings.ask_papers(
            session, SYSTEM, leaf.id, AskPapers(version=4, requirements=papers)
        )
    with pytest.raises(EntryUnknown):
        await bindings.bind_brands(session, SYSTEM, new_id(), BindBrands(version=1, brand_ids=[]))


@pytest.mark.parametrize("kind", ["number", "date", "choices"])
async def test_skus_differ_in_texts_and_choices_only(session, kind):
    leaf = await make_category(session)
    options = {"a": "甲"} if kind == "choices" else None
    attribute = await make_attribute(session, kind=kind, options=options)
    with pytest.raises(NotForSale):
        await bind_all(session, leaf, BindAttribute(attribute_id=attribute.id, role="sale"))


async def test_a_sale_attribute_that_skus_differ_in_stays_one(session):
    leaf = await make_category(session)
    colour = await make_attribute(session, options={"red": "红"})
    await bind(session, leaf, colour, role="sale")
    await put_product(session, leaf, spec={str(colour.id): "red"})
    as_parameter = BindAttribute(attribute_id=colour.id, role="parameter")
    for version, wanted in enumerate(([], [as_parameter]), start=1):
        with pytest.raises(SaleAttributeInUse):
            await bind_all(session, leaf, *wanted, version=version)
    still = BindAttribute(attribute_id=colour.id, role="sale", required=True)
    await bind_all(session, leaf, still, version=3)
