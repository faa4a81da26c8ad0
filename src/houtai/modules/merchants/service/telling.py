"""What is told: to other modules by their events, to people by notices, to the merchant's story."""

import json
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Literal, TypeAlias
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import CategoriesGranted, MerchantOpened
from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog
from houtai.kit.auth import Place
from houtai.kit.ids import new_id
from houtai.modules.identity import public as identity
from houtai.modules.merchants.tables import CategoryGrant, Happening, Merchant, Shop

REVIEW = "merchants.review.write"
OWN_PAPERS = "merchants.paper.write"
OWN_APPLICATION = "merchants.application.write"
Post: TypeAlias = tuple[Literal["account", "role", "permission"], str, Place]


async def happened(
    session: AsyncSession,
    merchant_id: UUID,
    kind: str,
    *,
    at: datetime,
    by_id: UUID | None = None,
    note: str = "",
    notes: Mapping[str, str] | None = None,
    amount_fen: int | None = None,
) -> None:
    """Add a line to the merchant's story."""
    session.add(
        Happening(
            merchant_id=merchant_id,
            kind=kind,
            by_id=by_id,
            at=at,
            note=note,
            notes=dict(notes or {}),
            amount_fen=amount_fen,
        )
    )
    await session.flush()


async def opened(session: AsyncSession, merchant_id: UUID, *, at: datetime) -> None:
    """Tell that he may sell, in which categories, and what his shop is called now."""
    row = (
        await session.execute(
            select(Merchant.self_run, Shop.name)
            .join(Shop, Shop.merchant_id == Merchant.merchant_id)
            .where(Merchant.merchant_id == merchant_id)
        )
    ).one()
    told = MerchantOpened(merchant_id=merchant_id, shop_name=row.name, self_run=row.self_run, at=at)
    await eventlog.emit(session, told)


async def granted(session: AsyncSession, merchant_ids: Collection[UUID], *, at: datetime) -> None:
    """Tell in which categories each of these may sell now. Index: pk_category_grant."""
    found = await session.execute(
        select(CategoryGrant.merchant_id, CategoryGrant.category_id)
        .where(CategoryGrant.merchant_id.in_(merchant_ids), CategoryGrant.state == "granted")
        .order_by(CategoryGrant.category_id)
    )
    by_merchant: dict[UUID, list[UUID]] = {one: [] for one in merchant_ids}
    for row in found:
        by_merchant[row.merchant_id].append(row.category_id)
    told = [
        CategoriesGranted(merchant_id=one, category_ids=tuple(ids), at=at)
        for one, ids in by_merchant.items()
    ]
    await eventlog.emit(session, *told)


async def reviewers(
    session: AsyncSession, template: str, *, link: str, at: datetime, **fields: str
) -> None:
    """Tell those of the platform who review; nobody is no error."""
    post: Post = ("permission", REVIEW, Place())
    held = await identity.holders(session, [post])
    await _emit(session, [_notice(template, held[post], fields, link, at)])


async def staff(
    session: AsyncSession,
    merchant_id: UUID,
    template: str,
    *,
    link: str,
    at: datetime,
    **fields: str,
) -> None:
    """Tell those of the merchant who look after his papers, or who have applied."""
    await staff_of_each(session, template, {merchant_id: fields}, link=link, at=at)


async def staff_of_each(
    session: AsyncSession,
    template: str,
    fields_of: Mapping[UUID, Mapping[str, str]],
    *,
    link: str,
    at: datetime,
) -> None:
    """The same for many merchants, each with values of his own, in two statements."""
    posts: dict[UUID, list[Post]] = {
        one: [("permission", held, Place(one)) for held in (OWN_PAPERS, OWN_APPLICATION)]
        for one in fields_of
    }
    held = await identity.holders(session, [post for each in posts.values() for post in each])
    notices = [
        _notice(template, [who for post in posts[one] for who in held[post]], fields, link, at)
        for one, fields in fields_of.items()
    ]
    await _emit(session, notices)


def _notice(
    template: str,
    account_ids: Sequence[UUID],
    fields: Mapping[str, str],
    link: str,
    at: datetime,
) -> NoticeWanted:
    return NoticeWanted(
        notice_id=new_id(),
        template=template,
        account_ids=tuple(sorted(set(account_ids))),
        fields=json.dumps(fields, ensure_ascii=False),
        link=link,
        at=at,
    )


async def _emit(session: AsyncSession, notices: Sequence[NoticeWanted]) -> None:
    await eventlog.emit(session, *(one for one in notices if one.account_ids))
