"""What a merchant may say about how his orders are sourced."""

from typing import Annotated, Literal, Self
from uuid import UUID

from pydantic import Field, model_validator

from houtai.kit.regions import AreaCode
from houtai.kit.shapes import Command

RuleKind = Literal["area", "distance", "cost", "fewest_parcels", "stock_balance", "load"]
RULES_MAX = 6
AREAS_MAX = 50
Fen = Annotated[int, Field(strict=True, ge=0, le=100_000_000)]


class SourcingRule(Command):
    """One point of view, and how much it weighs."""

    kind: RuleKind
    weight: Annotated[int, Field(strict=True, ge=1, le=100)]


class ServedArea(Command):
    """Divisions that a warehouse serves before others do."""

    warehouse_id: UUID
    regions: Annotated[tuple[AreaCode, ...], Field(min_length=1, max_length=AREAS_MAX)]


class FreightRates(Command):
    """What a parcel costs the sender: one to this distance, and the further ones."""

    near_fen: Fen = 500
    """Within a city."""
    province_fen: Fen = 600
    far_fen: Fen = 900
    """To another province."""
    per_1000_km_fen: Fen = 300


class RulesOfSourcing(Command):
    """Points of view in their order, of which the first decides between equals; when an order may
    be divided; what may be sent although the rest is missing.
    """

    rules: Annotated[tuple[SourcingRule, ...], Field(min_length=1, max_length=RULES_MAX)] = (
        SourcingRule(kind="area", weight=40),
        SourcingRule(kind="distance", weight=30),
        SourcingRule(kind="cost", weight=20),
        SourcingRule(kind="fewest_parcels", weight=50),
        SourcingRule(kind="stock_balance", weight=10),
        SourcingRule(kind="load", weight=10),
    )
    areas: Annotated[tuple[ServedArea, ...], Field(max_length=AREAS_MAX)] = ()
    rates: FreightRates = FreightRates()
    parcels_max: Annotated[int, Field(strict=True, ge=1, le=10)] = 3
    part_fen_min: Fen = 2_000
    """A part is worth a parcel of its own from this value of goods on."""
    send_part: bool = True
    """What there is goes first; otherwise the order waits until all of it can go."""
    daily_orders: Annotated[int, Field(strict=True, ge=1, le=1_000_000)] = 500
    """How many open shipments fill a warehouse."""
    ship_hours: Annotated[int, Field(strict=True, ge=1, le=720)] | None = None
    """Goods go so soon after the order may be prepared; none, or later: as the platform asks."""

    @model_validator(mode="after")
    def _each_once(self) -> Self:
        kinds = [one.kind for one in self.rules]
        if len(set(kinds)) < len(kinds):
            raise ValueError("each point of view stands once")
        return self
