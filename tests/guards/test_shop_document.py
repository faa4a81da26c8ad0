"""The shop does what its document says: whatever a guest or a member sends, no failure of ours, no
untold answer.
"""

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import UUID

import pytest
import schemathesis
from fastapi import FastAPI
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.db import Database
from houtai.kit.ids import new_id
from tests.factories.members import NANSHAN, make_address, make_member
from tests.factories.storefront import put_on_shelf
from tests.guards.calls import Caller
from tests.guards.test_document import breach, of, send

# Thousands of calls that reach what others reach: tracing them would take as long again.
pytestmark = pytest.mark.no_cover

SHOP = "/api/shop"
DOORS_MIN = 20
"""So many operations there were when this was written."""


def operations(document: Mapping[str, Any]) -> Iterator[Any]:
    for found in schemathesis.openapi.from_dict(document).get_all_operations():
        operation = found.ok()
        if operation.path.startswith(SHOP):
            yield operation


async def shelf(session: AsyncSession, member_id: UUID) -> dict[str, str]:
    """What the shop has, by the names that paths and questions give it."""
    product = await put_on_shelf(session, "武夷岩茶")
    address = await make_address(session, member_id)
    found = {
        "product_id": product.id,
        "merchant_id": product.merchant_id,
        "address_id": address.id,
        "category": product.category_id,
        "region": NANSHAN,
    }
    return {name: str(value) for name, value in found.items()}


@pytest.mark.parametrize("is_member", [False, True], ids=["guest", "member"])
async def test_whatever_a_buyer_sends_is_answered_as_the_document_says(
    house: FastAPI, session: AsyncSession, database: Database, monkeypatch, is_member
):
    member = await make_member(session)
    there = await shelf(session, member.id)
    actor = Actor(member.id) if is_member else None
    caller = Caller(house, session, database)
    breaches: list[str | None] = []
    answered: dict[str, set[int]] = {}
    for operation in operations(house.openapi()):
        for number, case in enumerate(of(operation)):
            if number % 2 == 0:
                given = {name: there.get(name, str(new_id())) for name in case.path_parameters}
                case.path_parameters.update(given)
                case.query.update(
                    {name: there[name] for name in case.query if name in there and name != "sku"}
                )
            answer = await send(caller, actor, case)
            answered.setdefault(operation.label, set()).update([answer.status_code])
            breaches.append(breach(case, answer))
    found = sorted({one for one in breaches if one})
    assert not found, "\n" + "\n".join(found)
    assert len(answered) >= DOORS_MIN
    for label in ("GET /api/shop/search", "GET /api/shop/products/{product_id}"):
        assert 200 in answered[label], label
    assert is_member == (200 in answered["GET /api/shop/addresses/{address_id}"])
