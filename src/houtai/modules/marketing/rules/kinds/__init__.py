"""The kinds of promotion. A new one is a file here and a row in this table."""

from typing import get_args

from houtai.modules.marketing.rules.kinds.amount_off import AmountOff, CrossAmountOff
from houtai.modules.marketing.rules.kinds.free_freight import FreightFree
from houtai.modules.marketing.rules.kinds.gift_with_purchase import GiftWithPurchase
from houtai.modules.marketing.rules.kinds.member_price import MemberPrice
from houtai.modules.marketing.rules.kinds.percent_off import PercentOff
from houtai.modules.marketing.rules.kinds.pieces_rate import PiecesRate
from houtai.modules.marketing.rules.kinds.terms import Terms
from houtai.modules.marketing.rules.kinds.timed_price import TimedPrice

AnyTerms = (
    MemberPrice
    | TimedPrice
    | AmountOff
    | PercentOff
    | PiecesRate
    | GiftWithPurchase
    | FreightFree
    | CrossAmountOff
)
"""Told apart by their `kind`."""

KINDS: dict[str, type[Terms]] = {
    kind.model_fields["kind"].default: kind for kind in get_args(AnyTerms)
}
