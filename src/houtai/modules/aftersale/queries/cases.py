"""Cases as staff sees them: lists by what is due, one with everything that belongs to it."""

from collections.abc import Collection
from datetime import datetime
from typing import Annotated, Any, Literal
from uuid import UUID

from pydantic import StringConstraints, computed_field
from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, within
from houtai.kit.errors import NotFound
from houtai.kit.paging import Listing, Page, Wanted, any_of, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View, Word
from houtai.modules.aftersale.rules.states import (
    Act,
    CaseKind,
    CaseStage,
    CaseState,
    GiftKept,
    MoneyState,
    Party,
    RefundAt,
    acts_of,
)
from houtai.modules.aftersale.tables import Case, CaseLine, CaseMessage, CaseRefund
from houtai.modules.payments import public as payments

COUNTED_MAX = 999
COUNTED: tuple[CaseState, ...] = (
    "applied",
    "proposed",
    "rejected",
    "to_send",
    "returning",
    "arrived",
    "disputed",
    "intercepting",
    "resending",
    "refunding",
)
MESSAGES_MAX = 300
Number = Annotated[str, StringConstraints(pattern=r"^[A-Z]{1,2}\d{19}$")]


class SaleCaseUnknown(NotFound):
    """Unknown, or out of reach: the two look the same."""

    code = "aftersale.case_unknown"


class CaseRowView(View):
    """A case in a list."""

    id: UUID
    number: str
    merchant_id: UUID
    member_id: UUID
    order_id: UUID
    order_number: str
    shop_name: str
    kind: CaseKind
    stage: CaseStage
    state: CaseState
    money: MoneyState
    reason: str
    refund_to: payments.RefundWay
    asked_fen: int
    agreed_fen: int | None
    extra_fen: int
    """What goes out costs so much more; below zero: less."""
    gift_fen: int
    """What the gifts are worth that the buyer keeps."""
    gift_kept: GiftKept | None
    """Whether that goes off the refund; none: not said yet."""
    pieces_count: int
    opened_at: datetime
    due_at: datetime | None
    """When the state's own outcome takes place, if nobody does anything."""
    ended_at: datetime | None
    version: int


class CaseLineView(View):
    """What of a line the case is about; freight is one without goods."""

    line_id: UUID
    sku_id: UUID | None
    product_name: str
    spec_text: str
    sku_code: str
    picture: UUID | None
    is_gift: bool
    quantity: int
    swap_sku_id: UUID | None
    swap_text: str
    """What goes out for it, where that is something else."""
    held_fen: int
    """What is kept back for it, or what of it went back."""
    kept_fen: int | None
    """Of a gift that the buyer keeps: what it is worth."""


class CaseRefundView(View):
    """Money of it on its way back by one payment, or back."""

    refund_id: UUID
    amount_fen: int
    state: Literal["going", "back", "failed"]
    asked_at: datetime
    finished_at: datetime | None


class CaseMessageView(View):
    """What was done or said, by which party."""

    id: UUID
    what: str
    by_kind: Party
    by_id: UUID
    words: str
    pictures: list[UUID]
    details: dict[str, Any]
    at: datetime


class SaleCaseView(CaseRowView):
    """A case with everything that belongs to it."""

    words: str
    refund_at: RefundAt
    return_to: str
    return_warehouse: UUID | None
    carrier_code: str
    waybill_number: str
    resend_order_id: UUID | None
    resend_order_number: str
    finding: dict[str, Any]
    lines: tuple[CaseLineView, ...] = ()
    refunds: tuple[CaseRefundView, ...] = ()
    messages: tuple[CaseMessageView, ...] = ()

    @computed_field
    def acts(self) -> list[Act]:
        """What the seller's people may do with it now."""
        return list(acts_of("merchant", state=self.state, kind=self.kind, money=self.money))

    @computed_field
    def rulings(self) -> list[Act]:
        """What the platform's people may decide."""
        return list(acts_of("platform", state=self.state, kind=self.kind, money=self.money))


class CaseCountView(View):
    """How many stand so; `more` if there are more than that."""

    state: CaseState
    count: int
    more: bool


CASES = Listing(
    id=Case.id,
    sorts={"opened_at": Case.opened_at, "due_at": Case.due_at},
    default="-opened_at",
    filters={
        "state": any_of(Case.state, CaseState),
        "kind": equal(Case.kind, CaseKind),
        "reason": equal(Case.reason, Word),
        "number": equal(Case.number, Number),
        "order_number": equal(Case.order_number, Number),
        "order_id": equal(Case.order_id, UUID),
        "waybill_number": equal(Case.waybill_number, Line),
        "merchant_id": equal(Case.merchant_id, UUID),
        "opened_from": at_least(Case.opened_at, Moment),
        "opened_before": below(Case.opened_at, Moment),
    },
)
_ROW: tuple[Any, ...] = tuple(getattr(Case, name) for name in CaseRowView.model_fields)
_PARTS = {"lines", "refunds", "messages"}
WHOLE: tuple[Any, ...] = tuple(
    getattr(Case, name) for name in SaleCaseView.model_fields if name not in _PARTS
)


async def list_cases(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[CaseRowView]:
    """Newest first. Indexes: ix_sale_case_opened_at_id, _merchant_id_opened_at_id, _state_due_at_id
    and one for each number.
    """
    statement = select(*_ROW).where(within(actor, Case.merchant_id))
    return await CASES.page(session, statement, wanted, CaseRowView)


async def count_cases(session: AsyncSession, actor: Actor) -> list[CaseCountView]:
    """Open ones, for the tabs; counted to a bound. Indexes: ix_sale_case_state_due_at_id,
    _merchant_id_state_due_at_id.
    """
    counted = [
        select(func.count())
        .select_from(
            select(Case.id)
            .where(within(actor, Case.merchant_id), Case.state == state)
            .limit(COUNTED_MAX + 1)
            .subquery()
        )
        .scalar_subquery()
        for state in COUNTED
    ]
    row = (await session.execute(select(*counted))).one()
    return [
        CaseCountView(state=state, count=min(count, COUNTED_MAX), more=count > COUNTED_MAX)
        for state, count in zip(COUNTED, row, strict=True)
    ]


async def one_case(session: AsyncSession, actor: Actor, case_id: UUID) -> SaleCaseView:
    """Raises SaleCaseUnknown. Indexes: pk_sale_case, pk_case_line, ix_case_refund_case_id,
    ix_case_message_case_id_id.
    """
    found = await session.execute(
        select(*WHOLE).where(Case.id == case_id, within(actor, Case.merchant_id))
    )
    row = found.one_or_none()
    if row is None:
        raise SaleCaseUnknown
    case = SaleCaseView.model_validate(row)
    return case.model_copy(
        update={
            "lines": tuple((await lines_of(session, [case_id])).get(case_id, ())),
            "refunds": tuple(await refunds_of(session, case_id)),
            "messages": tuple(await messages_of(session, case_id)),
        }
    )


async def lines_of(
    session: AsyncSession, case_ids: Collection[UUID]
) -> dict[UUID, list[CaseLineView]]:
    """Index: pk_case_line."""
    columns: list[Any] = [getattr(CaseLine, name) for name in CaseLineView.model_fields]
    rows = await session.execute(
        select(CaseLine.case_id, *columns)
        .where(CaseLine.case_id.in_(case_ids))
        .order_by(CaseLine.case_id, CaseLine.position)
    )
    found: dict[UUID, list[CaseLineView]] = {}
    for row in rows:
        found.setdefault(row.case_id, []).append(CaseLineView.model_validate(row))
    return found


async def refunds_of(session: AsyncSession, case_id: UUID) -> list[CaseRefundView]:
    """Index: ix_case_refund_case_id."""
    columns: list[Any] = [getattr(CaseRefund, name) for name in CaseRefundView.model_fields]
    rows = await session.execute(
        select(*columns).where(CaseRefund.case_id == case_id).order_by(CaseRefund.refund_id)
    )
    return [CaseRefundView.model_validate(row) for row in rows]


async def messages_of(session: AsyncSession, case_id: UUID) -> list[CaseMessageView]:
    """The oldest first, as they were said. Index: ix_case_message_case_id_id."""
    columns: list[Any] = [getattr(CaseMessage, name) for name in CaseMessageView.model_fields]
    rows = await session.execute(
        select(*columns)
        .where(CaseMessage.case_id == case_id)
        .order_by(CaseMessage.id)
        .limit(MESSAGES_MAX)
    )
    return [CaseMessageView.model_validate(row) for row in rows]


async def picture_of(
    session: AsyncSession, actor: Actor, case_id: UUID, file_id: UUID
) -> UUID | None:
    """The file, if it is evidence of a case within reach."""
    return await session.scalar(
        select(Case.id)
        .join(CaseMessage, CaseMessage.case_id == Case.id)
        .where(Case.id == case_id, within(actor, Case.merchant_id))
        .where(CaseMessage.pictures.contains([file_id]))
        .limit(1)
    )
