"""At which addresses gateways and returning buyers reach the house."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from houtai.kit import settings
from houtai.kit.environment import Environment

PUBLIC_ADDRESS = settings.Setting(
    "payments.public_address", kind=settings.LineOfText(200), default=""
)
"""`https://shop.example.com`; empty: this machine only, which suits the sandbox alone."""


@dataclass(frozen=True)
class Addresses:
    """All of them begin with the same."""

    base: str

    @classmethod
    def of(cls, public_address: str) -> Self:
        """What is set, or this machine."""
        port = Environment.read().port
        return cls(public_address.rstrip("/") or f"http://127.0.0.1:{port}")

    def notify(self, channel: str) -> str:
        """Where the gateway tells what happened."""
        return f"{self.base}/api/open/payments/{channel}/notify"

    def back(self, trade_id: UUID) -> str:
        """Where the buyer comes back to."""
        return f"{self.base}/shop/pay/{trade_id}"
