"""What goes back to offers when goods that were paid for are given up: the way it came."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from houtai.kit.ids import derive_id
from houtai.modules.ledger.public import AccountKey, Transfer
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.rules.holds import hold_id, pair
from houtai.modules.marketing.rules.shapes import Hold


@dataclass(frozen=True, slots=True)
class GivenBack:
    """So much of what a trade spent that nobody has a use for now."""

    hold: Hold
    amount: int


def returned_of(hold: Hold, member_id: UUID) -> AccountKey | None:
    """Through which account it goes back where what was brought in is counted; None: directly.

    What a person may have is filled up to a limit, so what came back must be told apart from it.
    """
    if hold.kind not in {"person", "person_sku"}:
        return None
    return accounts.of_person(accounts.LIMIT_RETURNED, member_id, hold.offer_id, hold.sku_id)


def returning(
    back: Iterable[GivenBack], *, seed: UUID, member_id: UUID, document_id: UUID
) -> list[Transfer]:
    """The steps; `seed` is what the holds were made of, and a document gives back once."""
    steps = []
    for one in back:
        left, given = pair(one.hold, member_id)
        step_id = derive_id(hold_id(one.hold, seed), "marketing.give_back", document_id.hex)
        through = returned_of(one.hold, member_id)
        if through is None:
            steps.append(Transfer(step_id, given.id, left.id, one.amount))
        else:
            onwards = derive_id(step_id, "marketing.returned")
            steps.append(Transfer(step_id, given.id, through.id, one.amount))
            steps.append(Transfer(onwards, through.id, left.id, one.amount))
    return steps
