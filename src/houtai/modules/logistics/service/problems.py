"""Problems of parcels: opened once for each fact, told to those who look after them."""

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal
from uuid import UUID

from sqlalchemy import text, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog, settings
from houtai.kit.auth import Place
from houtai.kit.ids import new_id
from houtai.kit.sql import one_of
from houtai.modules.identity import public as identity
from houtai.modules.logistics.rules.tracking import KINDS_THAT_PASS, ProblemKind
from houtai.modules.logistics.service.policy import PROBLEM_HOURS
from houtai.modules.logistics.tables import ParcelProblem

_OPEN = text("state = 'open'")
PERMISSION = "logistics.parcel_problem.read"


@dataclass(frozen=True)
class Opening:
    """What is wrong with which parcel, in the carrier's words."""

    waybill_id: UUID
    merchant_id: UUID
    kind: ProblemKind
    words: str


async def open_problems(
    session: AsyncSession, openings: Sequence[Opening], *, at: datetime
) -> None:
    """Those that are not open already. Index: uq_parcel_problem_open."""
    if not openings:
        return
    hours = await settings.read(session, PROBLEM_HOURS)
    rows = [
        {
            "id": new_id(),
            "waybill_id": one.waybill_id,
            "merchant_id": one.merchant_id,
            "kind": one.kind,
            "state": "open",
            "words": one.words,
            "opened_at": at,
            "due_at": at + timedelta(hours=hours),
            "version": 1,
        }
        for one in openings
    ]
    statement = (
        insert(ParcelProblem)
        .on_conflict_do_nothing(
            index_elements=[ParcelProblem.waybill_id, ParcelProblem.kind], index_where=_OPEN
        )
        .returning(ParcelProblem.merchant_id)
    )
    merchant_ids = (await session.scalars(statement, rows)).all()
    await _tell(session, merchant_ids, at=at)


async def close_passed(
    session: AsyncSession, waybill_ids: Collection[UUID], *, at: datetime
) -> None:
    """These go on: what passes by itself is done for. Index: uq_parcel_problem_open."""
    if not waybill_ids:
        return
    await session.execute(
        update(ParcelProblem)
        .where(one_of(ParcelProblem.waybill_id, waybill_ids), ParcelProblem.state == "open")
        .where(ParcelProblem.kind.in_(KINDS_THAT_PASS))
        .values(
            state="done",
            handled="moved_again",
            handled_at=at,
            version=ParcelProblem.version + 1,
        )
        .execution_options(synchronize_session=False)
    )


async def _tell(session: AsyncSession, merchant_ids: Sequence[UUID], *, at: datetime) -> None:
    """One notice for each merchant, however many parcels it is about."""
    counts = {one: merchant_ids.count(one) for one in set(merchant_ids)}
    await tell(
        session,
        "logistics.parcel_problems",
        {one: {"count": str(count)} for one, count in counts.items()},
        permission=PERMISSION,
        link="/logistics/exceptions",
        at=at,
    )


async def tell(
    session: AsyncSession,
    template: str,
    said: dict[UUID, dict[str, str]],
    *,
    permission: str,
    link: str,
    at: datetime,
) -> None:
    """People of each merchant who hold a permission; of the platform's own shop the platform's."""
    if not said:
        return
    posts = {one: _post(permission, one) for one in said}
    people = await identity.holders(session, list(posts.values()))
    notices = [
        NoticeWanted(
            notice_id=new_id(),
            template=template,
            account_ids=tuple(people[posts[merchant_id]]),
            fields=json.dumps(fields, ensure_ascii=False),
            link=link,
            at=at,
        )
        for merchant_id, fields in said.items()
    ]
    await eventlog.emit(session, *(one for one in notices if one.account_ids))


def _post(
    permission: str, merchant_id: UUID
) -> tuple[Literal["account", "role", "permission"], str, Place]:
    place = Place() if merchant_id == SELF_RUN_ID else Place(merchant_id)
    return "permission", permission, place
