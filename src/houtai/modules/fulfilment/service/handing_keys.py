"""Card keys are handed out: each once, to one line, which gets as many as it has pieces."""

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any, Literal
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.events.notices import NoticeWanted
from houtai.kit import eventlog
from houtai.kit.auth import Place
from houtai.kit.ids import new_id
from houtai.kit.sql import statement
from houtai.modules.fulfilment.rules.online import WaitingLine
from houtai.modules.fulfilment.tables import CardKeyShelf
from houtai.modules.identity import public as identity

PERMISSION = "fulfilment.card_key.write"
TEMPLATE = "fulfilment.card_keys_missing"
LINK = "/fulfilment/card-keys"


async def hand_out(
    session: AsyncSession, lines: Sequence[WaitingLine], *, at: datetime
) -> set[UUID]:
    """Those lines that got their keys, by id of the demand's line; the first come first. Keys that
    somebody else is just taking are passed over. Index: ix_card_key_left_sku_id_id.
    """
    if not lines:
        return set()
    wanted: dict[UUID, int] = {}
    for one in lines:
        wanted[one.sku_id] = wanted.get(one.sku_id, 0) + one.waiting
    found = await session.execute(
        statement(__package__, "free_keys"),
        {"skus": sorted(wanted), "counts": [wanted[one] for one in sorted(wanted)]},
    )
    free: dict[UUID, list[UUID]] = {}
    for row in found:
        free.setdefault(row.sku_id, []).append(row.id)
    given: list[tuple[UUID, WaitingLine]] = []
    had: set[UUID] = set()
    for one in lines:
        keys = free.get(one.sku_id, [])
        if len(keys) < one.waiting:
            continue
        given += [(keys.pop(), one) for _ in range(one.waiting)]
        had.add(one.id)
    await _give(session, given, at=at)
    return had


class KeyGone(RuntimeError):
    """A key that was locked as free is not: somebody must look at it."""


async def _give(
    session: AsyncSession, given: Sequence[tuple[UUID, WaitingLine]], *, at: datetime
) -> None:
    if not given:
        return
    values = {
        "keys": [key for key, _ in given],
        "lines": [line.line_id for _, line in given],
        "orders": [line.order_id for _, line in given],
        "at": at,
    }
    done: Any = await session.execute(statement(__package__, "give_keys"), values)
    if done.rowcount != len(given):
        raise KeyGone
    counts: dict[UUID, int] = {}
    for _, line in given:
        counts[line.sku_id] = counts.get(line.sku_id, 0) + 1
    await session.execute(
        statement(__package__, "count_keys"),
        {"skus": sorted(counts), "counts": [counts[one] for one in sorted(counts)], "at": at},
    )


async def note_missing(
    session: AsyncSession, short: Sequence[WaitingLine], *, at: datetime
) -> None:
    """Lines that lack keys show on their SKU's shelf; merchants learn of those that are new."""
    if not short:
        return
    names = ("sku_id", "merchant_id", "sku_code", "product_name", "spec_text", "picture")
    shelves = {one.sku_id: {name: getattr(one, name) for name in names} for one in short}
    await session.execute(
        insert(CardKeyShelf).on_conflict_do_nothing(),
        [{**values, "changed_at": at} for _, values in sorted(shelves.items())],
    )
    await _tell(session, [one for one in short if one.tried_at == at], at=at)


async def _tell(session: AsyncSession, short: Sequence[WaitingLine], *, at: datetime) -> None:
    """One notice for each SKU; people of the merchant who may put keys in."""
    counts: dict[UUID, int] = {}
    for one in short:
        counts[one.sku_id] = counts.get(one.sku_id, 0) + one.waiting
    skus = {one.sku_id: one for one in short}
    posts = {sku_id: _post(one.merchant_id) for sku_id, one in skus.items()}
    people = await identity.holders(session, list(set(posts.values())))
    notices = [
        NoticeWanted(
            notice_id=new_id(),
            template=TEMPLATE,
            account_ids=tuple(people[posts[sku_id]]),
            fields=json.dumps(
                {
                    "sku": f"{one.product_name} {one.spec_text}".strip(),
                    "count": str(counts[sku_id]),
                },
                ensure_ascii=False,
            ),
            link=LINK,
            at=at,
        )
        for sku_id, one in skus.items()
    ]
    await eventlog.emit(session, *(one for one in notices if one.account_ids))


def _post(merchant_id: UUID) -> tuple[Literal["account", "role", "permission"], str, Place]:
    place = Place() if merchant_id == SELF_RUN_ID else Place(merchant_id)
    return "permission", PERMISSION, place
