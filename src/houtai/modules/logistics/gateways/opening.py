"""Gateways and trackers made ready: what is set up, turned into clients."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.modules.logistics.gateways import NotReached, TrackerGateway, WaybillGateway
from houtai.modules.logistics.gateways import kdniao as kdniao_client
from houtai.modules.logistics.gateways import kuaidi100 as kuaidi100_client
from houtai.modules.logistics.gateways.sandbox import Sandbox, secret_of
from houtai.modules.logistics.gateways.wire import Wire
from houtai.modules.logistics.rules.trackers import (
    KdniaoFacts,
    KdniaoSecrets,
    Kuaidi100Facts,
    Kuaidi100Secrets,
    SandboxFacts,
)


@dataclass(frozen=True)
class OpenedTracker:
    """A tracker as it is set up, its secrets unsealed."""

    code: str
    facts: Mapping[str, Any]
    secrets: Mapping[str, Any] = field(default_factory=dict, repr=False)


@dataclass(frozen=True)
class OpenedAccount:
    """A contract of a merchant; `password` is unsealed."""

    gateway: str
    customer_number: str
    password: str = field(default="", repr=False)


def tracker_of(tracker: OpenedTracker, environment: Environment) -> TrackerGateway:
    """Raises NotReached when what is set up is not whole: it can be mended, then it may go."""
    try:
        match tracker.code:
            case "sandbox":
                return _sandbox(SandboxFacts.model_validate(tracker.facts), environment)
            case "kuaidi100":
                return _kuaidi100(tracker, environment)
        return _kdniao(tracker, environment)
    except ValidationError as error:
        raise NotReached(f"{tracker.code} is not set up") from error


def waybills_of(
    account: OpenedAccount, trackers: Mapping[str, OpenedTracker], environment: Environment
) -> WaybillGateway:
    """By whom numbers of this contract are given. Raises NotReached."""
    try:
        if account.gateway == "sandbox":
            facts = SandboxFacts.model_validate(trackers["sandbox"].facts)
            return _sandbox(facts, environment)
        door = _kdniao(trackers["kdniao"], environment)
        return kdniao_client.KdniaoWaybills(door, account.customer_number, account.password)
    except ValidationError as error:
        raise NotReached(f"{account.gateway} is not set up") from error


def _sandbox(facts: SandboxFacts, environment: Environment) -> Sandbox:
    if environment.production:
        raise NotReached("the sandbox carries nothing and is not there in production")
    address = facts.address or f"http://127.0.0.1:{environment.port + 1}"
    return Sandbox(secret_of(house_key(environment.home)), Wire(address, private_ok=True))


def _kuaidi100(tracker: OpenedTracker, environment: Environment) -> TrackerGateway:
    facts = Kuaidi100Facts.model_validate(tracker.facts)
    secrets = Kuaidi100Secrets.model_validate(tracker.secrets)
    wire = Wire(facts.address or kuaidi100_client.ADDRESS, environment.webhook_private_ok)
    return kuaidi100_client.Kuaidi100(secrets.key, facts.customer, secrets.salt, wire)


def _kdniao(tracker: OpenedTracker, environment: Environment) -> kdniao_client.Kdniao:
    facts = KdniaoFacts.model_validate(tracker.facts)
    secrets = KdniaoSecrets.model_validate(tracker.secrets)
    wire = Wire(facts.address or kdniao_client.ADDRESS, environment.webhook_private_ok)
    return kdniao_client.Kdniao(facts.business_id, secrets.app_key, wire)
