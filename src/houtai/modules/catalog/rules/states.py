"""Which act leads a product, and a revision of it, from which state to which."""

from typing import Literal, TypeAlias

ProductState = Literal["draft", "in_review", "approved", "on_shelf", "off_shelf", "recycled"]
ProductAct = Literal[
    "submit", "withdraw", "refuse", "approve", "put_on_shelf", "take_off_shelf", "recycle",
    "restore", "purge",
]  # fmt: skip
RevisionState = Literal["draft", "in_review", "refused", "applied", "withdrawn"]
RevisionAct = Literal["rewrite", "submit", "withdraw", "refuse", "approve"]
Gone = Literal["gone"]
After: TypeAlias = ProductState | Gone

PRODUCT: dict[tuple[ProductState, ProductAct], After] = {
    ("draft", "submit"): "in_review",
    ("in_review", "withdraw"): "draft",
    ("in_review", "refuse"): "draft",
    ("in_review", "approve"): "approved",
    ("approved", "put_on_shelf"): "on_shelf",
    ("off_shelf", "put_on_shelf"): "on_shelf",
    ("on_shelf", "take_off_shelf"): "off_shelf",
    ("draft", "recycle"): "recycled",
    ("approved", "recycle"): "recycled",
    ("off_shelf", "recycle"): "recycled",
    ("recycled", "restore"): "draft",
    ("recycled", "purge"): "gone",
}
"""Everything else is refused. What comes back from the recycle bin is reviewed again."""

REVISION: dict[tuple[RevisionState, RevisionAct], RevisionState] = {
    ("draft", "rewrite"): "draft",
    ("draft", "submit"): "in_review",
    ("draft", "withdraw"): "withdrawn",
    ("in_review", "withdraw"): "withdrawn",
    ("in_review", "refuse"): "refused",
    ("in_review", "approve"): "applied",
}

APPROVED: frozenset[ProductState] = frozenset({"approved", "on_shelf", "off_shelf"})
"""Reviewed once: what buyers rely on waits for review from now on."""


def states_before(act: ProductAct) -> list[ProductState]:
    """Where the act may begin."""
    return [state for state, one in PRODUCT if one == act]


def acts_of(state: ProductState) -> list[ProductAct]:
    """What may be done with a product in this state."""
    return [act for one, act in PRODUCT if one == state]
