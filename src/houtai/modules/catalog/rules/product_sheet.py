"""What rows of a product sheet come to, worked out on the whole product in the head."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol
from uuid import UUID

from houtai.kit.auth import Right
from houtai.kit.ids import new_id
from houtai.kit.sheets import Change, Row, RowError
from houtai.modules.catalog.rules.content import (
    REVIEWED,
    SKUS_MAX,
    ProductContent,
    SkuContent,
)
from houtai.modules.catalog.rules.product_columns import (
    CODE,
    COMPONENTS,
    COMPOSITION,
    COST,
    KIND,
    NAME,
    OF_PRODUCT,
    PRICE,
    SPEC,
)
from houtai.modules.catalog.rules.product_rows import read_product, read_sku, row_error
from houtai.modules.catalog.rules.product_states import NEW_PRODUCT, Libraries, State, state_of
from houtai.modules.catalog.rules.publishing import blocks
from houtai.modules.catalog.rules.soundness import Aim, Facts, Finding, faults
from houtai.modules.catalog.rules.states import APPROVED, ProductState

CHANGED_SINCE = "sheets.changed_since"
VERSION = "version"
REVIEW = "review"
"""Marks rows of approved products whose names or texts wait for review."""


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
    names: dict[UUID, str] = field(default_factory=dict)
    """How the sheet calls the attributes."""

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
        cells = [row.values.get(one) for one in OF_PRODUCT[1:]]
        # Most sheets repeat them on every row.
        if cells == said or not any(cell is not None for cell in cells):
            continue
        reading = read_product(row, content, desk.libraries)
        draft.names |= reading.names
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
    if known.state not in APPROVED:
        return
    for one, column in (("kind", KIND), ("composition", COMPOSITION)):
        if getattr(known.content, one) != getattr(draft.content, one):
            draft.fail_all(RowError(first, "products.form_fixed", column))
    for place, row in draft.place_of.items():
        was, sku = draft.before.get(row), draft.content.skus[place]
        if was is None or was.spec != sku.spec:
            draft.fail(RowError(row, "products.needs_page", SPEC))
        elif was.components != sku.components:
            draft.fail(RowError(row, "products.needs_page", COMPONENTS))
        elif was.price_fen != sku.price_fen:
            draft.fail(RowError(row, "products.use_price_sheet", PRICE))


def needs_review(draft: Draft) -> bool:
    """Whether the rows change what buyers of an approved product rely on."""
    known = draft.known
    return known is not None and waits(known.state, known.content, draft.content)


def waits(state: ProductState, live: ProductContent, wanted: ProductContent) -> bool:
    """Whether the difference has to wait for review while the old version sells."""
    return state in APPROVED and any(getattr(live, one) != getattr(wanted, one) for one in REVIEWED)


def reviewed(draft: Draft, found: Sequence[Finding], *, waiting: bool) -> None:
    """What stands against a change that goes to review: another one, or what a machine finds."""
    first = draft.rows[0].number
    if waiting:
        draft.fail_all(RowError(first, "products.revision_waits", NAME))
    elif blocks(found):
        stops = [one for one in found if one.level == "block"]
        draft.fail_all(row_error(first, stops[0], draft.names))


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
            after[VERSION] = draft.known.version if draft.known else 0
            outcomes.append(Change(row.number, after))
        else:
            before = desk.state(draft.known.content, was)
            if needs_review(draft):
                after[REVIEW] = True
            outcomes.append(Change(row.number, after, before, sku.id))
    return outcomes


def _judge(draft: Draft, facts: Facts) -> None:
    for finding in faults(draft.content, facts):
        row = row_of(finding, draft.place_of)
        if row is None:
            if draft.rows[0].number not in draft.errors:
                draft.fail_all(row_error(draft.rows[0].number, finding, draft.names))
        else:
            draft.fail(row_error(row, finding, draft.names))


def row_of(finding: Finding, place_of: dict[int, int]) -> int | None:
    """The row whose SKU is meant; None for the product itself."""
    parts = finding.place.split("/")
    if parts[0] != "skus" or len(parts) == 1:
        return None
    return place_of.get(int(parts[1]))
