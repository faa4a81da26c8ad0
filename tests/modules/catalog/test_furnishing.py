"""Libraries filled from a list, as the demo does."""

from houtai.modules.catalog.public import (
    AskPaper,
    BindByName,
    FurnishCategory,
    Furniture,
    MakeAttribute,
    MakeBrand,
    MakeLabel,
    MakePromise,
    MakeWord,
    WriteOption,
    furnish_libraries,
)
from houtai.modules.catalog.queries.libraries import category_rules
from tests.factories.identity import BEGINNING as NOON

WANTED = Furniture(
    attributes=(
        MakeAttribute(
            name="试净含量", kind="choice", options=[WriteOption(key="50g", name="50 克")]
        ),
        MakeAttribute(name="试产地", kind="text"),
    ),
    brands=(MakeBrand(name="试武夷星", name_en="Wuyi Star"),),
    categories=(
        FurnishCategory(
            path="试食品 > 茶叶",
            name_en="Tea",
            commission_permille=35,
            attributes=(
                BindByName(attribute="试净含量", role="sale", required=True),
                BindByName(attribute="试产地", filterable=True),
            ),
            brands=("试武夷星",),
            requirements=(AskPaper(kind="food_business", name="食品经营许可证"),),
        ),
        FurnishCategory(path="试食品 > 茶叶 > 乌龙茶"),
    ),
    labels=(MakeLabel(name="试新品"),),
    promises=(MakePromise(name="试七天无理由"),),
    words=(MakeWord(word="试国家级"),),
)


async def test_libraries_are_furnished_once_however_often_they_are_asked_for(session):
    first = await furnish_libraries(session, WANTED, at=NOON)
    assert await furnish_libraries(session, WANTED, at=NOON) == first
    oolong = await category_rules(session, first.categories["试食品 > 茶叶 > 乌龙茶"])
    assert oolong is not None
    assert [(one.name, one.role) for one in oolong.attributes] == [
        ("试净含量", "sale"),
        ("试产地", "parameter"),
    ]
    assert oolong.brand_ids == [first.brands["试武夷星"]]
    assert oolong.attributes[0].options[0].key == "50g"
