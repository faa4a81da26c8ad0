"""A buyer's own cases, and what of an order he may ask for. The session must be the house's."""

from datetime import datetime
from typing import Any
from uuid import UUID

from pydantic import computed_field
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.paging import Listing, Page, Wanted, equal
from houtai.kit.shapes import View
from houtai.modules.aftersale.queries.cases import (
    CaseLineView,
    CaseMessageView,
    CaseRefundView,
    SaleCaseUnknown,
    lines_of,
    messages_of,
    refunds_of,
)
from houtai.modules.aftersale.rules.states import (
    Act,
    CaseKind,
    CaseStage,
    CaseState,
    GiftKept,
    MoneyState,
    Party,
    acts_of,
)
from houtai.modules.aftersale.tables import Case, CaseMessage
from houtai.modules.payments import public as payments


class OwnCaseRowView(View):
    """One of one's own cases."""

    id: UUID
    number: str
    order_id: UUID
    order_number: str
    merchant_id: UUID
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
    gift_fen: int
    gift_kept: GiftKept | None
    pieces_count: int
    opened_at: datetime
    due_at: datetime | None
    ended_at: datetime | None
    version: int
    lines: tuple[CaseLineView, ...] = ()


class OwnMessageView(View):
    """What was done or said; of staff only for which party they speak."""

    what: str
    by_kind: Party
    words: str
    pictures: list[UUID]
    details: dict[str, Any]
    at: datetime


class OwnCaseView(OwnCaseRowView):
    """The same with what was said and what became of the money."""

    words: str
    return_to: str
    carrier_code: str
    waybill_number: str
    resend_order_id: UUID | None
    resend_order_number: str
    refunds: tuple[CaseRefundView, ...] = ()
    messages: tuple[OwnMessageView, ...] = ()

    @computed_field
    def acts(self) -> list[Act]:
        """What one may do now."""
        return list(acts_of("buyer", state=self.state, kind=self.kind, money=self.money))


OWN_CASES = Listing(
    id=Case.id,
    sorts={"id": Case.id},
    default="-id",
    filters={"order_id": equal(Case.order_id, UUID), "state": equal(Case.state, CaseState)},
)
_MADE = {"lines", "refunds", "messages"}


async def own_cases(session: AsyncSession, member_id: UUID, wanted: Wanted) -> Page[OwnCaseRowView]:
    """The newest first. Index: ix_sale_case_member_id_id."""
    columns: list[Any] = [
        getattr(Case, name) for name in OwnCaseRowView.model_fields if name not in _MADE
    ]
    statement = select(*columns).where(Case.member_id == member_id)
    page = await OWN_CASES.page(session, statement, wanted, OwnCaseRowView)
    lines = await lines_of(session, [one.id for one in page.items])
    items = [one.model_copy(update={"lines": tuple(lines.get(one.id, ()))}) for one in page.items]
    return page.model_copy(update={"items": items})


async def own_case(session: AsyncSession, member_id: UUID, case_id: UUID) -> OwnCaseView:
    """Raises SaleCaseUnknown. Index: pk_sale_case."""
    columns: list[Any] = [
        getattr(Case, name) for name in OwnCaseView.model_fields if name not in _MADE
    ]
    found = await session.execute(
        select(*columns).where(Case.id == case_id, Case.member_id == member_id)
    )
    row = found.one_or_none()
    if row is None:
        raise SaleCaseUnknown
    said = await messages_of(session, case_id)
    return OwnCaseView.model_validate(row).model_copy(
        update={
            "lines": tuple((await lines_of(session, [case_id])).get(case_id, ())),
            "refunds": tuple(await refunds_of(session, case_id)),
            "messages": tuple(_plain(one) for one in said),
        }
    )


def _plain(one: CaseMessageView) -> OwnMessageView:
    return OwnMessageView(**one.model_dump(include=set(OwnMessageView.model_fields)))


async def is_own(session: AsyncSession, member_id: UUID, case_id: UUID) -> bool:
    """Whether the case is this member's."""
    own = select(Case.id).where(Case.id == case_id, Case.member_id == member_id)
    return await session.scalar(own) is not None


async def own_picture(session: AsyncSession, member_id: UUID, case_id: UUID, file_id: UUID) -> bool:
    """Whether the file is evidence of one's own case."""
    found = await session.scalar(
        select(Case.id)
        .join(CaseMessage, CaseMessage.case_id == Case.id)
        .where(Case.id == case_id, Case.member_id == member_id)
        .where(CaseMessage.pictures.contains([file_id]))
        .limit(1)
    )
    return found is not None
