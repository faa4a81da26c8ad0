"""What a carrier charges for one parcel: by region and begun weight."""

from typing import Annotated

from pydantic import Field

from houtai.kit import regions
from houtai.kit.shapes import Command
from houtai.modules.logistics.rules.tariffs import (
    ROWS_MAX,
    Rates,
    RegionRates,
    Tariff,
    check_tariff,
)


class PriceTable(Command):
    """`rest` is for all regions that no row names; without it nothing is known of them.

    Units are grams.
    """

    rows: Annotated[list[RegionRates], Field(max_length=ROWS_MAX)]
    rest: Rates | None


def check_prices(table: PriceTable) -> None:
    """Raises RegionTooFine, RegionsOverlap. A table without any price is lawful."""
    if table.rows:
        tariff = Tariff(rows=table.rows, rest=table.rest, free=[], no_delivery=[])
        check_tariff(tariff, place="body/price")


def cost_fen(table: PriceTable, region_code: str, weight_g: int) -> int | None:
    """None where weight or price is not known."""
    way = {one.code for one in regions.path(region_code)}
    row = next((one for one in table.rows if way.intersection(one.regions)), None)
    rates = row or table.rest
    if rates is None or weight_g <= 0:
        return None
    further = max(0, weight_g - rates.first_unit)
    return rates.first_fee_fen + -(-further // rates.next_unit) * rates.next_fee_fen
