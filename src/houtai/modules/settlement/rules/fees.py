"""Which rule of a fee applies to a line, and how much that is, exact to the fen.

Of the rules of one fee that were valid when the order was placed, the most specific applies: that
of a promotion or coupon before that of the merchant, that before the brand's, that before the
category's (the nearest category first), that before the one for all. The commission that a category
has in the library stands between its own rules and one for all. Of two that are as specific, the
one that came later. Fees of different names do not see each other.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

from houtai.kit.money import part, split

FeeScope = Literal["all", "category", "brand", "merchant", "offer"]
FixedPer = Literal["piece", "order"]
COMMISSION = "commission"
_PPM_OF_BP = 100
_BP_OF_PERMILLE = 10


@dataclass(frozen=True, slots=True)
class Terms:
    """What a fee takes: a part, a fixed sum, and its bounds for one line."""

    rate_bp: int
    fixed_fen: int = 0
    fixed_per: FixedPer = "piece"
    floor_fen: int | None = None
    cap_fen: int | None = None


@dataclass(frozen=True, slots=True)
class Rule:
    """One version of a fee."""

    id: UUID | None
    fee: str
    scope: FeeScope
    scope_id: UUID | None
    terms: Terms
    valid_from: datetime
    valid_to: datetime | None = None

    def is_valid(self, at: datetime) -> bool:
        """Up to the moment at which it ends."""
        return self.valid_from <= at and (self.valid_to is None or at < self.valid_to)


@dataclass(frozen=True, slots=True)
class FeeLine:
    """A line of an order; `base_fen` is what the merchant gets for it: paid and subsidised."""

    id: UUID
    merchant_id: UUID
    category_path: tuple[UUID, ...]
    brand_id: UUID | None
    offer_ids: frozenset[UUID]
    quantity: int
    base_fen: int
    commission_permille: int | None = None


@dataclass(frozen=True, slots=True)
class FixedFee:
    """What one rule takes of one line."""

    line_id: UUID
    fee: str
    rule_id: UUID | None
    rate_bp: int
    base_fen: int
    fen: int


def fees_of(lines: Sequence[FeeLine], rules: Sequence[Rule], at: datetime) -> list[FixedFee]:
    """All fees of the lines of an order that was placed then. What costs nothing bears none; a sum
    for the order is shared by what its lines bring, largest remainders first.
    """
    charged: dict[UUID | None, list[tuple[FeeLine, Rule]]] = {}
    for line in lines:
        if line.base_fen > 0:
            for rule in applying(rules, line, at):
                charged.setdefault(rule.id, []).append((line, rule))
    return [fee for together in charged.values() for fee in _taken(together)]


def applying(rules: Iterable[Rule], line: FeeLine, at: datetime) -> list[Rule]:
    """One rule of each fee, by its name."""
    best: dict[str, tuple[tuple[int, datetime, str], Rule]] = {}
    for rule in rules:
        near = nearness(rule, line)
        if near is None or not rule.is_valid(at):
            continue
        rank = (near, rule.valid_from, str(rule.id))
        if rule.fee not in best or rank > best[rule.fee][0]:
            best[rule.fee] = (rank, rule)
    found = {fee: rule for fee, (_, rule) in best.items()}
    general = COMMISSION not in found or found[COMMISSION].scope == "all"
    if general and line.commission_permille is not None:
        terms = Terms(line.commission_permille * _BP_OF_PERMILLE)
        found[COMMISSION] = Rule(None, COMMISSION, "all", None, terms, at)
    return [found[fee] for fee in sorted(found)]


def nearness(rule: Rule, line: FeeLine) -> int | None:
    """How specific a rule is for this line; None where it says nothing about it."""
    deep = len(line.category_path)
    if rule.scope == "all":
        return 0
    if rule.scope == "category":
        path = line.category_path
        return None if rule.scope_id not in path else path.index(rule.scope_id) + 1
    if rule.scope == "brand":
        return deep + 1 if rule.scope_id == line.brand_id else None
    if rule.scope == "merchant":
        return deep + 2 if rule.scope_id == line.merchant_id else None
    return deep + 3 if rule.scope_id in line.offer_ids else None


def _taken(together: Sequence[tuple[FeeLine, Rule]]) -> list[FixedFee]:
    of_order = split(together[0][1].terms.fixed_fen, [line.base_fen for line, _ in together])
    return [
        FixedFee(
            line.id,
            rule.fee,
            rule.id,
            rule.terms.rate_bp,
            line.base_fen,
            amount(rule.terms, line, share_fen),
        )
        for (line, rule), share_fen in zip(together, of_order, strict=True)
    ]


def amount(terms: Terms, line: FeeLine, share_fen: int) -> int:
    """Of one line, half a fen away from zero. `share_fen`: its part of a sum for the order."""
    fixed_fen = share_fen if terms.fixed_per == "order" else terms.fixed_fen * line.quantity
    fen = part(line.base_fen, terms.rate_bp * _PPM_OF_BP) + fixed_fen
    fen = max(fen, terms.floor_fen or 0)
    return fen if terms.cap_fen is None else min(fen, terms.cap_fen)
