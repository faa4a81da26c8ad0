"""A gateway made ready: its facts and secrets turned into keys."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from pydantic import ValidationError

from houtai.kit.environment import Environment
from houtai.kit.house_key import house_key
from houtai.modules.payments.gateways import Gateway, Unreached, alipay, keys, sandbox, wechat
from houtai.modules.payments.gateways.wire import Wire
from houtai.modules.payments.rules.channels import (
    AlipayFacts,
    AlipaySecrets,
    SandboxFacts,
    WechatFacts,
    WechatSecrets,
)


@dataclass(frozen=True)
class Opened:
    """A channel as it is set up, its secrets unsealed."""

    code: str
    facts: Mapping[str, Any]
    secrets: Mapping[str, Any] = field(default_factory=dict, repr=False)


def gateway_of(channel: Opened, environment: Environment) -> Gateway:
    """Raises Unreached when what is set up is not whole: it can be mended, then it may go."""
    try:
        return _MAKERS[channel.code](channel, environment)
    except (KeyError, ValidationError, keys.UnreadableKey) as error:
        raise Unreached(f"{channel.code} is not set up: {type(error).__name__}") from error


def sandbox_address(environment: Environment) -> str:
    """Beside the house, one port further."""
    return f"http://127.0.0.1:{environment.port + 1}"


def _sandbox(channel: Opened, environment: Environment) -> Gateway:
    facts = SandboxFacts.model_validate(channel.facts)
    if environment.production:
        raise Unreached("the sandbox moves no money and is not there in production")
    wire = Wire(facts.address or sandbox_address(environment), private_ok=True)
    return sandbox.Sandbox(sandbox.secret_of(house_key(environment.home)), wire)


def _wechat(channel: Opened, environment: Environment) -> Gateway:
    facts = WechatFacts.model_validate(channel.facts)
    secrets = WechatSecrets.model_validate(channel.secrets)
    own = wechat.WechatKeys(
        app_id=facts.app_id,
        merchant_number=facts.merchant_number,
        own_serial=facts.own_serial,
        own_key=keys.private_key(secrets.own_key),
        their_serial=facts.their_serial,
        their_key=keys.public_key(facts.their_key),
        envelope_key=secrets.envelope_key.encode(),
    )
    return wechat.Wechat(own, _wire(facts.address or wechat.ADDRESS, environment))


def _alipay(channel: Opened, environment: Environment) -> Gateway:
    facts = AlipayFacts.model_validate(channel.facts)
    secrets = AlipaySecrets.model_validate(channel.secrets)
    own = alipay.AlipayKeys(
        facts.app_id, keys.private_key(secrets.own_key), keys.public_key(facts.their_key)
    )
    return alipay.Alipay(own, _wire(facts.address or alipay.ADDRESS, environment))


def _wire(address: str, environment: Environment) -> Wire:
    return Wire(address, private_ok=environment.webhook_private_ok)


_MAKERS = {"sandbox": _sandbox, "wechat": _wechat, "alipay": _alipay}
