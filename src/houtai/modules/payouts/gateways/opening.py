"""Gateways made ready."""

from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.kit.outgoing.wire import Line
from houtai.modules.payouts.gateways import NotReached, PayoutGateway
from houtai.modules.payouts.gateways.sandbox import Sandbox, secret_of


def gateway_of(environment: Environment) -> PayoutGateway:
    """The sandbox, one port beside the house. Raises NotReached where it is not there."""
    if environment.production:
        raise NotReached("the sandbox pays nothing and is not there in production")
    address = f"http://127.0.0.1:{environment.port + 1}"
    return Sandbox(secret_of(house_key(environment.home)), Line(address, private_ok=True))
