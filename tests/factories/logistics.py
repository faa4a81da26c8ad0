"""Freight templates and wishes for waybills, for tests."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import new_id
from houtai.modules.logistics.rules.freight import FreightLine, Template
from houtai.modules.logistics.rules.tariffs import Tariff
from houtai.modules.logistics.rules.waybills import TypedNumber, WaybillWish
from houtai.modules.logistics.tables import FreightTemplate, TemplateCategory, Waybill
from tests.factories.identity import BEGINNING

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
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


class Here:
    """The test's own transaction, as a job meets the database."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    @asynccontextmanager
    async def transaction(self) -> AsyncIterator[AsyncSession]:
        """A part of the test's, which never commits."""
        async with self._session.begin_nested():
            yield self._session


PARTY = {
    "name": "王小明",
    "phone": "13812345678",
    "region_code": NANSHAN,
    "address": "科技园路 1 号 2 栋 301",
}


def wish(**changes: Any) -> WaybillWish:
    """A parcel of 1.2 kg of the platform's own shop, to be sent by SF."""
    usual: dict[str, Any] = {
        "id": new_id(),
        "shipment_id": new_id(),
        "merchant_id": SELF_RUN_ID,
        "carrier_code": "SF",
        "service_code": "",
        "sender": {**PARTY, "name": "后台仓"},
        "recipient": PARTY,
        "weight_g": 1_200,
        "pieces": 1,
        "cod_fen": 0,
    }
    return WaybillWish.model_validate({**usual, **changes})


def typed(parcel_id: UUID, number: str, **changes: Any) -> TypedNumber:
    """A number that somebody of the platform's own shop wrote."""
    usual: dict[str, Any] = {
        "parcel_id": parcel_id,
        "shipment_id": new_id(),
        "merchant_id": SELF_RUN_ID,
        "carrier_code": "SF",
        "number": number,
    }
    return TypedNumber(**{**usual, **changes})


async def make_waybill(session: AsyncSession, **changes: Any) -> Waybill:
    """Issued and handed over, followed by the sandbox."""
    waybill_id = new_id()
    usual: dict[str, Any] = {
        "id": waybill_id,
        "parcel_id": new_id(),
        "shipment_id": new_id(),
        "merchant_id": SELF_RUN_ID,
        "carrier_code": "SF",
        "service_code": "",
        "origin": "gateway",
        "number": f"SF{waybill_id.int % 10**13:013d}",
        "sender": PARTY,
        "recipient": PARTY,
        "weight_g": 1_200,
        "pieces": 1,
        "cod_fen": 0,
        "state": "issued",
        "created_at": NOON,
        "issued_at": NOON,
        "handed_over_at": NOON,
        "moved_at": NOON,
        "tracker": "sandbox",
        "look_at": NOON,
    }
    made = Waybill(**{**usual, **changes})
    session.add(made)
    await session.flush()
    return made
