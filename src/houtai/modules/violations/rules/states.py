"""How far a violation has come, and which act takes it on from where."""

from typing import Literal

ViolationState = Literal["asked", "told", "appealed", "fined", "withdrawn"]
"""`asked`: a big one waits for a second person; its merchant knows nothing of it."""
Act = Literal["raise", "approve", "accept", "appeal", "uphold", "expire", "withdraw"]

MOVES: dict[tuple[ViolationState, Act], ViolationState] = {
    ("asked", "approve"): "told",
    ("asked", "withdraw"): "withdrawn",
    ("told", "accept"): "fined",
    ("told", "appeal"): "appealed",
    ("told", "expire"): "fined",
    ("told", "withdraw"): "withdrawn",
    ("appealed", "uphold"): "fined",
    ("appealed", "withdraw"): "withdrawn",
}
"""All there are; an appeal is made once, since nothing leads back to where it starts."""

FROZEN: tuple[ViolationState, ...] = ("told", "appealed")
"""The fine is taken from the deposit, and is nobody's yet."""
OPEN: tuple[ViolationState, ...] = ("asked", *FROZEN)


def sources_of(act: Act) -> tuple[ViolationState, ...]:
    """From where it may be done."""
    return tuple(state for state, done in MOVES if done == act)
