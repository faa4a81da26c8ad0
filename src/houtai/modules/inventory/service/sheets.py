"""Stock by sheet: opening stock and adjustments become documents, and are undone by documents."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any
from uuid import UUID

from pydantic import ValidationError
from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import dictionaries, sheets
from houtai.kit.auth import Actor, Right
from houtai.kit.db import set_reach
from houtai.kit.errors import HoutaiError, Invalid
from houtai.kit.ids import NIL
from houtai.kit.sheets import Change, Column, Importer, Row, RowError, Upload
from houtai.modules.catalog import public as catalog
from houtai.modules.inventory.queries.sheets import Meanings, good_pieces, meanings
from houtai.modules.inventory.rules.documents import DocumentKind
from houtai.modules.inventory.rules.lots import Marks, dated
from houtai.modules.inventory.rules.reach import Site, may_move
from houtai.modules.inventory.service import drafting, posting
from houtai.modules.inventory.service.bounds import business_today
from houtai.modules.inventory.service.moving import SkuNotCounted, SkuUnknown
from houtai.modules.inventory.tables import COST, LOT_NUMBER_CHARS_MAX, Document

PERMISSION = "inventory.document.write"
_LINE = re.compile(r"body/lines/(\d+)")
SKU = Column("inventory.column.sku", sheets.Code(), required=True, example="6901234567892")
WAREHOUSE = Column("inventory.column.warehouse", sheets.Code(), required=True, example="SZ-01")
QUANTITY = Column(
    "inventory.column.quantity",
    sheets.Whole(most=drafting.PIECES_MAX),
    required=True,
    example=120,
)
CHANGE = Column(
    "inventory.column.change",
    sheets.Whole(least=-drafting.PIECES_MAX, most=drafting.PIECES_MAX),
    required=True,
    example=-3,
)
UNIT_COST = Column(
    "inventory.column.cost",
    sheets.Amount(most=drafting.COST_FEN_MAX),
    example=1_250,
    sensitive=COST.code,
)
LOT_NUMBER = Column(
    "inventory.column.lot_number",
    sheets.Words(chars_max=LOT_NUMBER_CHARS_MAX),
    example="LJ20261001",
)
PRODUCED = Column("inventory.column.produced_on", sheets.Day(), example=date(2026, 10, 1))
EXPIRES = Column("inventory.column.expires_on", sheets.Day(), example=date(2028, 3, 24))
REASON = Column(
    "inventory.column.reason", sheets.Words(chars_max=40), required=True, example="count_less"
)


async def plan_opening(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], upload: Upload
) -> list[Change | RowError]:
    """What each row would receive."""
    known = await _meanings(session, actor, rows, upload)
    today = business_today(upload.at)
    planned = [_planned(actor, row, known, QUANTITY, {}) for row in rows]
    return [
        one if isinstance(one, RowError) else _dated(row, one, known, today)
        for row, one in zip(rows, planned, strict=True)
    ]


async def plan_adjustments(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], upload: Upload
) -> list[Change | RowError]:
    """What each row would add or take away."""
    known = await _meanings(session, actor, rows, upload)
    reasons = await _reasons(session)
    planned = [_planned(actor, row, known, CHANGE, reasons) for row in rows]
    places = {_place(one.after) for one in planned if isinstance(one, Change)}
    held = await good_pieces(session, places) if places else {}
    return [_not_below_zero(one, held) for one in planned]


async def apply_opening(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[Change | RowError]:
    """Opening receipts, posted."""
    return await _apply(session, actor, changes, "opening", upload.at)


async def apply_adjustments(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[Change | RowError]:
    """Adjustments, posted, or waiting for those who must agree."""
    return await _apply(session, actor, changes, "adjustment", upload.at)


async def revert(
    session: AsyncSession, actor: Actor, changes: Sequence[Change], upload: Upload
) -> list[RowError]:
    """Each document is taken back by one that says the contrary; one that nobody has agreed to
    yet is cancelled.
    """
    by_document: dict[UUID, list[Change]] = {}
    for change in changes:
        by_document.setdefault(UUID(change.after["document_id"]), []).append(change)
    errors: list[RowError] = []
    for document_id, those in by_document.items():
        code = await _taken_back(session, actor, document_id, upload.at)
        if code is not None:
            errors += [RowError(change.row, code) for change in those]
    return errors


OPENING_STOCK = Importer(
    name="opening_stock",
    permission=PERMISSION,
    columns=(SKU, WAREHOUSE, QUANTITY, UNIT_COST, LOT_NUMBER, PRODUCED, EXPIRES),
    plan=plan_opening,
    apply=apply_opening,
    revert=revert,
    identity=(SKU.key, WAREHOUSE.key, LOT_NUMBER.key, PRODUCED.key, EXPIRES.key),
    whole=True,
    of_merchants=True,
)
ADJUSTMENTS = Importer(
    name="adjustments",
    permission=PERMISSION,
    columns=(SKU, WAREHOUSE, CHANGE, REASON, UNIT_COST),
    plan=plan_adjustments,
    apply=apply_adjustments,
    revert=revert,
    identity=(SKU.key, WAREHOUSE.key),
    whole=True,
    of_merchants=True,
)
IMPORTERS = (OPENING_STOCK, ADJUSTMENTS)
"""All or nothing, each: half a count is no count."""


async def _meanings(
    session: AsyncSession, actor: Actor, rows: Sequence[Row], upload: Upload
) -> Meanings:
    """Goods of the upload's merchant; where it names none, of everybody within reach."""
    sku_codes = {row.values[SKU.key] for row in rows}
    site_codes = {row.values[WAREHOUSE.key] for row in rows}
    owner = None if upload.merchant_id == NIL else upload.merchant_id
    return await meanings(session, actor, sku_codes, site_codes, owner=owner)


async def _reasons(session: AsyncSession) -> Mapping[str, str]:
    """Codes of reasons by code and by name, in either language."""
    codes: dict[str, str] = {}
    for language in ("zh-CN", "en-US"):
        for word in await dictionaries.words(session, "stock.adjustment_reason", language):
            codes |= {word.code: word.code, word.name.casefold(): word.code}
    return codes


def _planned(
    actor: Actor, row: Row, known: Meanings, counted: Column, reasons: Mapping[str, str]
) -> Change | RowError:
    values = row.values
    found = _goods_and_site(actor, row, known)
    if isinstance(found, RowError):
        return found
    sku, site = found
    if values[counted.key] == 0 and counted is CHANGE:
        return RowError(row.number, "inventory.quantity_nothing", counted.key)
    cost_fen = values.get(UNIT_COST.key)
    if cost_fen is not None and actor.right(COST.code) < Right.WRITE:
        return RowError(row.number, "request.field_not_writable", UNIT_COST.key)
    if cost_fen is not None and values[counted.key] < 0:
        return RowError(row.number, "inventory.cost_not_asked", UNIT_COST.key)
    after = {
        SKU.key: values[SKU.key],
        WAREHOUSE.key: values[WAREHOUSE.key],
        counted.key: values[counted.key],
        UNIT_COST.key: cost_fen,
        "sku_id": str(sku.id),
        "merchant_id": str(sku.merchant_id),
        "warehouse_id": str(site.warehouse_id),
    }
    if counted is CHANGE:
        reason = reasons.get(values[REASON.key].casefold())
        if reason is None:
            return RowError(row.number, "inventory.reason_unknown", REASON.key)
        after |= {REASON.key: values[REASON.key], "reason": reason}
    # Whoever counted everything also says where nothing lies.
    nothing = values[counted.key] == 0
    return Change(row.number, after, after if nothing else None)


def _dated(row: Row, planned: Change, known: Meanings, today: date) -> Change | RowError:
    """With the lot of what comes in and the day on which it expires."""
    values = row.values
    if values[QUANTITY.key] == 0:
        return planned
    marks = Marks(
        values.get(LOT_NUMBER.key) or "", values.get(PRODUCED.key), values.get(EXPIRES.key)
    )
    sku_id = UUID(planned.after["sku_id"])
    life = next(one for one in known.skus[values[SKU.key]] if one.id == sku_id).shelf_life_days
    try:
        marks = dated(marks, life, asked=True, today=today, place="")
    except Invalid as error:
        column = PRODUCED if (error.place or "").endswith("produced_on") else EXPIRES
        return RowError(row.number, error.code, column.key)
    said = {
        LOT_NUMBER.key: marks.lot_number or None,
        PRODUCED.key: marks.produced_on,
        EXPIRES.key: marks.expires_on,
    }
    return replace(planned, after=planned.after | said)


def _goods_and_site(
    actor: Actor, row: Row, known: Meanings
) -> tuple[catalog.SkuView, Site] | RowError:
    sku_code, site_code = row.values[SKU.key], row.values[WAREHOUSE.key]
    skus, sites = known.skus.get(sku_code, []), known.sites.get(site_code, [])
    if not skus:
        return RowError(row.number, "inventory.code_unknown", SKU.key, {"scanned": sku_code})
    if not sites:
        said = {"code": site_code}
        return RowError(row.number, "inventory.warehouse_unknown_code", WAREHOUSE.key, said)
    fitting = [
        (sku, site) for sku in skus for site in sites if may_move(actor, sku.merchant_id, site)
    ]
    if len(fitting) != 1:
        code = "inventory.code_ambiguous" if fitting else SkuUnknown.code
        return RowError(row.number, code, SKU.key)
    if not fitting[0][0].own_stock:
        return RowError(row.number, SkuNotCounted.code, SKU.key)
    return fitting[0]


def _place(after: Mapping[str, Any]) -> tuple[UUID, UUID]:
    return UUID(after["sku_id"]), UUID(after["warehouse_id"])


def _not_below_zero(
    one: Change | RowError, held: Mapping[tuple[UUID, UUID], int]
) -> Change | RowError:
    if isinstance(one, RowError):
        return one
    change, good = one.after[CHANGE.key], held.get(_place(one.after), 0)
    if good + change >= 0:
        return one
    fields = {"held": good, "quantity": -change}
    return RowError(one.row, "inventory.below_zero", CHANGE.key, fields)


async def _apply(
    session: AsyncSession,
    actor: Actor,
    changes: Sequence[Change],
    kind: DocumentKind,
    at: datetime,
) -> list[Change | RowError]:
    """A document for each warehouse, merchant and reason; all its lines or none."""
    groups: dict[tuple[str, ...], list[Change]] = {}
    for change in changes:
        after = change.after
        key = (after["warehouse_id"], after["merchant_id"], after.get("reason", ""))
        groups.setdefault(key, []).append(change)
    outcomes: list[Change | RowError] = []
    for (warehouse_id, _, reason), those in groups.items():
        for start in range(0, len(those), drafting.LINES_MAX):
            part = those[start : start + drafting.LINES_MAX]
            write = _written(kind, warehouse_id, reason)
            outcomes += await _document(session, actor, part, write, at)
    return outcomes


_MARKS = {"lot_number": LOT_NUMBER, "produced_on": PRODUCED, "expires_on": EXPIRES}


def _written(
    kind: DocumentKind, warehouse_id: str, reason: str
) -> Callable[[Sequence[Change]], drafting.MakeDocument]:
    counted = CHANGE if kind == "adjustment" else QUANTITY

    def write(changes: Sequence[Change]) -> drafting.MakeDocument:
        lines = [
            {"sku_id": one.after["sku_id"], "quantity": one.after[counted.key]}
            | ({"cost_fen": cost} if (cost := one.after[UNIT_COST.key]) is not None else {})
            | {name: one.after.get(column.key) for name, column in _MARKS.items()}
            for one in changes
        ]
        content = {"kind": kind, "warehouse_id": warehouse_id, "lines": lines}
        return drafting.MakeDocument.model_validate(content | {"reason": reason or None})

    return write


async def _document(
    session: AsyncSession,
    actor: Actor,
    changes: Sequence[Change],
    write: Callable[[Sequence[Change]], drafting.MakeDocument],
    at: datetime,
) -> list[Change | RowError]:
    try:
        async with session.begin_nested():
            document_id = await drafting.make(session, actor, write(changes), at=at)
            wanted = posting.SubmitDocument(version=1)
            await posting.submit(session, actor, document_id, wanted, at=at)
    except (HoutaiError, ValidationError) as error:
        await set_reach(session, actor)
        return _refused(changes, error)
    kept = await drafting.one_document(session, actor, document_id)
    told = {"document_id": str(document_id), "number": kept.number}
    return [replace(one, after=one.after | told, subject=document_id) for one in changes]


def _refused(
    changes: Sequence[Change], error: HoutaiError | ValidationError
) -> list[Change | RowError]:
    """The row that stands in the way says why; of the others nothing stays either."""
    if isinstance(error, ValidationError):
        return [RowError(one.row, "request.invalid") for one in changes]
    place = _LINE.match(error.place or "")
    at_fault = None if place is None else int(place[1])
    return [
        RowError(one.row, error.code) if at_fault in {None, position} else one
        for position, one in enumerate(changes)
    ]


async def _taken_back(
    session: AsyncSession, actor: Actor, document_id: UUID, at: datetime
) -> str | None:
    """Why it could not be; None when it was, in this undo."""
    document = await drafting.one_document(session, actor, document_id)
    if document.state == "cancelled" or document.reversed_at == at:
        return None
    if document.state != "posted":
        await session.execute(
            update(Document)
            .where(Document.id == document_id, Document.state.in_(("draft", "waiting")))
            .where(drafting.reached(actor))
            .values(state="cancelled", request_id=None, version=Document.version + 1)
            .execution_options(synchronize_session=False)
        )
        return None
    try:
        async with session.begin_nested():
            wanted = posting.ReverseDocument()
            made = await posting.reverse(session, actor, document_id, wanted, at=at)
    except HoutaiError as error:
        await set_reach(session, actor)
        return error.code
    return None if made.state == "posted" else "inventory.document_used"
