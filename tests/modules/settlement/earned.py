"""What tests of earnings rely on: fees, decided cases, and where the money stands."""

from datetime import timedelta
from typing import Any
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM
from houtai.kit.invariants import prove
from houtai.modules.aftersale.queries.cases import one_case
from houtai.modules.aftersale.service import deciding
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.public import Offers
from houtai.modules.merchants.rules.money import payable_of
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.service.placing import PlacedView
from houtai.modules.payments.rules.accounts import receipts
from houtai.modules.settlement.queries.proofs import INVARIANTS
from houtai.modules.settlement.rules import accounts
from houtai.modules.settlement.service import fee_rules
from houtai.modules.settlement.service.fee_rules import MakeFeeRule
from tests.factories.aftersale import STAFF, Sold, bring, broken
from tests.factories.marketing import an_offer, cross_amount_off
from tests.factories.ordering import (
    NOON,
    make_good,
    make_shopper,
    orders_of,
    pay,
    place,
    placement,
)


async def make_rule(session: AsyncSession, rate_bp: int = 500, **changes: Any) -> UUID:
    values: dict[str, Any] = {
        "fee": "commission",
        "scope": "merchant",
        "rate_bp": rate_bp,
        "valid_from": NOON - timedelta(days=1),
        **changes,
    }
    command = MakeFeeRule(**values)
    return await fee_rules.make(session, STAFF, command, at=NOON - timedelta(days=1))


async def make_subsidised(session: AsyncSession, merchant_id: UUID) -> Sold:
    """Two pieces at fifty are received; of ten that came off the platform bears six."""
    who = await make_shopper(session)
    sku = await make_good(session, price_fen=5_000, merchant_id=merchant_id)
    offer = an_offer(cross_amount_off((10_000, 1_000)), merchant_id=None, platform_permille=600)
    wish = placement(who, (sku, 2), agreed_fen=9_000)
    (trade,) = await place(session, wish, offers=Offers([offer]))
    assert isinstance(trade, PlacedView), trade
    await pay(session, trade, who)
    (order,) = await orders_of(session, trade)
    await bring(session, order.id, "received")
    sold = await ordering.sold_order(session, order.id)
    assert sold is not None
    return Sold(who, order.id, trade.trade_id, (sold.lines[0].id,), (sku,))


async def balance(session: AsyncSession, key: ledger.AccountKey) -> int:
    totals = await ledger.totals_now(session, SYSTEM, [key.id])
    return totals[key.id].balance if key.id in totals else 0


async def sides(session: AsyncSession, merchant_id: UUID, sold: Sold) -> tuple[int, int, int, int]:
    """Payable, fees, subsidies, and what is left in the trade's receipts."""
    return (
        await balance(session, payable_of(merchant_id)),
        await balance(session, accounts.fees_of_merchant(merchant_id)),
        await balance(session, accounts.subsidy_of(merchant_id)),
        await balance(session, receipts(sold.trade_id, sold.who.member_id)),
    )


async def all_holds(session: AsyncSession) -> None:
    verdicts = await prove(session, INVARIANTS)
    assert {one.name: one.breaches for one in verdicts if one.breaches} == {}
    assert await broken(session) == {}


async def agree(session: AsyncSession, case_id: UUID) -> None:
    case = await one_case(session, SYSTEM, case_id)
    command = deciding.AgreeToCase(version=case.version)
    await deciding.agree(session, STAFF, case_id, command, at=NOON)
