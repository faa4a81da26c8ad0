"""What rows of a product sheet come to, worked out on the whole product in the head."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Protocol
from uuid import UUID
from zoneinfo import ZoneInfo

from houtai.kit.auth import Right
from houtai.kit.ids import document_number, new_id
from houtai.kit.sheets import Change, Row, RowError
from houtai.modules.catalog.rules import product_rows
from houtai.modules.catalog.rules.content import (
    REVIEWED,
    SKUS_MAX,
    ProductContent,
    SkuContent,
)
from houtai.modules.catalog.rules.product_rows import (
    CODE,
    COST,
    NAME,
    NEW_PRODUCT,
    PRICE,
    Libraries,
    State,
    content_of,
    read_product,
    read_sku,
    row_error,
    same_product,
    same_sku,
    sku_of,
    state_of,
)
from houtai.modules.catalog.rules.soundness import Aim, Facts, Finding, faults
from houtai.modules.catalog.rules.states import APPROVED, ProductState

CHANGED_SINCE = "sheets.changed_since"
_CHINA = ZoneInfo("Asia/Shanghai")
_VERSION = "version"


class Known(Protocol):
    """A product that is there already."""

    @property
    def id(self) -> UUID: ...
    @property
    def merchant_id(self) -> UUID: ...
    @property
    def number(self) -> str: ...
    @property
    def state(self) -> ProductState: ...
    @property
    def version(self) -> int: ...
    @property
    def approved_at(self) -> datetime | None: ...
    @property
    def created_by(self) -> UUID: ...
    @property
    def content(self) -> ProductContent: ...


@dataclass(frozen=True)
class Desk:
    """Whose goods they are, what names mean, and what this person may do with costs."""

    merchant_id: UUID
    libraries: Libraries
    costs: Right
    at: datetime

    def state(self, content: ProductContent, sku: SkuContent) -> State:
        """As a row says it; costs only for those who may write them."""
        state = state_of(content, sku, self.libraries)
        if self.costs < Right.WRITE:
            del state[COST]
        return state


@dataclass
class Draft:
    """The rows of one product, and what they would make of it."""

    code: str
    rows: list[Row]
    known: Known | None
    product_id: UUID
    content: ProductContent
    errors: dict[int, list[RowError]] = field(default_factory=dict)
    place_of: dict[int, int] = field(default_factory=dict)
    """Row by place of its SKU."""
    before: dict[int, SkuContent] = field(default_factory=dict)

    def fail(self, error: RowError) -> None:
        """The row does nothing, for that reason."""
        self.errors.setdefault(error.row, []).append(error)

    def fail_all(self, error: RowError) -> None:
        """None of the rows does anything; the others say which row is the reason."""
        if error not in self.errors.get(error.row, []):
            self.fail(error)
        for row in self.rows:
            if row.number not in self.errors:
                self.fail(
                    RowError(row.number, "products.row_of_wrong_product", CODE, {"row": error.row})
                )

    def wanted(self, desk: Desk) -> Aim:
        """What is to be held against the facts."""
        live = self.known.content if self.known else NEW_PRODUCT
        own = frozenset([*live.label_ids, *live.promise_ids])
        return Aim(self.product_id, desk.merchant_id, self.content, own)


def drafted(code: str, rows: Sequence[Row], known: Known | None, desk: Desk) -> Draft:
    """The product as these rows would leave it."""
    base = known.content if known else NEW_PRODUCT.model_copy(update={"code": code})
    draft = Draft(code, list(rows), known, known.id if known else new_id(), base)
    _read_products(draft, base, desk)
    _read_skus(draft, base, desk)
    if known is not None:
        _refuse_beyond(draft, known)
    return draft


def _read_products(draft: Draft, base: ProductContent, desk: Desk) -> None:
    """Cells of the product itself: whoever says something says the same as the first."""
    content, first, said = base, None, None
    for row in draft.rows:
        cells = [row.values.get(one) for one in product_rows.OF_PRODUCT[1:]]
        # Most sheets repeat them on every row.
        if cells == said or not any(cell is not None for cell in cells):
            continue
        reading = read_product(row, content, desk.libraries)
        if reading.errors:
            for error in reading.errors:
                draft.fail(error)
        elif first is None:
            content, first, said = reading.content, row.number, cells
        elif reading.content != content:
            draft.fail(RowError(row.number, "products.rows_differ", CODE, {"first": first}))
    draft.content = content
    broken = next(iter(draft.errors.values()), None) if first is None else None
    if broken:
        draft.fail_all(broken[0])
    elif not content.name:
        draft.fail_all(RowError(draft.rows[0].number, "sheets.required", NAME))


def _read_skus(draft: Draft, base: ProductContent, desk: Desk) -> None:
    skus = list(base.skus)
    rows_of: dict[UUID, int] = {}
    for row in draft.rows:
        if row.number in draft.errors:
            continue
        reading = read_sku(row, draft.content, desk.libraries, skus)
        for error in reading.errors:
            draft.fail(error)
        if row.values.get(COST) is not None and desk.costs < Right.WRITE:
            draft.fail(RowError(row.number, "products.cost_not_yours", COST))
        if reading.errors or row.number in draft.errors:
            continue
        sku = reading.sku
        if sku.id is None:
            sku = sku.model_copy(update={"id": new_id()})
            skus.append(sku)
        elif sku.id in rows_of:
            first = rows_of[sku.id]
            draft.fail(RowError(row.number, "products.row_twice", CODE, {"first": first}))
            continue
        else:
            place = next(n for n, one in enumerate(skus) if one.id == sku.id)
            draft.before[row.number] = skus[place]
            skus[place] = sku
        assert sku.id is not None
        rows_of[sku.id] = row.number
        draft.place_of[next(n for n, one in enumerate(skus) if one.id == sku.id)] = row.number
    draft.content = draft.content.model_copy(update={"skus": skus})
    if len(skus) > SKUS_MAX:
        draft.fail_all(
            RowError(draft.rows[0].number, "products.too_many_skus", CODE, {"most": SKUS_MAX})
        )


def _refuse_beyond(draft: Draft, known: Known) -> None:
    """What only the product's own page may do."""
    first = draft.rows[0].number
    if known.state in {"in_review", "recycled"}:
        draft.fail_all(RowError(first, "products.not_in_this_state", CODE))
    if known.content.composition != "single":
        draft.fail_all(RowError(first, "products.bundle_by_sheet", CODE))
    if known.state not in APPROVED:
        return
    if any(getattr(known.content, one) != getattr(draft.content, one) for one in REVIEWED):
        draft.fail_all(RowError(first, "products.needs_page", NAME))
    for place, row in draft.place_of.items():
        was, sku = draft.before.get(row), draft.content.skus[place]
        if was is None or was.spec != sku.spec:
            draft.fail(RowError(row, "products.needs_page", product_rows.SPEC))
        elif was.price_fen != sku.price_fen:
            draft.fail(RowError(row, "products.use_price_sheet", PRICE))


def outcomes_of(draft: Draft, facts: Facts | None, desk: Desk) -> list[Change | RowError]:
    """One change or the reasons for each row."""
    if facts is not None:
        _judge(draft, facts)
    outcomes: list[Change | RowError] = []
    row_place = {row: place for place, row in draft.place_of.items()}
    for row in draft.rows:
        if row.number in draft.errors:
            outcomes += draft.errors[row.number]
            continue
        sku = draft.content.skus[row_place[row.number]]
        after = desk.state(draft.content, sku)
        was = draft.before.get(row.number)
        if was is None or draft.known is None:
            after[_VERSION] = draft.known.version if draft.known else 0
            outcomes.append(Change(row.number, after))
        else:
            before = desk.state(draft.known.content, was)
            outcomes.append(Change(row.number, after, before, sku.id))
    return outcomes


def _judge(draft: Draft, facts: Facts) -> None:
    for finding in faults(draft.content, facts):
        row = _row_of(finding, draft.place_of)
        if row is None:
            if draft.rows[0].number not in draft.errors:
                draft.fail_all(row_error(draft.rows[0].number, finding))
        else:
            draft.fail(row_error(row, finding))


def _row_of(finding: Finding, place_of: dict[int, int]) -> int | None:
    """The row whose SKU is meant; None for the product itself."""
    parts = finding.place.split("/")
    if parts[0] != "skus" or len(parts) == 1:
        return None
    return place_of.get(int(parts[1]))


@dataclass(frozen=True)
class Carried:
    """Planned rows of one product put upon it as it is now."""

    code: str
    product_id: UUID
    merchant_id: UUID
    number: str
    created_by: UUID | None
    on_shelf: bool
    content: ProductContent
    own_label_ids: frozenset[UUID]
    outcomes: tuple[Change | RowError, ...]
    place_of: dict[int, int]
    live: ProductContent | None

    @property
    def changed(self) -> bool:
        """Whether anything is to be written."""
        return any(isinstance(one, Change) for one in self.outcomes)

    def wanted(self, desk: Desk) -> Aim:
        """What is to be held against the facts."""
        return Aim(self.product_id, desk.merchant_id, self.content, self.own_label_ids)

    def judged(self, facts: Facts) -> "Carried":
        """The same, without the rows that do not fit any more."""
        if not self.changed:
            return self
        errors: dict[int, RowError] = {}
        for finding in faults(self.content, facts):
            row = _row_of(finding, self.place_of)
            rows = [row] if row is not None else list(self.place_of.values())
            for one in rows:
                errors.setdefault(one, row_error(one, finding))
        if not errors:
            return self
        kept = {row for row in self.place_of.values() if row not in errors}
        outcomes = tuple(errors.get(one.row, one) for one in self.outcomes)
        was = {sku.id: sku for sku in (self.live.skus if self.live else ())}
        skus = []
        for place, sku in enumerate(self.content.skus):
            row = self.place_of.get(place)
            if row is None or row in kept:
                skus.append(sku)
            elif sku.id in was:
                skus.append(was[sku.id])
        return replace(
            self, outcomes=outcomes, content=self.content.model_copy(update={"skus": skus})
        )


def carried_out(code: str, changes: Sequence[Change], known: Known | None, desk: Desk) -> Carried:
    """Put the planned rows upon the product, if it still is as they were planned for."""
    live = known.content if known else None
    content = content_of(changes[0].after, live)
    skus = {sku.id: sku for sku in (live.skus if live else ())}
    outcomes: list[Change | RowError] = []
    row_of: dict[UUID, int] = {}
    for change in changes:
        sku = _next(change, known, live, desk)
        if sku is None or sku.id is None:
            outcomes.append(RowError(change.row, CHANGED_SINCE))
            continue
        skus[sku.id] = sku
        row_of[sku.id] = change.row
        after = {key: value for key, value in change.after.items() if key != _VERSION}
        outcomes.append(Change(change.row, after, change.before, sku.id))
    if not row_of and live is not None:
        content = live
    listed = list(skus.values())
    product_id = known.id if known else new_id()
    return Carried(
        code=code,
        product_id=product_id,
        merchant_id=desk.merchant_id,
        number=known.number if known else _number(product_id, desk.at),
        created_by=known.created_by if known else None,
        on_shelf=known is not None and known.state == "on_shelf",
        content=content.model_copy(update={"skus": listed}),
        own_label_ids=frozenset([*live.label_ids, *live.promise_ids] if live else ()),
        outcomes=tuple(outcomes),
        place_of={
            place: row_of[sku.id]
            for place, sku in enumerate(listed)
            if sku.id is not None and sku.id in row_of
        },
        live=live,
    )


def _next(
    change: Change, known: Known | None, live: ProductContent | None, desk: Desk
) -> SkuContent | None:
    """The SKU as the row wants it; None when things are no longer as they were planned."""
    if live is None or known is None:
        fits = change.before is None and not change.after[_VERSION]
        return _new_sku(change) if fits else None
    if change.before is None:
        return _new_sku(change) if _takes_one_more(change, known, live, desk) else None
    sku = next((one for one in live.skus if one.id == change.subject), None)
    if sku is None or known.state in {"in_review", "recycled"}:
        return None
    now = desk.state(live, sku)
    same = same_product(now, change.before) or same_product(now, change.after)
    return sku_of(change.after, sku) if same and same_sku(now, change.before) else None


def _new_sku(change: Change) -> SkuContent:
    return sku_of(change.after, None).model_copy(update={"id": new_id()})


def _takes_one_more(change: Change, known: Known, live: ProductContent, desk: Desk) -> bool:
    """A draft that is as it was, or that rows before this one, in another bite, have made."""
    if known.state != "draft":
        return False
    if any(sku.code == change.after[product_rows.SKU_CODE] for sku in live.skus):
        return False
    return known.version == change.after[_VERSION] or _says_the_same(change, live, desk)


def _says_the_same(change: Change, live: ProductContent, desk: Desk) -> bool:
    """Whether the product says of itself what the row says."""
    if not live.skus:
        return False
    return same_product(desk.state(live, live.skus[0]), change.after)


def _number(product_id: UUID, at: datetime) -> str:
    return document_number("P", product_id, at.astimezone(_CHINA).date())


@dataclass(frozen=True)
class Undoing:
    """What is left of a product once rows are taken back."""

    held: Known
    content: ProductContent
    removed: tuple[UUID, ...]
    changed: bool
    errors: tuple[RowError, ...]


def taken_back(held: Known, changes: Sequence[Change], desk: Desk) -> Undoing:
    """Put SKUs back as they were, take made ones off; what was changed since stays."""
    live = held.content
    content = live
    skus = {sku.id: sku for sku in live.skus}
    removed: list[UUID] = []
    errors: list[RowError] = []
    for change in changes:
        sku = next((one for one in live.skus if one.id == change.subject), None)
        reason = _keeps(held, sku, change, desk)
        if reason is not None or sku is None or sku.id is None:
            errors.append(RowError(change.row, reason or CHANGED_SINCE))
        elif change.before is None:
            removed.append(sku.id)
            del skus[sku.id]
        else:
            content = content_of(change.before, content)
            skus[sku.id] = sku_of(change.before, sku)
    content = content.model_copy(update={"skus": list(skus.values())})
    return Undoing(held, content, tuple(removed), content != live, tuple(errors))


def _keeps(held: Known, sku: SkuContent | None, change: Change, desk: Desk) -> str | None:
    if sku is None or held.state in {"in_review", "recycled"}:
        return CHANGED_SINCE
    if change.before is None and held.approved_at is not None:
        return "products.was_approved"
    now = desk.state(held.content, sku)
    states = [one for one in (change.after, change.before) if one is not None]
    if not same_sku(now, change.after) or not any(same_product(now, one) for one in states):
        return CHANGED_SINCE
    return None
