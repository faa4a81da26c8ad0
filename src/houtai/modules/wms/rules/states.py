"""How an outbound moves: every transition is a row here, and there are no others."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

OutboundState = Literal[
    "waiting",
    "planned",
    "picking",
    "picked",
    "checked",
    "packed",
    "handed_over",
    "withdrawn",
    "refused",
    "short",
]
ENDED = frozenset({"handed_over", "withdrawn", "refused", "short"})


class Act(StrEnum):
    """What moves an outbound."""

    PLAN = "plan"
    PICK = "pick"
    FINISH_PICKING = "finish_picking"
    CHECK = "check"
    PACK = "pack"
    HAND_OVER = "hand_over"
    WITHDRAW = "withdraw"
    REFUSE = "refuse"
    RUN_SHORT = "run_short"


@dataclass(frozen=True, slots=True)
class Transition:
    """From which states it starts, and where it leads."""

    act: Act
    before: frozenset[OutboundState]
    after: OutboundState


def _row(act: Act, before: tuple[OutboundState, ...], after: OutboundState) -> Transition:
    return Transition(act, frozenset(before), after)


TRANSITIONS: dict[Act, Transition] = {
    one.act: one
    for one in (
        _row(Act.PLAN, ("waiting",), "planned"),
        _row(Act.PICK, ("planned", "picking"), "picking"),
        _row(Act.FINISH_PICKING, ("planned", "picking"), "picked"),
        _row(Act.CHECK, ("picked",), "checked"),
        _row(Act.PACK, ("checked",), "packed"),
        _row(Act.HAND_OVER, ("packed",), "handed_over"),
        _row(
            Act.WITHDRAW,
            ("waiting", "planned", "picking", "picked", "checked", "packed"),
            "withdrawn",
        ),
        _row(Act.REFUSE, ("waiting",), "refused"),
        _row(Act.RUN_SHORT, ("planned", "picking"), "short"),
    )
}


def drawn() -> str:
    """The table as a Mermaid diagram."""
    rows = ["stateDiagram-v2", "    [*] --> waiting: ask"]
    rows += [
        f"    {before} --> {one.after}: {one.act}"
        for one in TRANSITIONS.values()
        for before in sorted(one.before)
        if before != one.after
    ]
    return "\n".join([*rows, *(f"    {state} --> [*]" for state in sorted(ENDED))])
