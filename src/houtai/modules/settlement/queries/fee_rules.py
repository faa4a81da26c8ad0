"""Fees of the platform: the rules, and what is fixed for lines."""

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Final, get_args
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import View, Word
from houtai.kit.sql import one_of
from houtai.modules.settlement.rules.fees import FeeScope, FixedFee, FixedPer, Rule, Terms
from houtai.modules.settlement.tables import FeeRule, LineFee


class FeeRuleUnknown(NotFound):
    """No such version of a fee."""

    code = "settlement.fee_rule_unknown"


class FeeRuleView(View):
    """One version of a fee; `valid_to` null: until somebody ends it."""

    id: UUID
    fee: str
    scope: FeeScope
    scope_id: UUID | None
    rate_bp: int
    fixed_fen: int
    fixed_per: FixedPer
    floor_fen: int | None
    cap_fen: int | None
    valid_from: datetime
    valid_to: datetime | None
    made_by: UUID
    made_at: datetime


FEE_RULES = Listing(
    id=FeeRule.id,
    sorts={"valid_from": FeeRule.valid_from},
    default="-valid_from",
    filters={
        "fee": equal(FeeRule.fee, Word),
        "scope": equal(FeeRule.scope, FeeScope),
    },
)


async def list_fee_rules(session: AsyncSession, wanted: Wanted) -> Page[FeeRuleView]:
    """All versions, also those that have ended. Index: ix_fee_rule_valid_from_id."""
    columns = [getattr(FeeRule, name) for name in FeeRuleView.model_fields]
    return await FEE_RULES.page(session, select(*columns), wanted, FeeRuleView)


async def one_fee_rule(session: AsyncSession, rule_id: UUID) -> FeeRuleView:
    """Raises FeeRuleUnknown. Index: pk_fee_rule."""
    row = await session.scalar(select(FeeRule).where(FeeRule.id == rule_id))
    if row is None:
        raise FeeRuleUnknown
    return FeeRuleView.model_validate(row)


async def rules_between(session: AsyncSession, first: datetime, last: datetime) -> list[Rule]:
    """All that were valid at some moment of that time. Index: ix_fee_rule_valid_from_id."""
    rows = await session.scalars(
        select(FeeRule)
        .where(FeeRule.valid_from <= last)
        .where(or_(FeeRule.valid_to.is_(None), FeeRule.valid_to > first))
        .order_by(FeeRule.id)
    )
    return [_rule(row) for row in rows]


_SCOPES: Final[Mapping[str, FeeScope]] = {one: one for one in get_args(FeeScope)}


def _rule(row: FeeRule) -> Rule:
    per: FixedPer = "order" if row.fixed_per == "order" else "piece"
    return Rule(
        row.id,
        row.fee,
        _SCOPES[row.scope],
        row.scope_id,
        Terms(row.rate_bp, row.fixed_fen, per, row.floor_fen, row.cap_fen),
        row.valid_from,
        row.valid_to,
    )


async def fixed_fees(
    session: AsyncSession, order_ids: Collection[UUID]
) -> dict[UUID, list[FixedFee]]:
    """By line. Index: ix_line_fee_order_id."""
    found: dict[UUID, list[FixedFee]] = {}
    columns = [getattr(LineFee, name) for name in FixedFee.__dataclass_fields__]
    rows = await session.execute(
        select(*columns).where(one_of(LineFee.order_id, order_ids)).order_by(LineFee.fee)
    )
    for row in rows:
        found.setdefault(row.line_id, []).append(FixedFee(**row._asdict()))
    return found
