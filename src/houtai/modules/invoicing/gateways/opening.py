"""Providers made ready."""

from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.kit.outgoing.wire import Line
from houtai.modules.invoicing.gateways import NotReached, TaxProvider
from houtai.modules.invoicing.gateways.sandbox import Sandbox, secret_of


def provider_of(environment: Environment) -> TaxProvider:
    """The sandbox, one port beside the house. Raises NotReached where it is not there."""
    if environment.production:
        raise NotReached("the sandbox issues nothing and is not there in production")
    address = f"http://127.0.0.1:{environment.port + 1}"
    return Sandbox(secret_of(house_key(environment.home)), Line(address, private_ok=True))
