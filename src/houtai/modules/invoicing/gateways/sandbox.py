"""The sandbox provider: our own, whose numbers no tax office knows, spoken to as another's."""

import json
from dataclasses import asdict, dataclass

from houtai.kit.clock import utc_now
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import new_id
from houtai.kit.outgoing import shared_secret, signed
from houtai.kit.outgoing.wire import Answer, Line, NoAnswer
from houtai.modules.invoicing.gateways import Declined, NotReached, Slip

PATH = "/invoice/v1/invoices"


def secret_of(key: HouseKey) -> str:
    """What the house and its sandbox share; neither stores it."""
    return shared_secret(key.derived("invoicing.sandbox", b""))


@dataclass(frozen=True)
class Sandbox:
    """The way to it."""

    secret: str
    wire: Line

    async def issue(self, slip: Slip) -> str:
        """At once. Raises Declined, NotReached."""
        body = json.dumps(asdict(slip), default=str, ensure_ascii=False).encode()
        headers = {
            "Content-Type": "application/json",
            **signed(self.secret, str(new_id()), PATH.encode() + b"\n" + body, at=utc_now()),
        }
        try:
            answer = await self.wire.send("POST", PATH, body=body, headers=headers)
        except NoAnswer as none:
            raise NotReached(none.reason) from none
        if answer.says_nothing:
            raise NotReached(f"status {answer.status}")
        said = _said(answer)
        if not answer.is_success:
            raise Declined(said.get("error", f"status {answer.status}"))
        if "number" not in said:
            raise NotReached("an answer that cannot be read")
        return said["number"]


def _said(answer: Answer) -> dict[str, str]:
    try:
        return {str(name): str(value) for name, value in dict(json.loads(answer.body)).items()}
    except (ValueError, TypeError) as error:
        raise NotReached("an answer that cannot be read") from error
