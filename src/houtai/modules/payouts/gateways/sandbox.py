"""The sandbox's payout gateway: it moves no money, and is spoken to as another's."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import get_args

from houtai.kit.clock import utc_now
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import new_id
from houtai.kit.outgoing import shared_secret, signed
from houtai.kit.outgoing.wire import Answer, Line, NoAnswer
from houtai.modules.payouts.gateways import (
    REASON_LENGTH_MAX,
    NotReached,
    PayoutOrder,
    PayoutStanding,
)

SEND_PATH = "/payout/v1/transfers"
QUERY_PATH = "/payout/v1/queries"
_STATES = get_args(PayoutStanding.__annotations__["state"])


def secret_of(key: HouseKey) -> str:
    """What the house and its sandbox share; neither stores it."""
    return shared_secret(key.derived("payouts.sandbox", b""))


@dataclass(frozen=True)
class Sandbox:
    """The way to it."""

    secret: str
    wire: Line

    async def send(self, order: PayoutOrder) -> PayoutStanding:
        """Raises NotReached."""
        return await self._ask(SEND_PATH, asdict(order))

    async def query(self, number: str) -> PayoutStanding:
        """Raises NotReached."""
        return await self._ask(QUERY_PATH, {"number": number})

    async def _ask(self, path: str, asked: Mapping[str, object]) -> PayoutStanding:
        body = json.dumps(asked, ensure_ascii=False).encode()
        headers = {
            "Content-Type": "application/json",
            **signed(self.secret, str(new_id()), path.encode() + b"\n" + body, at=utc_now()),
        }
        try:
            answer = await self.wire.send("POST", path, body=body, headers=headers)
        except NoAnswer as none:
            raise NotReached(none.reason) from none
        if not answer.is_success:
            # Also a no at the door says nothing of money: the number is asked about again.
            raise NotReached(f"status {answer.status}")
        return _read(answer)


def _read(answer: Answer) -> PayoutStanding:
    try:
        said = {str(name): str(value) for name, value in dict(json.loads(answer.body)).items()}
    except (ValueError, TypeError) as error:
        raise NotReached("an answer that cannot be read") from error
    state = next((one for one in _STATES if one == said.get("state")), None)
    if state is None:
        raise NotReached("an answer that cannot be read")
    return PayoutStanding(
        state,
        said.get("bank_reference", "")[:64],
        said.get("reason", "").replace("\x00", "")[:REASON_LENGTH_MAX],
    )
