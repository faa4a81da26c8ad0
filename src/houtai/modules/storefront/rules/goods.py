"""What freight depends on, kept beside the page so that a quote asks nobody else."""

from typing import Any
from uuid import UUID

from pydantic import BaseModel, ConfigDict


class SkuGoods(BaseModel):
    """One piece of a SKU."""

    model_config = ConfigDict(frozen=True)

    weight_gram: int
    volume_cm3: int
    price_fen: int


class Goods(BaseModel):
    """A product's SKUs as parcels. Virtual goods are not sent."""

    model_config = ConfigDict(frozen=True)

    is_sent: bool
    category_id: UUID
    skus: dict[UUID, SkuGoods]


def read_goods(kept: dict[str, Any]) -> Goods:
    """As it was kept."""
    return Goods.model_validate(kept)
