"""HTTP doors of the ledger: look at accounts, write a chain by hand, mend totals."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends, Query
from pydantic import Field

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.errors import Invalid, NotFound
from houtai.kit.http import Router
from houtai.kit.paging import LIMIT_MAX, LIMIT_USUAL, Page, Wanted
from houtai.kit.shapes import Command, Moment, Quantity, View, Word
from houtai.modules.ledger.queries import accounts, entries
from houtai.modules.ledger.rules import steps
from houtai.modules.ledger.service import rebuild, submit

console = Router(prefix="/ledger", tags=["ledger"])

CanRead = Annotated[Actor, Depends(allow("ledger.account.read"))]
CanWrite = Annotated[Actor, Depends(allow("ledger.chain.write"))]
CanMend = Annotated[Actor, Depends(allow("ledger.account.write"))]
PageSize = Annotated[int, Query(ge=1, le=LIMIT_MAX)]
PageKey = Annotated[str | None, Query(max_length=200)]


class AccountUnknown(NotFound):
    code = "ledger.account_unknown"


class BrokenKey(Invalid):
    """The key of the page was not one that a statement gave out."""

    code = "request.broken_cursor"


class TransferStep(Command):
    """Move an amount now."""

    act: Literal["transfer"]
    id: UUID
    debit_id: UUID
    credit_id: UUID
    amount: Annotated[Quantity, Field(le=steps.AMOUNT_MAX)]

    def step(self) -> steps.Step:
        """As the ledger takes it."""
        return steps.Transfer(self.id, self.debit_id, self.credit_id, self.amount)


class ReserveStep(Command):
    """Set an amount aside."""

    act: Literal["reserve"]
    id: UUID
    debit_id: UUID
    credit_id: UUID
    amount: Annotated[Quantity, Field(le=steps.AMOUNT_MAX)]
    expires_at: Moment | None = None

    def step(self) -> steps.Step:
        """As the ledger takes it."""
        return steps.Reserve(self.id, self.debit_id, self.credit_id, self.amount, self.expires_at)


class PostStep(Command):
    """Carry out a reservation, whole or in part."""

    act: Literal["post"]
    id: UUID
    hold_id: UUID
    amount: Annotated[Quantity, Field(le=steps.AMOUNT_MAX)] | None = None
    keep_rest: bool = False

    def step(self) -> steps.Step:
        """As the ledger takes it."""
        return steps.Post(self.id, self.hold_id, self.amount, self.keep_rest)


class VoidStep(Command):
    """Give a reservation back."""

    act: Literal["void"]
    id: UUID
    hold_id: UUID

    def step(self) -> steps.Step:
        """As the ledger takes it."""
        return steps.Void(self.id, self.hold_id)


AnyStep = Annotated[TransferStep | ReserveStep | PostStep | VoidStep, Field(discriminator="act")]


class WriteChain(Command):
    """A chain written by hand: the way to correct what was wrong is a further transfer."""

    id: UUID
    steps: Annotated[list[AnyStep], Field(min_length=1, max_length=steps.STEPS_MAX)]
    reason: Word
    document_kind: Word
    document_id: UUID


class RebuildTotals(Command):
    """Accounts whose running totals are to be made from their transfers anew."""

    account_ids: Annotated[list[UUID], Field(min_length=1, max_length=1_000)]


class ChainTaken(View):
    """The chain stands in the ledger; `repeated` if it did before."""

    chain_id: UUID
    repeated: bool


@console.get("/accounts")
async def list_accounts(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(accounts.ACCOUNTS.wanted)],
) -> Page[accounts.AccountView]:
    return await accounts.list_accounts(session, actor, wanted)


@console.get("/accounts/{account_id}")
async def show_account(
    session: ReadSession, actor: CanRead, account_id: UUID
) -> accounts.HoldingsView:
    found = await accounts.show_account(session, actor, account_id)
    if found is None:
        raise AccountUnknown
    return found


@console.get("/accounts/{account_id}/entries")
async def read_statement(
    session: ReadSession,
    actor: CanRead,
    account_id: UUID,
    *,
    until: Moment | None = None,
    before: PageKey = None,
    limit: PageSize = LIMIT_USUAL,
) -> entries.StatementView:
    try:
        page = await entries.read_statement(
            session, actor, account_id, until=until, before=before, limit=limit
        )
    except ValueError as error:
        raise BrokenKey(place="query/before") from error
    if page is None:
        raise AccountUnknown
    return page


@console.get("/documents/{document_id}/transfers")
async def list_transfers_of_document(
    session: ReadSession, actor: CanRead, document_id: UUID, limit: PageSize = LIMIT_MAX
) -> list[entries.TransferView]:
    return await entries.transfers_of_document(session, actor, document_id, limit=limit)


@console.post("/chains", status_code=201)
async def write_chain(session: Session, actor: CanWrite, command: WriteChain) -> ChainTaken:
    chain = steps.Chain(
        command.id,
        tuple(one.step() for one in command.steps),
        command.reason,
        command.document_kind,
        command.document_id,
        actor.id,
    )
    outcome = await submit.take(session, chain, at=utc_now())
    return ChainTaken(chain_id=chain.id, repeated=outcome.repeated)


@console.post("/rebuilds")
async def rebuild_totals(session: Session, actor: CanMend, command: RebuildTotals) -> list[UUID]:
    return await rebuild.rebuild_totals(session, actor, command.account_ids)
