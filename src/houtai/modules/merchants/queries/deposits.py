"""Reads of deposits: what is demanded, what came in, what the ledger holds."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import Field
from sqlalchemy import func, literal, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.invariants import Breach, Invariant
from houtai.kit.paging import Filter, Listing, Page, Wanted, equal
from houtai.kit.shapes import Line, View
from houtai.modules.ledger import public as ledger
from houtai.modules.merchants.rules.money import bank_of, deposit_of
from houtai.modules.merchants.tables import DepositDemand, DepositReceipt, Merchant

RECEIPTS_MAX = 200
PROVED_AT_ONCE = 5_000


class ReceiptView(View):
    """Money that came in."""

    id: UUID
    amount_fen: int
    bank_reference: str
    received_on: date
    note: str
    recorded_by: UUID
    recorded_at: datetime


class DepositView(View):
    """How a merchant's deposit stands; `demanded_fen` is None before anything was demanded."""

    demanded_fen: int | None
    held_fen: Annotated[int, Field(ge=0)]
    state: Literal["due", "met"] | None
    note: str
    made_at: datetime | None
    met_at: datetime | None
    due_at: datetime | None
    account_id: UUID
    receipts: list[ReceiptView]


class DemandBrief(View):
    """One line of the list of demands."""

    id: UUID
    merchant_id: UUID
    merchant_name: str
    merchant_number: str
    amount_fen: int
    held_fen: int
    state: Literal["due", "met"]
    made_at: datetime
    met_at: datetime | None
    due_at: datetime | None


DEMANDS = Listing(
    id=DepositDemand.id,
    sorts={"id": DepositDemand.id},
    default="-id",
    filters={
        "state": equal(DepositDemand.state, Literal["due", "met"]),
        "text": Filter(
            Line,
            lambda text: Merchant.name.contains(text, autoescape=True) | (Merchant.number == text),
        ),
    },
)


async def list_demands(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[DemandBrief]:
    """Standing demands, newest first, each with what the ledger holds. Index:
    ix_deposit_demand_state_id.
    """
    named: dict[str, Any] = {
        "merchant_name": Merchant.name,
        "merchant_number": Merchant.number,
        "held_fen": literal(0),
    }
    columns = [
        named[name].label(name) if name in named else getattr(DepositDemand, name)
        for name in DemandBrief.model_fields
    ]
    statement = (
        select(*columns)
        .join(Merchant, Merchant.merchant_id == DepositDemand.merchant_id)
        .where(within(actor, DepositDemand.merchant_id), DepositDemand.state != "replaced")
    )
    page = await DEMANDS.page(session, statement, wanted, DemandBrief)
    accounts = {one.merchant_id: deposit_of(one.merchant_id).id for one in page.items}
    totals = await ledger.totals_now(session, actor, list(accounts.values()))
    items = [
        one.model_copy(update={"held_fen": _held(totals, accounts[one.merchant_id])})
        for one in page.items
    ]
    return page.model_copy(update={"items": items})


def _held(totals: Mapping[UUID, ledger.Totals], account_id: UUID) -> int:
    return totals[account_id].balance if account_id in totals else 0


async def deposit(session: AsyncSession, actor: Actor, merchant_id: UUID) -> DepositView:
    """Index: uq_deposit_demand_standing, ix_deposit_receipt_merchant_id_id, the ledger's own."""
    found = await session.execute(
        select(
            DepositDemand.amount_fen,
            DepositDemand.state,
            DepositDemand.note,
            DepositDemand.made_at,
            DepositDemand.met_at,
            DepositDemand.due_at,
        ).where(
            DepositDemand.merchant_id == merchant_id,
            DepositDemand.state != "replaced",
            within(actor, DepositDemand.merchant_id),
        )
    )
    demand = found.one_or_none()
    account = deposit_of(merchant_id)
    totals = await ledger.totals_now(session, actor, [account.id])
    return DepositView(
        demanded_fen=demand and demand.amount_fen,
        held_fen=_held(totals, account.id),
        state=demand and demand.state,
        note=demand.note if demand else "",
        made_at=demand and demand.made_at,
        met_at=demand and demand.met_at,
        due_at=demand and demand.due_at,
        account_id=account.id,
        receipts=await _receipts(session, actor, merchant_id),
    )


async def _receipts(session: AsyncSession, actor: Actor, merchant_id: UUID) -> list[ReceiptView]:
    found = await session.execute(
        select(*(getattr(DepositReceipt, name) for name in ReceiptView.model_fields))
        .where(DepositReceipt.merchant_id == merchant_id, within(actor, DepositReceipt.merchant_id))
        .order_by(DepositReceipt.id.desc())
        .limit(RECEIPTS_MAX)
    )
    return [ReceiptView.model_validate(row) for row in found]


async def receipts_tie(session: AsyncSession, most: int) -> list[Breach]:
    """Merchants whose receipts and whose bank side in the ledger differ.

    Index: ix_deposit_receipt_merchant_id_id; the ledger's accounts a few thousand at a time.
    """
    found = await session.execute(
        select(DepositReceipt.merchant_id, func.sum(DepositReceipt.amount_fen)).group_by(
            DepositReceipt.merchant_id
        )
    )
    received = {merchant_id: int(amount) for merchant_id, amount in found}
    breaches: list[Breach] = []
    whose = sorted(received)
    for start in range(0, len(whose), PROVED_AT_ONCE):
        accounts = {bank_of(one).id: one for one in whose[start : start + PROVED_AT_ONCE]}
        totals = await ledger.totals_now(session, SYSTEM, list(accounts))
        breaches += [
            Breach(f"merchant {one}", expected=str(received[one]), found=str(entered))
            for account_id, one in accounts.items()
            if (entered := totals[account_id].balance if account_id in totals else 0)
            != received[one]
        ]
    return breaches[:most]


INVARIANTS = (Invariant("merchants.receipts_tie", receipts_tie),)
