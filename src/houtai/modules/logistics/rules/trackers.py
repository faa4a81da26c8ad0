"""What each tracker must be told: facts that may be seen, and secrets that may not."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, StringConstraints

from houtai.kit.shapes import Line

TrackerCode = Literal["kuaidi100", "kdniao", "sandbox"]
ORDER: tuple[TrackerCode, ...] = ("kuaidi100", "kdniao", "sandbox")
"""Whom a parcel is given to: the first that is on."""
RefusalReason = Literal["signature", "content", "moment", "address"]
SecretText = Annotated[str, StringConstraints(pattern=r"^[\x21-\x7e]{4,200}$")]
Address = Annotated[str, StringConstraints(max_length=200, pattern=r"^(https?://[^\s?#]+)?$")]
"""Where it stands, if not at its usual address."""


class TrackerFacts(BaseModel):
    """What may be seen of a tracker."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    address: Address = ""


class SandboxFacts(TrackerFacts):
    """It stands beside the house."""


class Kuaidi100Facts(TrackerFacts):
    """`customer`: the number of the contract, by which queries are signed."""

    customer: Line


class KdniaoFacts(TrackerFacts):
    business_id: Line


class TrackerSecrets(BaseModel):
    """What nobody is shown again once it was written."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Kuaidi100Secrets(TrackerSecrets):
    """`salt`: a word of one's own by which pushes are signed."""

    key: SecretText
    salt: SecretText


class KdniaoSecrets(TrackerSecrets):
    app_key: SecretText


FACTS: dict[str, type[TrackerFacts]] = {
    "sandbox": SandboxFacts,
    "kuaidi100": Kuaidi100Facts,
    "kdniao": KdniaoFacts,
}
SECRETS: dict[str, type[TrackerSecrets]] = {
    "kuaidi100": Kuaidi100Secrets,
    "kdniao": KdniaoSecrets,
}
