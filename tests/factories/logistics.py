"""Freight templates for tests."""

from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import new_id
from houtai.modules.logistics.rules.freight import FreightLine, Template
from houtai.modules.logistics.rules.tariffs import Tariff
from houtai.modules.logistics.tables import FreightTemplate, TemplateCategory
from tests.factories.identity import BEGINNING

RATES = {"first_unit": 1_000, "first_fee_fen": 800, "next_unit": 500, "next_fee_fen": 200}
"""8 yuan for the first kilogram, 2 for each half beyond."""
SHENZHEN, NANSHAN, HANGZHOU, URUMQI = "440300", "440305", "330106", "650102"
"""A city; districts in it, in Zhejiang and in Xinjiang."""


def written(**changes: Any) -> dict[str, Any]:
    """A tariff as it stands in a body or a row: the same everywhere."""
    return {"rows": [], "rest": RATES, "free": [], "no_delivery": [], **changes}


def tariff(**changes: Any) -> Tariff:
    return Tariff.model_validate(written(**changes))


def rates(first_unit: int, first_fee_fen: int, next_unit: int, next_fee_fen: int) -> dict[str, int]:
    return {
        "first_unit": first_unit,
        "first_fee_fen": first_fee_fen,
        "next_unit": next_unit,
        "next_fee_fen": next_fee_fen,
    }


def template(**changes: Any) -> Template:
    """One in force that is in no database: of the platform's own shop."""
    usual: dict[str, Any] = {
        "id": new_id(),
        "merchant_id": SELF_RUN_ID,
        "name": "默认",
        "version": 1,
        "charge_by": "weight",
        "tariff": tariff(),
    }
    return Template(**{**usual, **changes})


def line(**changes: Any) -> FreightLine:
    """One piece of 500 g for 50 yuan."""
    usual: dict[str, Any] = {
        "key": new_id(),
        "merchant_id": SELF_RUN_ID,
        "category_id": None,
        "quantity": 1,
        "weight_gram": 500,
        "volume_cm3": 1_000,
        "amount_fen": 5_000,
    }
    return FreightLine.model_validate({**usual, **changes})


async def make_freight_template(
    session: AsyncSession, *category_ids: UUID, **changes: Any
) -> FreightTemplate:
    """The default of its shop, or one for these categories."""
    usual: dict[str, Any] = {
        "merchant_id": SELF_RUN_ID,
        "name": f"模板 {new_id().hex[-8:]}",
        "scope": "category" if category_ids else "shop",
        "charge_by": "weight",
        "is_default": not category_ids,
        "tariff": written(),
        "version": 1,
        "changed_at": BEGINNING,
    }
    made = FreightTemplate(**{**usual, **changes})
    session.add(made)
    await session.flush()
    session.add_all(
        TemplateCategory(merchant_id=made.merchant_id, category_id=one, template_id=made.id)
        for one in category_ids
    )
    await session.flush()
    return made
