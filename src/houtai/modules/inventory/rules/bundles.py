"""Bundles have no stock of their own: what they are made of says how many there are."""

from collections.abc import Mapping, Sequence
from uuid import UUID

Recipe = Sequence[tuple[UUID, int]]
"""Which SKUs, and how many of each, make one bundle."""


def how_many(recipe: Recipe, sellable: Mapping[UUID, int]) -> int:
    """As many as the scarcest component allows; one that is made of nothing cannot be sold."""
    if not recipe:
        return 0
    needed: dict[UUID, int] = {}
    for sku_id, quantity in recipe:
        needed[sku_id] = needed.get(sku_id, 0) + quantity
    return min(max(sellable.get(sku_id, 0), 0) // each for sku_id, each in needed.items())


def exploded(sku_id: UUID, quantity: int, recipes: Mapping[UUID, Recipe]) -> list[tuple[UUID, int]]:
    """What so many of a SKU take: itself, or its components, each once."""
    if sku_id not in recipes:
        return [(sku_id, quantity)]
    needed: dict[UUID, int] = {}
    for component_id, each in recipes[sku_id]:
        needed[component_id] = needed.get(component_id, 0) + each * quantity
    return list(needed.items())
