"""Whatever is sold, given back, billed, disputed, paid out and sent back by a bank, in whatever
order: what buyers paid is all there, and every bill is the sum of its lines.
"""

import json
import random
from contextlib import suppress
from datetime import timedelta

import pytest
from sqlalchemy import func, select, text

from houtai.events.settlement import BillConfirmed
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.eventlog.events import decode
from houtai.kit.invariants import prove
from houtai.modules.ledger.queries import proofs as ledger_proofs
from houtai.modules.merchants.rules.money import payable_of
from houtai.modules.payments.tables import Payment
from houtai.modules.payouts.queries.proofs import INVARIANTS as OF_PAYOUTS
from houtai.modules.payouts.rules.accounts import bank_of, transit_of
from houtai.modules.payouts.service import answering, asking, deciding, sending
from houtai.modules.settlement.queries.proofs import INVARIANTS as OF_BILLS
from houtai.modules.settlement.rules import accounts
from houtai.modules.settlement.service import agreeing, billing, earning
from houtai.modules.settlement.service.agreeing import AnswerDispute, CorrectBill, DisputeBill
from houtai.modules.settlement.service.terms import SetTerms, set_terms
from houtai.modules.settlement.tables import Bill, BillLine
from tests.factories.aftersale import STAFF, again, ask, broken, make_sold, money_moves
from tests.factories.ordering import NOON
from tests.factories.payouts import afresh, make_payee, payouts_of, seller
from tests.modules.settlement.earned import agree, balance, make_rule

CHINA = "Asia/Shanghai"
DAY = timedelta(days=1)
SEEDS = range(5)
STEPS = 40


class Trade:
    """One merchant, his buyers, the platform's clerks, his bank and the clock, all by chance."""

    def __init__(self, session, merchant_id, seed):
        self.session, self.merchant_id = session, merchant_id
        self.chance = random.Random(seed)
        self.now = NOON
        self.sold = []
        self.told = 0

    async def sells(self):
        goods = [
            (self.chance.randint(1, 3), self.chance.randint(1, 99_999))
            for _ in range(self.chance.randint(1, 2))
        ]
        sold = await make_sold(self.session, *goods, merchant_id=self.merchant_id)
        await earning.hear_orders(self.session, [sold.order_id], at=self.now)
        self.sold.append(sold)

    async def gives_back(self):
        sold = self.chance.choice(self.sold)
        kind = self.chance.choice(["refund_only", "compensation"])
        case = await ask(
            self.session, sold, *(self.chance.randint(0, 2) for _ in sold.lines), kind=kind
        )
        await agree(self.session, case.id)
        if self.chance.random() < 0.3:
            await money_moves(self.session, await again(self.session, case), fails=True)
        await money_moves(self.session, await again(self.session, case))

    async def sleeps(self):
        self.now += DAY * self.chance.randint(1, 3)

    async def is_billed(self):
        while await billing.make_due(self.session, self.now, time_zone=CHINA):
            pass

    async def _a_bill(self, *states):
        found = await self.session.scalars(
            select(Bill.id).where(Bill.merchant_id == self.merchant_id, Bill.state.in_(states))
        )
        return self.chance.choice(found.all())

    async def confirms(self):
        bill_id = await self._a_bill("sent")
        await agreeing.confirm(self.session, seller(self.merchant_id), bill_id, at=self.now)

    async def disputes(self):
        words = DisputeBill(words="少算了")
        bill_id = await self._a_bill("sent")
        await agreeing.dispute(self.session, seller(self.merchant_id), bill_id, words, at=self.now)

    async def is_answered(self):
        bill_id = await self._a_bill("disputed")
        if self.chance.random() < 0.7:
            fen = self.chance.choice([-1, 1]) * self.chance.randint(1, 5_000)
            change = CorrectBill(fen=fen, words="更正")
            await agreeing.correct(self.session, STAFF, bill_id, change, at=self.now)
        await agreeing.answer(self.session, STAFF, bill_id, AnswerDispute(words="好"), at=self.now)

    async def is_paid(self):
        """What settlement has told since, the last of it twice."""
        found = text("SELECT body FROM eventlog.event WHERE name = :name ORDER BY position")
        bodies = await self.session.scalars(found, {"name": BillConfirmed.LABEL.name})
        own = [one for one in bodies if one["merchant_id"] == str(self.merchant_id)]
        label = BillConfirmed.LABEL
        news = [
            decode(label.name, label.version, json.dumps(one).encode())
            for one in own[max(0, self.told - 1) :]
        ]
        self.told = len(own)
        await asking.take_bills(self.session, news, at=self.now)
        await sending.make_batch(self.session, STAFF, sending.MakePayoutBatch(), at=self.now)

    async def bank_answers(self):
        payout = self.chance.choice(await payouts_of(self.session, self.merchant_id))
        outcome = self.chance.choice(["paid", "paid", "refused", "returned"])
        said = answering.Said(outcome, "file", reason="户名不符")
        await answering.hear(self.session, payout.attempts[-1].id, said, at=self.now)
        payout = await afresh(self.session, payout)
        if payout.state in {"failed", "returned"} and self.chance.random() < 0.8:
            if self.chance.random() < 0.7:
                act = deciding.ActOnPayout(version=payout.version)
                await deciding.send_again(self.session, payout.id, act)
            else:
                act = deciding.CancelPayout(version=payout.version, reason="账户有误")
                await deciding.cancel(self.session, STAFF, payout.id, act, at=self.now)

    async def step(self):
        acts = (
            self.sells,
            self.gives_back,
            self.sleeps,
            self.is_billed,
            self.confirms,
            self.disputes,
            self.is_answered,
            *[self.is_paid, self.bank_answers] * 2,
        )
        act = self.chance.choice(acts)  # There may be nothing to do it to, or not now.
        with suppress(Conflict, Invalid, IndexError, ValueError):
            async with self.session.begin_nested():
                await act()

    async def ends(self):
        """Everything is billed and agreed on, and the bank pays whatever it is sent."""
        for name in ("is_answered", "confirms"):
            with suppress(IndexError):
                while True:
                    await getattr(self, name)()
        for _ in range(3):
            await self.sells()
            await self.sleeps()
            await self.is_billed()
            with suppress(IndexError):
                while True:
                    await self.confirms()
            await self.is_paid()
        for payout in await payouts_of(self.session, self.merchant_id):
            if payout.state == "sent":
                said = answering.Said("paid", "file")
                await answering.hear(self.session, payout.attempts[-1].id, said, at=self.now)

    async def adds_up(self):
        """What buyers paid and have not got back is the merchant's, on its way to him, with him, or
        the platform's.
        """
        sums = await self.session.execute(
            select(func.sum(Payment.paid_fen - Payment.refunded_fen)).where(
                Payment.trade_id.in_([one.trade_id for one in self.sold])
            )
        )
        mine = self.merchant_id
        payouts = await payouts_of(self.session, mine)
        held = [
            payable_of(mine),
            accounts.fees_of_merchant(mine),
            accounts.corrections_of(mine),
            bank_of(mine),
            *(transit_of(one.id, mine) for one in payouts),
        ]
        assert sum([await balance(self.session, key) for key in held]) == (sums.scalar() or 0)
        bills = await self.session.execute(
            select(Bill.payable_fen, func.sum(BillLine.net_fen).label("lines_fen"))
            .join(BillLine, BillLine.bill_id == Bill.id)
            .where(Bill.merchant_id == mine)
            .group_by(Bill.id)
        )
        assert all(one.payable_fen == one.lines_fen for one in bills)
        for invariants in (OF_BILLS, OF_PAYOUTS, ledger_proofs.INVARIANTS):
            verdicts = await prove(self.session, invariants)
            assert {one.name: one.breaches for one in verdicts if one.breaches} == {}
        assert await broken(self.session) == {}


@pytest.mark.parametrize("seed", SEEDS)
async def test_whatever_happens_what_buyers_paid_is_all_there(session, seed):
    merchant_id = await make_payee(session)
    await make_rule(session, 700, scope_id=merchant_id)
    terms = SetTerms(cycle="daily", wait_days=0, reserve_permille=50 * (seed % 3), reserve_days=2)
    await set_terms(session, STAFF, merchant_id, terms, at=NOON - DAY)
    trade = Trade(session, merchant_id, seed)
    await trade.sells()
    for place in range(STEPS):
        await trade.step()
        if place % 10 == 9:
            await trade.adds_up()
    await trade.ends()
    await trade.adds_up()
