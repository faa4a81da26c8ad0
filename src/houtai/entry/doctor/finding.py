"""What one check of the doctor found."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from houtai.kit.texts import say

State = Literal["ok", "warn", "fail"]


@dataclass(frozen=True)
class Finding:
    """The text is `cli.doctor.<check>.<told>`; if it is not good, it says what to do."""

    check: str
    state: State
    told: str
    fields: Mapping[str, object] = field(default_factory=dict)

    def text(self, language: str) -> str:
        """The finding for a person."""
        return say(f"cli.doctor.{self.check}.{self.told}", language, **self.fields)


def good(check: str, **fields: object) -> Finding:
    """All is well."""
    return Finding(check, "ok", "ok", fields)


def doubtful(check: str, told: str, **fields: object) -> Finding:
    """It works, and somebody should look at it."""
    return Finding(check, "warn", told, fields)


def wrong(check: str, told: str, **fields: object) -> Finding:
    """It does not work, or it is not safe."""
    return Finding(check, "fail", told, fields)
