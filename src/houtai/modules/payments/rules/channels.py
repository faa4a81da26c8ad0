"""What each channel's gateway must be told: facts that may be seen, and secrets that may not."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from houtai.kit.shapes import Line

KeyText = Annotated[str, StringConstraints(min_length=1, max_length=8_000, strip_whitespace=True)]
"""A key or certificate, in PEM or bare base64."""
EnvelopeKey = Annotated[str, StringConstraints(pattern=r"^[\x21-\x7e]{32}$")]
Address = Annotated[str, StringConstraints(max_length=200, pattern=r"^(https?://[^\s?#]+)?$")]
"""Where the gateway stands, if not at its usual address."""
SignedUp = Literal["", "yes"]
"""Whether the merchant number may be paid so: that is agreed with the channel, not with us."""


class Facts(BaseModel):
    """What may be seen of a channel."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class SandboxFacts(Facts):
    address: Address = ""


class WechatFacts(Facts):
    """`their_serial`: id of WeChat Pay's public key, or serial of its platform certificate.

    `jsapi`: paid inside WeChat; `h5`: paid from a phone's browser. Codes are there always.
    """

    app_id: Line
    merchant_number: Line
    own_serial: Line
    their_serial: Line
    their_key: KeyText
    jsapi: SignedUp = ""
    h5: SignedUp = ""
    address: Address = ""


class AlipayFacts(Facts):
    app_id: Line
    their_key: KeyText
    wap: SignedUp = ""
    address: Address = ""


class BankFacts(Facts):
    """The account that buyers send money to."""

    holder: Line
    bank: Line
    account: Line


class NoFacts(Facts):
    """Nothing need be known."""


class Secrets(BaseModel):
    """What nobody is shown again once it was written."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class WechatSecrets(Secrets):
    own_key: KeyText
    envelope_key: EnvelopeKey


class AlipaySecrets(Secrets):
    own_key: KeyText


FACTS: dict[str, type[Facts]] = {
    "sandbox": SandboxFacts,
    "stored_value": NoFacts,
    "wechat": WechatFacts,
    "alipay": AlipayFacts,
    "bank_transfer": BankFacts,
    "cash_on_delivery": NoFacts,
}
SECRETS: dict[str, type[Secrets]] = {"wechat": WechatSecrets, "alipay": AlipaySecrets}
"""Of channels that have any."""
