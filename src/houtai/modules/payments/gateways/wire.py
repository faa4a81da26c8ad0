"""Calls to gateways of payments, over the house's one way out."""

from collections.abc import Mapping
from dataclasses import dataclass

from houtai.kit.outgoing.wire import ANSWER_BYTES_MAX, Answer, Line, NoAnswer
from houtai.modules.payments.gateways import Unreached

BILL_BYTES_MAX = 64 << 20

__all__ = ["ANSWER_BYTES_MAX", "BILL_BYTES_MAX", "Answer", "Wire"]


@dataclass(frozen=True)
class Wire(Line):
    """The way to one gateway; a bill of a day may take longer than an answer."""

    quiet_seconds_max: float = 15.0
    seconds_max: float = 30.0

    async def call(
        self,
        method: str,
        path: str,
        *,
        body: bytes = b"",
        headers: Mapping[str, str] | None = None,
        bytes_max: int = ANSWER_BYTES_MAX,
    ) -> Answer:
        """Raises Unreached when nobody answered, or with more than is taken."""
        try:
            return await self.send(method, path, body=body, headers=headers, bytes_max=bytes_max)
        except NoAnswer as none:
            raise Unreached(none.reason) from none
