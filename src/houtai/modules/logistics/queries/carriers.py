"""The one list of carriers: which there are, and which may be chosen."""

from collections.abc import Collection, Mapping

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Invalid
from houtai.kit.shapes import View
from houtai.modules.logistics.tables import Carrier


class CarrierNotUsable(Invalid):
    """It is not in the list, or the platform has switched it off."""

    code = "logistics.carrier_not_usable"


class CarrierChoiceView(View):
    """A carrier to choose. One that is switched off has a name for what was sent with it."""

    code: str
    name: str
    enabled: bool


def _name(language: str) -> ColumnElement[str]:
    return (Carrier.name if language == "zh-CN" else Carrier.name_en).label("name")


async def choices(session: AsyncSession, language: str) -> list[CarrierChoiceView]:
    """All of them, in the order in which people know them. Index: none, ten rows."""
    rows = await session.execute(
        select(Carrier.code, _name(language), Carrier.enabled).order_by(Carrier.place)
    )
    return [CarrierChoiceView.model_validate(row) for row in rows]


async def names_of(session: AsyncSession, codes: Collection[str], language: str) -> dict[str, str]:
    """By code; one that is not known is left out. Index: pk_carrier."""
    rows = await session.execute(
        select(Carrier.code, _name(language)).where(Carrier.code.in_(codes))
    )
    return {row.code: row.name for row in rows}


async def usable(session: AsyncSession, codes: Collection[str]) -> set[str]:
    """Those of them that may be chosen. Index: pk_carrier."""
    found = await session.scalars(
        select(Carrier.code).where(Carrier.code.in_(codes), Carrier.enabled)
    )
    return set(found)


async def check_carriers(session: AsyncSession, written: Mapping[str, str]) -> None:
    """Codes by the place where they stand. Raises CarrierNotUsable."""
    if not written:
        return
    known = await usable(session, set(written.values()))
    for place, code in written.items():
        if code not in known:
            raise CarrierNotUsable(place=place, carrier=code)
