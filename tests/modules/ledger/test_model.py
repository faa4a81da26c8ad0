"""The ledger on PostgreSQL against a plain one of dictionaries, through random lives.

Each step is one rule of the machine: a batch of chains, chains sent again, time, expiry, roll-up,
a look. A life runs in one transaction, save where a rule commits; it has accounts of its own.
"""

import asyncio
import os
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any, ClassVar
from uuid import UUID

import psycopg
import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, precondition, rule, run_state_machine_as_test
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import db, migrate
from houtai.kit.auth import SYSTEM
from houtai.kit.ids import derive_id, new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.ledger.public import Refusal
from houtai.modules.ledger.tables import Hold
from tests.factories.ledger import (
    BOOK,
    NOON,
    ON_HAND,
    OUTSIDE,
    SELLABLE,
    SOLD,
    breaches_in,
    chain_of,
    make_key,
)

# Thousands of calls that reach what others reach: tracing them would take as long again.
pytestmark = pytest.mark.no_cover

STEPS_MIN, LIVES_AT_ONCE = (20_000, 40) if os.environ.get("CI") else (600, 12)
STEPS_OF_A_LIFE = 50
KINDS = (SELLABLE, SELLABLE, ON_HAND, SOLD, OUTSIDE, ledger.Kind(BOOK, "income", counted=False,
    limited=False))  # fmt: skip
MINUTE, DAY = timedelta(minutes=1), timedelta(days=1)


@dataclass(frozen=True)
class Line:
    """What a step did: an entry of the plain ledger."""

    id: UUID
    at: datetime
    debit: UUID
    credit: UUID
    posted: int
    pending: int


class No(Exception):  # an answer, not a fault
    """The plain ledger's refusal."""


@dataclass
class Plain:
    """A ledger as simple as can be: it replays everything for every question."""

    sides: dict[UUID, ledger.Kind] = field(default_factory=dict)
    units: dict[UUID, str] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    holds: dict[UUID, tuple[UUID, UUID, int, datetime | None]] = field(default_factory=dict)
    sent: dict[UUID, tuple[Any, ...]] = field(default_factory=dict)

    def take(self, chain: ledger.Chain, at: datetime) -> tuple[Refusal | None, bool]:
        """Refusal, and whether the chain stood already."""
        content = (chain.id, chain.reason, chain.document_kind, chain.document_id)
        if any(step.id in self.sent for step in chain.steps):
            same = all(self.sent.get(step.id) == (*content, step) for step in chain.steps)
            return (None, True) if same else (Refusal.ID_REUSED, False)
        before = list(self.lines), dict(self.holds), dict(self.sent)
        try:
            for step in chain.steps:
                self._do(step, at)
                self.sent[step.id] = (*content, step)
        except No as no:
            self.lines, self.holds, self.sent = before
            return no.args[0], False
        return None, False

    def _do(self, step: Any, at: datetime) -> None:
        match step:
            case ledger.Transfer(_, debit, credit, amount):
                self._pair(debit, credit, amount)
                line = Line(step.id, at, debit, credit, amount, 0)
            case ledger.Reserve(_, debit, credit, amount, expires_at):
                self._pair(debit, credit, amount)
                self._in_time(expires_at, at)
                line = Line(step.id, at, debit, credit, 0, amount)
            case ledger.Post(_, hold_id, wanted, keep_rest):
                debit, credit, held, _ = self._held(hold_id, at)
                amount = held if wanted is None else wanted
                self._must(amount > 0, Refusal.AMOUNT_INVALID)
                self._must(amount <= held, Refusal.MORE_THAN_HELD)
                line = Line(step.id, at, debit, credit, amount, -amount if keep_rest else -held)
            case ledger.Void(_, hold_id):
                debit, credit, held, _ = self._held(hold_id, at)
                line = Line(step.id, at, debit, credit, 0, -held)
        self._must(step.id not in self.sent, Refusal.ID_REUSED)
        self.write(line, getattr(step, "hold_id", None), getattr(step, "expires_at", None))
        for account_id in (line.debit, line.credit):
            short = self.sides[account_id].limited and self.free(account_id) < 0
            self._must(not short, Refusal.NOT_ENOUGH)

    def _must(self, holds: bool, refusal: Refusal) -> None:
        if not holds:
            raise No(refusal)

    def _pair(self, debit: UUID, credit: UUID, amount: int) -> None:
        self._must({debit, credit} <= set(self.sides), Refusal.ACCOUNT_UNKNOWN)
        together = self.units[debit] == self.units[credit] and debit != credit
        self._must(together, Refusal.UNITS_DIFFER)
        self._must(amount > 0, Refusal.AMOUNT_INVALID)

    def _held(self, hold_id: UUID, at: datetime) -> tuple[UUID, UUID, int, datetime | None]:
        self._must(hold_id in self.holds, Refusal.HOLD_UNKNOWN)
        self._in_time(self.holds[hold_id][3], at)
        return self.holds[hold_id]

    def _in_time(self, expires_at: datetime | None, at: datetime) -> None:
        self._must(expires_at is None or at < expires_at, Refusal.HOLD_EXPIRED)

    def write(self, line: Line, hold_id: UUID | None, expires_at: datetime | None) -> None:
        self.lines.append(line)
        key = hold_id or line.id
        _, _, held, until = self.holds.get(key, (None, None, 0, expires_at))
        self.holds.pop(key, None)
        if held + line.pending > 0:
            self.holds[key] = (line.debit, line.credit, held + line.pending, until)

    def expire(self, at: datetime) -> int:
        over = [key for key, hold in self.holds.items() if hold[3] is not None and hold[3] <= at]
        for key in over:
            debit, credit, held, _ = self.holds[key]
            expiry_id = derive_id(key, "ledger.expire")
            self.write(Line(expiry_id, at, debit, credit, 0, -held), key, None)
        return len(over)

    def sums(self, account_id: UUID, until: datetime | None = None) -> tuple[int, int, int, int]:
        seen = [line for line in self.lines if until is None or line.at <= until]
        debits = [line for line in seen if line.debit == account_id]
        credits_ = [line for line in seen if line.credit == account_id]
        return (
            sum(line.pending for line in debits),
            sum(line.posted for line in debits),
            sum(line.pending for line in credits_),
            sum(line.posted for line in credits_),
        )

    def free(self, account_id: UUID) -> int:
        debits_pending, debits, credits_pending, credits_ = self.sums(account_id)
        if self.sides[account_id].side == "credit":
            return credits_ - debits - debits_pending
        return debits - credits_ - credits_pending

    def statement(self, account_id: UUID, until: datetime) -> list[tuple[UUID, int]]:
        """Ids and balances after them, newest first."""
        grows = self.sides[account_id].side
        balance, lines = 0, []
        for line in sorted(self.lines, key=lambda line: (line.at, line.id)):
            if account_id in (line.debit, line.credit) and line.at <= until:
                is_growth = (line.debit == account_id) == (grows == "debit")
                balance += line.posted if is_growth else -line.posted
                lines.append((line.id, balance))
        return lines[::-1]


PLACES_SOUND = len(KINDS)  # then one of another unit, and one that is not open at all
PLACE = st.sampled_from([*range(PLACES_SOUND)] * 4 + [PLACES_SOUND, PLACES_SOUND + 1])
ACT = st.sampled_from(["transfer", "transfer", "reserve", "reserve", "post", "post", "void"])
AMOUNT = st.sampled_from([1, 1, 2, 3, 5, 8, 13, 21, 0])
STEP = st.tuples(ACT, PLACE, PLACE, AMOUNT, st.integers(0, 9))
BATCH = st.lists(st.lists(STEP, min_size=1, max_size=3), min_size=1, max_size=5)
LIFETIMES_MINUTES = (None, None, 5, 5, 5, 30, 30, 30, 0, 24 * 60)
DAYS_AGO = st.sampled_from([0, 0, 0, 1, 3])


class Lives(RuleBasedStateMachine):
    """Both ledgers side by side; every rule is a step, and both must say the same."""

    run: ClassVar[Callable[[Any], Any]]
    database: ClassVar[db.Database]
    owner_url: ClassVar[str]
    steps: ClassVar[int] = 0

    def __init__(self) -> None:
        super().__init__()
        self.plain, self.now = Plain(), NOON
        self.chains: list[ledger.Chain] = []
        self.reserved: list[UUID] = []
        self.is_committed = False
        home_id = new_id()
        keys = [make_key(kind, home_id=home_id) for kind in KINDS]
        self.home_id = home_id
        self.places = [*keys, make_key(SOLD, unit="sku-2", home_id=home_id)]
        for key in self.places:
            self.plain.sides[key.id], self.plain.units[key.id] = key.kind, key.unit
        self.run(self._begin())
        self._fund()

    def _fund(self) -> None:
        """The limited accounts start with something to give away."""
        limited_1, limited_2, by_debit, _, outside, income = (
            key.id for key in self.places[:PLACES_SOUND]
        )
        pairs = ((outside, limited_1), (income, limited_2), (by_debit, outside))
        self._submit([chain_of(*(ledger.Transfer(new_id(), *pair, 30) for pair in pairs))], NOON)

    async def _begin(self) -> None:
        self.session = AsyncSession(self.database.engine, expire_on_commit=False)
        await db.set_reach(self.session, SYSTEM)
        await ledger.open_accounts(self.session, self.places, at=NOON)

    def _id_of(self, place: int) -> UUID:
        return self.places[place].id if place < len(self.places) else new_id()

    def _step(self, act: str, debit: int, credit: int, amount: int, choice: int) -> Any:
        """A step as drawn; `choice` is a lifetime, or which hold and how much of it."""
        known = [*self.plain.holds][-3:] + self.reserved[-1:]
        hold_id = known[choice % len(known)] if known and choice else new_id()
        if debit == credit and choice:
            credit = (debit + choice) % PLACES_SOUND
        pair = self._id_of(debit), self._id_of(credit)
        match act if known else act.replace("post", "reserve"):
            case "transfer":
                return ledger.Transfer(new_id(), *pair, amount)
            case "reserve":
                minutes = LIFETIMES_MINUTES[choice]
                ends = None if minutes is None else self.now + minutes * MINUTE
                step = ledger.Reserve(new_id(), *pair, amount, ends)
                self.reserved.append(step.id)
                return step
            case "post":
                whole, keep_rest = choice % 3 == 0, choice % 2 == 0
                return ledger.Post(new_id(), hold_id, None if whole else amount, keep_rest)
        return ledger.Void(new_id(), hold_id)

    def _submit(self, chains: list[ledger.Chain], at: datetime) -> None:
        outcomes = self.run(ledger.submit(self.session, chains, at=at))
        told = [(outcome.refusal, outcome.repeated) for outcome in outcomes]
        assert told == [self.plain.take(chain, at) for chain in chains]
        assert [outcome.chain_id for outcome in outcomes] == [chain.id for chain in chains]

    @rule(batch=BATCH, days_ago=DAYS_AGO)
    def submit(self, batch: list[list[tuple[Any, ...]]], days_ago: int) -> None:
        Lives.steps += 1
        chains = [chain_of(*(self._step(*step) for step in steps)) for steps in batch]
        self.chains += chains
        self._submit(chains, self.now - days_ago * DAY)

    @rule(batch=BATCH)
    def submit_more(self, batch: list[list[tuple[Any, ...]]]) -> None:
        """The heart of it, so it comes twice as often."""
        self.submit(batch, 0)

    @precondition(lambda self: self.chains)
    @rule(back=st.integers(0, 9), count=st.integers(1, 4))
    def send_again(self, back: int, count: int) -> None:
        Lives.steps += 1
        start = max(len(self.chains) - 1 - back, 0)
        self._submit(self.chains[start : start + count], self.now)

    @precondition(lambda self: self.chains)
    @rule(back=st.integers(0, 9), what=st.integers(0, 3))
    def send_something_else_under_the_same_id(self, back: int, what: int) -> None:
        Lives.steps += 1
        chain = self.chains[max(len(self.chains) - 1 - back, 0)]
        more = ledger.Transfer(new_id(), *self._far_pair(), 1)
        changed = [
            replace(chain, document_id=new_id()),
            replace(chain, steps=(*chain.steps, more)),
            replace(chain, steps=(chain.steps[0], *chain.steps)),
            replace(chain, steps=(ledger.Transfer(chain.steps[-1].id, *self._far_pair(), 3),)),
        ][what]
        self._submit([changed], self.now)

    def _far_pair(self) -> tuple[UUID, UUID]:
        return self.places[4].id, self.places[5].id

    @rule(minutes=st.sampled_from([1, 5, 30, 24 * 60]))
    def let_time_pass(self, minutes: int) -> None:
        Lives.steps += 1
        self.now += minutes * MINUTE

    @rule()
    def expire(self) -> None:
        Lives.steps += 1
        expired = self.run(ledger.expire_due(self.session, at=self.now))
        assert expired == self.plain.expire(self.now)

    @rule()
    def commit_and_roll_up(self) -> None:
        Lives.steps += 1
        self.is_committed = True
        self.run(self._roll_up())

    async def _roll_up(self) -> None:
        await self.session.commit()
        await db.set_reach(self.session, SYSTEM)
        await ledger.roll_up(self.session)
        await self.session.commit()
        await db.set_reach(self.session, SYSTEM)

    @rule()
    def compare_all_accounts_and_holds(self) -> None:
        Lives.steps += 1
        self.run(self._compare())

    async def _compare(self) -> None:
        ids = [key.id for key in self.places]
        totals = await ledger.totals_now(self.session, SYSTEM, ids)
        assert {key: sums_of(one) for key, one in totals.items()} == {
            account_id: self.plain.sums(account_id) for account_id in ids
        }
        mine = select(Hold.id, Hold.remaining).where(Hold.debit_home_id == self.home_id)
        held = {row.id: row.remaining for row in await self.session.execute(mine)}
        assert held == {key: hold[2] for key, hold in self.plain.holds.items()}

    @rule(place=st.integers(0, len(KINDS) - 1), minutes=st.integers(-4 * 1_440, 2 * 1_440))
    def compare_a_past_moment(self, place: int, minutes: int) -> None:
        Lives.steps += 1
        account_id, moment = self.places[place].id, self.now + minutes * MINUTE
        totals = self.run(ledger.totals_at(self.session, SYSTEM, account_id, moment))
        assert sums_of(totals) == self.plain.sums(account_id, moment)

    @rule(
        place=st.integers(0, len(KINDS) - 1),
        limit=st.integers(1, 9),
        minutes=st.none() | st.integers(-4 * 1_440, 1_440),
    )
    def compare_a_statement(self, place: int, limit: int, minutes: int | None) -> None:
        Lives.steps += 1
        account_id = self.places[place].id
        until = None if minutes is None else self.now + minutes * MINUTE
        read = self.run(self._read_two_pages(account_id, until, limit))
        expected = self.plain.statement(account_id, until or self.now)
        assert read == expected[: 2 * limit]

    async def _read_two_pages(
        self, account_id: UUID, until: datetime | None, limit: int
    ) -> list[tuple[UUID, int]]:
        entries, before = [], None
        for _ in range(2):
            page = await ledger.read_statement(
                self.session, SYSTEM, account_id, until=until, before=before, limit=limit
            )
            entries += [(entry.id, entry.balance) for entry in page.entries]
            before = page.next
            if before is None:
                break
        return entries

    def teardown(self) -> None:
        try:
            self.run(self._compare())
            assert self.run(breaches_in(self.session)) == {}
        finally:
            self.run(self.session.close())
            if self.is_committed:
                self._forget()

    def _forget(self) -> None:
        """The next life's proofs need not read this one's rows."""
        with psycopg.connect(self.owner_url) as connection:
            for table in ("transfer", "hold", "account", "day_total", "kind_hour"):
                connection.execute(f"DELETE FROM ledger.{table}")


def sums_of(totals: ledger.Totals) -> tuple[int, int, int, int]:
    return (
        totals.debits_pending,
        totals.debits_posted,
        totals.credits_pending,
        totals.credits_posted,
    )


@pytest.fixture
def grounded(fresh_database):
    """A database and a loop of the machine's own: its rules are not coroutines."""
    place = fresh_database("model")
    migrate.upgrade(place.owner_url)
    loop = asyncio.new_event_loop()
    Lives.run, Lives.owner_url = staticmethod(loop.run_until_complete), place.owner_url
    Lives.database = db.Database(place.app_url, connections_max=2)
    yield
    loop.run_until_complete(Lives.database.close())
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()


def test_the_ledger_lives_as_a_plain_one_does(grounded, record_property):
    trying = settings(
        max_examples=LIVES_AT_ONCE,
        stateful_step_count=STEPS_OF_A_LIFE,
        deadline=None,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        print_blob=True,
    )
    while Lives.steps < STEPS_MIN:
        before = Lives.steps
        run_state_machine_as_test(Lives, settings=trying)
        assert Lives.steps > before
    record_property("steps", Lives.steps)
    assert Lives.steps >= STEPS_MIN
