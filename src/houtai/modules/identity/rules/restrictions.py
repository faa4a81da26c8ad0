"""Whether somebody may work from here and now: what the rules that apply to him add up to."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from houtai.kit.addresses import Address, Network, read_network
from houtai.modules.identity.rules.hours import Hours


@dataclass(frozen=True)
class Rule:
    """One rule that applies. `subject` says to whom: rules of one subject are alternatives."""

    subject: str
    networks: tuple[Network, ...]
    hours: Hours | None

    def holds(self, address: Address | None, local: datetime) -> bool:
        """Whether a caller from this address, at this local time, keeps it."""
        from_here = not self.networks or any(
            address is not None and address in network for network in self.networks
        )
        return from_here and (self.hours is None or self.hours.holds_at(local))


def may_work(rules: Iterable[Rule], address: Address | None, local: datetime) -> bool:
    """For each subject that has rules, one of them must hold; without any, everything is open."""
    kept: dict[str, bool] = {}
    for rule in rules:
        kept[rule.subject] = kept.get(rule.subject, False) or rule.holds(address, local)
    return all(kept.values())


def read_rule(stored: dict[str, Any]) -> Rule:
    """A rule as the check of every request reads it from its row."""
    minutes = stored["from_minute"], stored["to_minute"]
    hours = Hours(frozenset(stored["weekdays"]), *minutes) if stored["weekdays"] else None
    return Rule(stored["subject"], tuple(map(read_network, stored["networks"])), hours)
