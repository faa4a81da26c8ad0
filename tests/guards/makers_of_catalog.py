"""Makers of what belongs to catalog, and bodies that its doors take."""

from houtai.kit.ids import new_id
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.tables import ForbiddenWord, Label, Promise, SpecTemplate
from tests.factories.catalog import make_attribute, make_brand, make_category
from tests.guards.bodies import says
from tests.guards.ground import Owner
from tests.guards.makers_of_places import put
from tests.guards.registry import makes

LIBRARY = "the libraries are the platform's, and everybody's to look at"


@makes("catalog/categories/{category_id}", nobodys=LIBRARY)
@makes("catalog/library/categories/{category_id}", nobodys=LIBRARY)
async def a_category(owner: Owner) -> object:
    return (await make_category(owner.session)).id


@makes("catalog/brands/{brand_id}", nobodys=LIBRARY)
async def a_brand(owner: Owner) -> object:
    return (await make_brand(owner.session)).id


@makes("catalog/attributes/{attribute_id}", nobodys=LIBRARY)
async def an_attribute(owner: Owner) -> object:
    return (await make_attribute(owner.session)).id


@makes("catalog/labels/{label_id}", nobodys=LIBRARY)
async def a_label(owner: Owner) -> object:
    name = new_id().hex[-12:]
    return await put(owner, Label(name=name, name_key=name, colour="teal"))


@makes("catalog/promises/{promise_id}", nobodys=LIBRARY)
async def a_promise(owner: Owner) -> object:
    name = new_id().hex[-12:]
    return await put(owner, Promise(name=name, name_key=name))


@makes("catalog/forbidden-words/{word_id}", nobodys=LIBRARY)
async def a_word(owner: Owner) -> object:
    word = new_id().hex
    return await put(owner, ForbiddenWord(word=word, word_key=word, level="warn"))


@makes("catalog/spec-templates/{template_id}", by_merchant=True)
async def a_template(owner: Owner) -> object:
    name = new_id().hex
    row = SpecTemplate(
        merchant_id=owner.place.merchant_id,
        name=name,
        name_key=folded(name),
        attributes=[],
        attribute_ids=[],
    )
    return await put(owner, row)


@says("catalog_create_template")
async def a_filled_template(owner: Owner) -> object:
    attribute = await make_attribute(owner.session, options={"red": "红"})
    filled = {"attribute_id": str(attribute.id), "values": ["red"]}
    return {"name": new_id().hex, "attributes": [filled]}


@says("catalog_edit_template")
async def a_changed_template(owner: Owner) -> object:
    return {**dict(await a_filled_template(owner)), "version": 1}
