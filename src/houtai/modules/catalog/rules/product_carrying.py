"""Planned rows put upon products as they are now, and taken back again."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from houtai.kit.ids import document_number, new_id
from houtai.kit.sheets import Change, RowError
from houtai.modules.catalog.rules.content import REVIEWED, ProductContent, SkuContent
from houtai.modules.catalog.rules.product_columns import PRICE, SKU_CODE
from houtai.modules.catalog.rules.product_rows import row_error
from houtai.modules.catalog.rules.product_sheet import (
    CHANGED_SINCE,
    VERSION,
    Desk,
    Known,
    row_of,
    waits,
)
from houtai.modules.catalog.rules.product_states import (
    State,
    content_of,
    same_product,
    same_sku,
    sku_of,
)
from houtai.modules.catalog.rules.soundness import Aim, Facts, Finding, faults
from houtai.modules.catalog.rules.states import APPROVED

_CHINA = ZoneInfo("Asia/Shanghai")
REVISION = "revision_id"


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
    waits: bool
    """Whether names or texts go to review, while the old ones sell."""

    @property
    def changed(self) -> bool:
        """Whether anything is to be written."""
        return any(isinstance(one, Change) for one in self.outcomes)

    @property
    def at_once(self) -> ProductContent:
        """What is written now: all, but for what waits."""
        if not self.waits or self.live is None:
            return self.content
        kept = {name: getattr(self.live, name) for name in REVIEWED}
        return self.content.model_copy(update=kept)

    def says(self, other: ProductContent) -> bool:
        """Whether the other change is about the same."""
        return all(getattr(self.content, name) == getattr(other, name) for name in REVIEWED)

    def stopped(self, found: Sequence[Finding]) -> "Carried":
        """The same, with nothing to do, since the machine stops what was to be reviewed."""
        stops = [one for one in found if one.level == "block"]
        errors = tuple(row_error(one.row, stops[0], {}) for one in self.outcomes)
        return replace(self, outcomes=errors)

    def refused(self) -> "Carried":
        """The same, with nothing to do, since another change waits for review by now."""
        errors = tuple(RowError(one.row, CHANGED_SINCE) for one in self.outcomes)
        return replace(self, outcomes=errors)

    def told(self, revision_id: UUID) -> "Carried":
        """The same, with the change that waits named on each row, for undoing it."""
        outcomes = tuple(
            replace(one, after={**one.after, REVISION: str(revision_id)})
            if isinstance(one, Change)
            else one
            for one in self.outcomes
        )
        return replace(self, outcomes=outcomes)

    def wanted(self, desk: Desk) -> Aim:
        """What is to be held against the facts."""
        return Aim(self.product_id, desk.merchant_id, self.content, self.own_label_ids)

    def judged(self, facts: Facts) -> "Carried":
        """The same, without the rows that do not fit any more."""
        if not self.changed:
            return self
        errors: dict[int, RowError] = {}
        for finding in faults(self.content, facts):
            row = row_of(finding, self.place_of)
            rows = [row] if row is not None else list(self.place_of.values())
            for one in rows:
                errors.setdefault(one, row_error(one, finding, {}))
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
        after = {key: value for key, value in change.after.items() if key != VERSION}
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
        waits=known is not None and waits(known.state, known.content, content),
    )


def _next(
    change: Change, known: Known | None, live: ProductContent | None, desk: Desk
) -> SkuContent | None:
    """The SKU as the row wants it; None when things are no longer as they were planned."""
    if live is None or known is None:
        fits = change.before is None and not change.after[VERSION]
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
    if any(sku.code == change.after[SKU_CODE] for sku in live.skus):
        return False
    return known.version == change.after[VERSION] or _says_the_same(change, live, desk)


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
    if held.state in APPROVED and change.before and _was_reviewed(now, change.before):
        return "products.undo_past_review"
    if not same_sku(now, change.after) or not any(same_product(now, one) for one in states):
        return CHANGED_SINCE
    return None


def _was_reviewed(now: State, before: State) -> bool:
    """Whether going back would change, past all review, what buyers rely on."""
    same = same_product(now, before) and now[PRICE] == before[PRICE]
    return not same or now["ids"]["spec"] != before["ids"]["spec"]
