"""Who may move whose goods in which warehouse."""

from dataclasses import dataclass
from uuid import UUID

from houtai.kit.auth import Actor


@dataclass(frozen=True)
class Site:
    """A warehouse as the rules see it."""

    warehouse_id: UUID
    merchant_id: UUID
    marketplace: bool
    is_open: bool

    def may_hold(self, merchant_id: UUID) -> bool:
        """Whether goods of this merchant may lie there."""
        return self.marketplace or merchant_id == self.merchant_id


def may_enter(actor: Actor, site: Site) -> bool:
    """Whether the actor works with this warehouse: there, for its owner, or for the platform."""
    match actor.place.console:
        case "warehouse":
            return actor.warehouse_ids is None or site.warehouse_id in actor.warehouse_ids
        case "merchant":
            return actor.merchant_ids is None or site.merchant_id in actor.merchant_ids
        case "platform":
            return actor.warehouse_ids is None or site.warehouse_id in actor.warehouse_ids


def may_move(actor: Actor, merchant_id: UUID, site: Site) -> bool:
    """Whether the actor may move goods of this merchant there.

    Who works in a warehouse handles whatever lies in it; anybody else only what he reaches.
    """
    if not (site.may_hold(merchant_id) and may_enter(actor, site)):
        return False
    at_warehouse = actor.place.console == "warehouse"
    return at_warehouse or actor.merchant_ids is None or merchant_id in actor.merchant_ids
