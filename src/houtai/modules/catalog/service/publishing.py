"""The way to the buyer: submitted, looked at by the machine, reviewed, applied or refused."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlalchemy import ColumnElement, func, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import settings
from houtai.kit.auth import Actor, within
from houtai.kit.shapes import View
from houtai.modules.catalog.queries.contents import Held, hold
from houtai.modules.catalog.queries.findings import FindingView, findings_shown
from houtai.modules.catalog.rules.content import ProductContent, merged
from houtai.modules.catalog.rules.publishing import blocks
from houtai.modules.catalog.rules.soundness import Finding
from houtai.modules.catalog.rules.states import APPROVED, ProductState
from houtai.modules.catalog.service import checking, pictures, prices, revisions, telling, writing
from houtai.modules.catalog.service.outcomes import THING, Outcome, note_all, ready
from houtai.modules.catalog.service.products import as_write
from houtai.modules.catalog.service.revisions import OpenRevision
from houtai.modules.catalog.tables import Product

SKIPS_REVIEW = settings.Setting(
    "catalog.self_run_skips_review", kind=settings.YesNo(), default=False
)
REVIEW = "catalog.review.write"


class SubmittedView(View):
    """How a submission came out: where the product, or its change, stands now."""

    state: ProductState
    passed: bool
    revision_id: UUID | None
    findings: list[FindingView]


@dataclass(frozen=True)
class _Submission:
    """What one product puts forward."""

    held: Held
    content: ProductContent
    waiting: OpenRevision | None


async def submit_one(
    session: AsyncSession, actor: Actor, product_id: UUID, *, at: datetime
) -> SubmittedView:
    """Put one product, or its waiting change, forward. Raises ProductUnknown, ActRefused."""
    outcome = await submit(session, actor, [product_id], at=at)
    stopped = [one for one in outcome.failed if one.findings]
    if not stopped:
        outcome.of_one()
    held = (await hold(session, actor, [product_id]))[product_id]
    waiting = await revisions.open_many(session, [product_id])
    newest = await revisions.newest(session, product_id)
    found = stopped[0].findings if stopped else newest.findings if newest else ()
    return SubmittedView(
        state=held.state,
        passed=not stopped,
        revision_id=waiting[product_id].id if product_id in waiting else newest and newest.id,
        findings=findings_shown(found),
    )


async def submit(
    session: AsyncSession, actor: Actor, product_ids: Collection[UUID], *, at: datetime
) -> Outcome:
    """Put products forward. What the machine stops is left as it is, with the findings."""
    outcome = Outcome()
    held = await hold(session, actor, product_ids)
    waiting = await revisions.open_many(session, list(held))
    forward: list[_Submission] = []
    for one in ready_to_submit(product_ids, held, waiting, outcome):
        change = waiting.get(one.id)
        content = one.content if change is None else _now(one, change)
        forward.append(_Submission(one, content, change))
    looked = await checking.look(session, [(one.held, one.content) for one in forward], at=at)
    passed: list[tuple[_Submission, list[Finding]]] = []
    for put, found in zip(forward, looked, strict=True):
        if blocks(found):
            outcome.fail(put.held, "products.check_failed", findings=found)
        else:
            passed.append((put, found))
    await _tell_slips(session, actor, forward, outcome, at)
    await _put_forward(session, actor, passed, at)
    await note_all(session, [one.held for one, _ in passed])
    outcome.done += [one.held.id for one, _ in passed]
    await _skip_review(session, actor, [one.held for one, _ in passed], outcome, at)
    return outcome


def ready_to_submit(
    asked: Collection[UUID],
    held: Mapping[UUID, Held],
    waiting: Mapping[UUID, OpenRevision],
    outcome: Outcome,
) -> list[Held]:
    """Drafts, and approved products with a change that was not put forward yet."""
    changes = [
        one
        for one in held.values()
        if one.state in APPROVED and one.id in waiting and waiting[one.id].state == "draft"
    ]
    those = {one.id for one in changes}
    drafts = ready([one for one in asked if one not in those], held, "submit", outcome)
    return [*drafts, *changes]


def _now(held: Held, change: OpenRevision) -> ProductContent:
    """The change on top of what the product says meanwhile."""
    return merged(change.before or held.content, change.content, held.content)


async def _tell_slips(
    session: AsyncSession,
    actor: Actor,
    forward: Sequence[_Submission],
    outcome: Outcome,
    at: datetime,
) -> None:
    """Prices that stopped a submission are written down like every other slip."""
    slips = ("products.price_below_cost", "products.price_below_mean")
    stopped = {
        one.product_id
        for one in outcome.failed
        if any(found.code in slips for found in one.findings)
    }
    asked = [
        prices.Asked(
            sku.id, one.held.id, one.held.merchant_id, str(sku.code), sku.price_fen, sku.cost_fen
        )
        for one in forward
        if one.held.id in stopped
        for sku in one.content.skus
        if sku.id is not None and sku.enabled and _is_known(one.held, sku.id)
    ]
    if asked:
        await prices.stop_slips(session, actor, asked, source="review", at=at)


def _is_known(held: Held, sku_id: UUID) -> bool:
    return any(sku.id == sku_id for sku in held.content.skus)


async def _put_forward(
    session: AsyncSession,
    actor: Actor,
    passed: Sequence[tuple[_Submission, list[Finding]]],
    at: datetime,
) -> None:
    firsts = [(one.held, found) for one, found in passed if one.waiting is None]
    if firsts:
        await move(session, actor, [held for held, _ in firsts], state="in_review", at=at)
        await revisions.add_submitted(session, actor, firsts, at=at)
    changes = [(one.waiting.id, found) for one, found in passed if one.waiting is not None]
    if changes:
        await revisions.put_forward(session, actor, changes, at=at)


async def _skip_review(
    session: AsyncSession, actor: Actor, passed: Sequence[Held], outcome: Outcome, at: datetime
) -> None:
    """The platform's own goods need no second look, where it is set so, of who may review."""
    own = [one.id for one in passed if one.merchant_id == SELF_RUN_ID]
    skips = await settings.read(session, SKIPS_REVIEW)
    if own and skips and actor.may(REVIEW):
        reviewed = await approve(session, actor, own, at=at)
        outcome.failed += reviewed.failed


async def withdraw(
    session: AsyncSession, actor: Actor, product_ids: Collection[UUID], *, at: datetime
) -> Outcome:
    """Take back what waits for review, or throw away a change that was not put forward."""
    outcome = Outcome()
    held = await hold(session, actor, product_ids)
    waiting = await revisions.open_many(session, list(held))
    changes = {one for one in waiting if held[one].state in APPROVED}
    firsts = ready([one for one in product_ids if one not in changes], held, "withdraw", outcome)
    if firsts:
        await move(session, actor, firsts, state="draft", at=at)
    ended = [*firsts, *(held[one] for one in changes)]
    ids = [waiting[one.id].id for one in ended if one.id in waiting]
    await revisions.end(session, actor, ids, state="withdrawn", at=at)
    await note_all(session, ended)
    outcome.done += [one.id for one in ended]
    return outcome


async def refuse(
    session: AsyncSession,
    actor: Actor,
    product_ids: Collection[UUID],
    *,
    reason: str,
    at: datetime,
) -> Outcome:
    """Send back, with the reason; what sells goes on as it is."""
    outcome = Outcome()
    held = await hold(session, actor, product_ids)
    waiting = await revisions.open_many(session, list(held))
    asked = _in_review(product_ids, held, waiting, outcome)
    firsts = [one for one in asked if one.state == "in_review"]
    if firsts:
        await move(session, actor, firsts, state="draft", at=at, state_reason=reason)
    ids = [waiting[one.id].id for one in asked]
    await revisions.end(session, actor, ids, state="refused", at=at, reason=reason)
    await telling.decided(session, asked, reason=reason, at=at)
    await note_all(session, asked)
    outcome.done += [one.id for one in asked]
    return outcome


async def approve(
    session: AsyncSession, actor: Actor, product_ids: Collection[UUID], *, at: datetime
) -> Outcome:
    """Let products, or their changes, through. What no longer fits its libraries is left."""
    outcome = Outcome()
    held = await hold(session, actor, product_ids)
    waiting = await revisions.open_many(session, list(held))
    asked = _in_review(product_ids, held, waiting, outcome)
    content = {
        one.id: one.content if one.state == "in_review" else _now(one, waiting[one.id])
        for one in asked
    }
    looked = await checking.look(session, [(one, content[one.id]) for one in asked], at=at)
    good = []
    for one, found in zip(asked, looked, strict=True):
        if blocks(found):
            outcome.fail(one, "products.check_failed", findings=found)
        else:
            good.append(one)
    await _approve_firsts(session, actor, [one for one in good if one.state == "in_review"], at)
    changes = [(one, content[one.id]) for one in good if one.state != "in_review"]
    await _apply_changes(session, actor, changes, at)
    ids = [waiting[one.id].id for one in good]
    await revisions.end(session, actor, ids, state="applied", at=at)
    await note_all(session, good)
    await telling.decided(session, good, reason=None, at=at)
    outcome.done += [one.id for one in good]
    return outcome


def _in_review(
    asked: Collection[UUID],
    held: Mapping[UUID, Held],
    waiting: Mapping[UUID, OpenRevision],
    outcome: Outcome,
) -> list[Held]:
    """Firsts and changes that are in review; the others are failed."""
    changes = [
        one
        for one in held.values()
        if one.state in APPROVED and one.id in waiting and waiting[one.id].state == "in_review"
    ]
    those = {one.id for one in changes}
    firsts = ready([one for one in asked if one not in those], held, "approve", outcome)
    return [*firsts, *changes]


async def _approve_firsts(
    session: AsyncSession, actor: Actor, firsts: Sequence[Held], at: datetime
) -> None:
    if not firsts:
        return
    await move(
        session,
        actor,
        firsts,
        state="approved",
        at=at,
        approved_at=func.coalesce(Product.approved_at, at),
    )
    new = [one.id for one in firsts if one.approved_at is None]
    if new:
        await telling.opened(session, product_ids=new, at=at)


async def _apply_changes(
    session: AsyncSession,
    actor: Actor,
    changes: Sequence[tuple[Held, ProductContent]],
    at: datetime,
) -> None:
    if not changes:
        return
    writes = [as_write(held, content) for held, content in changes]
    new_skus = await writing.write(session, writes, at=at)
    if new_skus:
        await telling.opened(session, sku_ids=new_skus, at=at)
    await prices.log(session, actor, changes, source="review", at=at)
    for held, content in changes:
        if pictures.pictures_of(content) != pictures.pictures_of(held.content):
            await pictures.use(session, actor, content, thing=THING, thing_id=held.id, at=at)
    await telling.changed(session, [held.id for held, _ in changes], at=at)


async def move(
    session: AsyncSession,
    actor: Actor,
    products: Sequence[Held],
    *,
    state: str,
    at: datetime,
    state_reason: str = "",
    **more: ColumnElement[datetime] | datetime | None,
) -> None:
    """All of these, which are locked and in a state that allows it, to another."""
    moved = (
        update(Product)
        .where(Product.id.in_([one.id for one in products]), within(actor, Product.merchant_id))
        .values(
            state=state,
            state_reason=state_reason,
            changed_at=at,
            version=Product.version + 1,
            **more,
        )
    )
    await session.execute(moved)
