"""Who may change what all merchants stand on."""

from houtai.kit.auth import Actor
from houtai.kit.errors import Forbidden


class WholeReachNeeded(Forbidden):
    """Whether something is used can only be told by somebody who reaches every merchant."""

    code = "catalog.whole_reach_needed"


def need_whole_reach(actor: Actor) -> None:
    """Raises WholeReachNeeded: walls around rows would hide the use of others."""
    if actor.merchant_ids is not None:
        raise WholeReachNeeded
