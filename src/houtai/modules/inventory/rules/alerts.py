"""When stock is too little, too much, or lies too long."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal, TypeAlias

AlertKind: TypeAlias = Literal["low", "over", "ageing", "near_expiry", "expired"]
ALERT_KINDS: tuple[AlertKind, ...] = ("low", "over", "ageing", "near_expiry", "expired")


@dataclass(frozen=True)
class Limits:
    """Bounds that hold for one SKU in one warehouse; zero or None: nobody asks."""

    low_quantity: int | None
    over_quantity: int | None
    ageing_days: int | None
    near_expiry_days: int | None = None

    def or_usual(self, usual: "Limits") -> "Limits":
        """These, and the usual ones where none is set."""
        return Limits(
            usual.low_quantity if self.low_quantity is None else self.low_quantity,
            usual.over_quantity if self.over_quantity is None else self.over_quantity,
            usual.ageing_days if self.ageing_days is None else self.ageing_days,
            usual.near_expiry_days if self.near_expiry_days is None else self.near_expiry_days,
        )


def found(
    limits: Limits,
    *,
    free: int,
    good: int,
    on_hand: int,
    still_since: datetime,
    at: datetime,
    days_left: int | None = None,
) -> dict[AlertKind, int]:
    """What is outside of its bounds now, with the bound that was crossed: too little is free, too
    much is good, nothing has left for too long, or the first of it expires soon or has expired.

    `days_left`: until the last day of what expires first; None: nothing is known to expire.
    """
    outside: dict[AlertKind, int] = {}
    if limits.low_quantity and free <= limits.low_quantity:
        outside["low"] = limits.low_quantity
    if limits.over_quantity and good > limits.over_quantity:
        outside["over"] = limits.over_quantity
    if limits.ageing_days and on_hand and at - still_since >= timedelta(days=limits.ageing_days):
        outside["ageing"] = limits.ageing_days
    if days_left is not None and days_left < 0:
        outside["expired"] = 0
    elif days_left is not None and days_left <= (limits.near_expiry_days or -1):
        outside["near_expiry"] = limits.near_expiry_days or 0
    return outside
