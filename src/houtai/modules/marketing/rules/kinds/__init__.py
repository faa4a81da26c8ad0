"""The kinds of promotion. A new one is a file here and a row in this table."""

from typing import get_args

from houtai.modules.marketing.rules.kinds.amount_off import AmountOff, CrossAmountOff
from houtai.modules.marketing.rules.kinds.flash_sale import FlashSale
from houtai.modules.marketing.rules.kinds.free_freight import FreightFree
from houtai.modules.marketing.rules.kinds.gift import GiftFrom
from houtai.modules.marketing.rules.kinds.member_price import MemberPrice
from houtai.modules.marketing.rules.kinds.pieces_rate import PiecesRate
from houtai.modules.marketing.rules.kinds.rate_off import RateOff
from houtai.modules.marketing.rules.kinds.terms import Terms

AnyTerms = (
    MemberPrice
    | FlashSale
    | AmountOff
    | RateOff
    | PiecesRate
    | GiftFrom
    | FreightFree
    | CrossAmountOff
)
"""Told apart by their `kind`."""

KINDS: dict[str, type[Terms]] = {
    kind.model_fields["kind"].default: kind for kind in get_args(AnyTerms)
}
