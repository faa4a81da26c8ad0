"""Which movements change what lies in a warehouse, and by how many pieces."""

from collections.abc import Mapping
from uuid import UUID

from houtai.modules.inventory.rules.booking import Movement
from houtai.modules.inventory.rules.layers import COMING, ON_HAND, PICKED
from houtai.modules.ledger.public import Transfer

THERE = frozenset(kind.name for kind in (*ON_HAND.values(), PICKED, COMING))
"""Accounts of pieces that a warehouse has to answer for, those on the road to it included."""


def changes_of(movement: Movement) -> Mapping[UUID, int]:
    """How many more pieces each warehouse has after the movement; those with as many are left
    out.
    """
    owners = {key.id: key.owner_id for key in movement.keys if key.kind.name in THERE}
    changes: dict[UUID, int] = {}
    for step in movement.chain.steps:
        if isinstance(step, Transfer):
            _add(changes, owners.get(step.debit_id), -step.amount)
            _add(changes, owners.get(step.credit_id), step.amount)
    return {owner: amount for owner, amount in changes.items() if amount}


def _add(changes: dict[UUID, int], owner: UUID | None, amount: int) -> None:
    if owner is not None:
        changes[owner] = changes.get(owner, 0) + amount
