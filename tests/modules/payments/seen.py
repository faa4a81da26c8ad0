"""A payment as it stands in the database, and money that came for one."""

from dataclasses import replace
from uuid import UUID

from sqlalchemy import select

from houtai.kit.auth import SYSTEM
from houtai.modules.ledger import public as ledger
from houtai.modules.payments.queries.cases import CaseView
from houtai.modules.payments.rules import accounts
from houtai.modules.payments.service.receiving import Receipt, receive
from houtai.modules.payments.tables import Payment, PaymentCase
from tests.factories.payments import NOON, make_payment


async def the_payment(session, payment_id) -> Payment:
    statement = select(Payment).where(Payment.id == payment_id)
    return await session.scalar(statement.execution_options(populate_existing=True))


async def the_cases(session, payment_id: UUID | None) -> list[CaseView]:
    found = await session.scalars(
        select(PaymentCase)
        .where(PaymentCase.payment_id == payment_id)
        .execution_options(populate_existing=True)
    )
    return [CaseView.model_validate(one) for one in found]


def receipt(payment, **changes) -> Receipt:
    made = Receipt(payment.method, payment.number, "G-1", payment.amount_fen, NOON)
    return replace(made, **changes)


async def held(session, payment) -> int:
    account = accounts.receipts(payment.trade_id, payment.member_id)
    totals = await ledger.totals_now(session, SYSTEM, [account.id])
    return totals[account.id].balance if account.id in totals else 0


async def paid(session, **changes) -> Payment:
    payment = await make_payment(session, **changes)
    await receive(session, receipt(payment), at=NOON)
    return await the_payment(session, payment.id)
