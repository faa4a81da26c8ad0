"""A merchant's balance as he sees it: what he could have, by which limits, to which account."""

from typing import Annotated
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings
from houtai.kit.auth import SYSTEM, Actor
from houtai.kit.db import reaching_as
from houtai.kit.shapes import View
from houtai.modules.merchants import public as merchants
from houtai.modules.payouts.queries.balance import LastBillView, last_bill, under_way
from houtai.modules.payouts.service import asking

_YUAN = 100


class PayoutBalanceView(View):
    """`drawable_fen` never passes what he is owed; below zero he owes the house."""

    merchant_id: UUID
    owed_fen: int
    drawable_fen: int
    under_way_fen: int
    deposit_fen: int
    demanded_fen: int
    minimum_fen: int
    times_a_day: int
    day_fen_max: int
    pays_bills: bool
    is_held: bool
    account_name: str
    bank_name: str
    bank_account: Annotated[str | None, merchants.BANK_ACCOUNT.shown]
    last_bill: LastBillView | None


async def balance(session: AsyncSession, actor: Actor, merchant_id: UUID) -> PayoutBalanceView:
    """Raises PayeeUnknown also where it is out of reach."""
    reached = actor.merchant_ids is None or merchant_id in actor.merchant_ids
    async with reaching_as(session, SYSTEM):
        payee = (await merchants.payees(session, [merchant_id])).get(merchant_id)
        if payee is None or not reached:
            raise asking.PayeeUnknown
        deposit = await merchants.deposit_standing(session, SYSTEM, merchant_id)
        return PayoutBalanceView(
            merchant_id=merchant_id,
            owed_fen=await asking.free_of(session, merchants.payable_of(merchant_id)),
            drawable_fen=await asking.drawable(session, merchant_id),
            under_way_fen=await under_way(session, merchant_id),
            deposit_fen=deposit.held_fen,
            demanded_fen=deposit.demanded_fen or 0,
            minimum_fen=await settings.read(session, asking.MINIMUM) * _YUAN,
            times_a_day=await settings.read(session, asking.PER_DAY),
            day_fen_max=await settings.read(session, asking.DAY_MAX) * _YUAN,
            pays_bills=await settings.read(session, asking.PAYS_BILLS),
            is_held=payee.is_held,
            account_name=payee.account_name,
            bank_name=payee.bank_name,
            bank_account=payee.bank_account or None,
            last_bill=await last_bill(session, merchant_id),
        )
