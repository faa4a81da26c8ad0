"""Ways to pay and who says what moved by them."""

from collections.abc import Mapping
from typing import Final, Literal

MatchChannel = Literal["wechat", "alipay", "sandbox", "bank"]
DifferenceKind = Literal["surplus", "shortfall", "amount", "twice", "state", "transit"]
DifferenceState = Literal["open", "asked", "handled"]
Outcome = Literal["filled", "refunded", "adjusted", "ignored", "matched"]
Act = Literal["fill", "refund", "adjust", "ignore"]

CHANNEL_OF: Final[Mapping[str, MatchChannel]] = {
    "wechat": "wechat",
    "alipay": "alipay",
    "sandbox": "sandbox",
    "bank_transfer": "bank",
}
METHOD_OF: Final[Mapping[str, str]] = {channel: method for method, channel in CHANNEL_OF.items()}

MAY: Final[Mapping[DifferenceKind, frozenset[Act]]] = {
    "surplus": frozenset({"fill", "refund", "adjust", "ignore"}),
    "twice": frozenset({"fill", "refund", "adjust", "ignore"}),
    "state": frozenset({"fill", "adjust", "ignore"}),
    "amount": frozenset({"adjust", "ignore"}),
    "shortfall": frozenset({"adjust", "ignore"}),
    "transit": frozenset({"ignore"}),
}
"""What may be done about each."""
OUTCOME_OF: Final[Mapping[Act, Outcome]] = {
    "fill": "filled",
    "refund": "refunded",
    "adjust": "adjusted",
    "ignore": "ignored",
}
