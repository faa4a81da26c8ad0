"""What the operation log is told of publishing: which product, by name, and what became of it."""

from datetime import UTC, datetime

import pytest

from houtai.kit import trail
from houtai.modules.catalog.service import products, publishing
from houtai.modules.catalog.service.commands import CreateProduct
from tests.modules.catalog.goods import OPERATOR, Ground, make_ground

NOON = datetime(2026, 11, 20, 4, tzinfo=UTC)


@pytest.fixture
async def ground(session) -> Ground:
    return await make_ground(session)


async def test_each_step_of_publishing_is_noted_with_the_name_of_the_product(session, ground):
    command = CreateProduct.model_validate(ground.body(name="正山小种"))
    product_id = await products.create(session, OPERATOR, command, at=NOON)
    trail.take(session)
    steps = []
    for act, wanted in (
        (publishing.submit, {}),
        (publishing.withdraw, {}),
        (publishing.submit, {}),
        (publishing.refuse, {"reason": "主图请用白底"}),
    ):
        outcome = await act(session, OPERATOR, [product_id], at=NOON, **wanted)
        assert outcome.failed == []
        [note] = trail.take(session)
        assert (note.thing_id, note.name) == (str(product_id), "正山小种")
        steps += [one.after for one in note.changes if one.field == "state"]
    assert steps == ["in_review", "draft", "in_review", "draft"]
