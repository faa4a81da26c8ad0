"""Products written by hand: a draft is written as it is, an approved one in two parts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit import settings, trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict, Forbidden, Invalid
from houtai.kit.ids import document_number, new_id
from houtai.kit.shapes import View
from houtai.modules.catalog.queries.contents import Held, hold
from houtai.modules.catalog.queries.logged import logged
from houtai.modules.catalog.queries.surroundings import facts_of
from houtai.modules.catalog.rules import goods
from houtai.modules.catalog.rules.content import (
    ProductContent,
    SkuContent,
    differences,
    free_part,
    kept_whole,
    with_ids,
)
from houtai.modules.catalog.rules.rich_text import cleaned
from houtai.modules.catalog.rules.soundness import Aim, Finding, faults
from houtai.modules.catalog.service import pictures, prices, revisions, telling, writing
from houtai.modules.catalog.service.commands import CreateProduct, EditProduct, WriteProduct
from houtai.modules.catalog.service.outcomes import THING, ProductUnknown
from houtai.modules.catalog.service.writing import Write

REVIEW_PERCENT = settings.Setting(
    "catalog.review_price_percent", kind=settings.WholeNumber(0, 100), default=30
)
_CHINA = ZoneInfo("Asia/Shanghai")


class ProductChangedMeanwhile(Conflict):
    code = "products.changed_meanwhile"


class NotInThisState(Conflict):
    """What is asked for does not begin where the product stands."""

    code = "products.not_in_this_state"


class FormFixed(Conflict):
    """A single product that was approved never becomes a bundle, and the other way round."""

    code = "products.form_fixed"


class NotSound(Invalid):
    """The first thing that keeps the product from being written; the code is that thing's."""

    code = "products.not_sound"

    def __init__(self, finding: Finding) -> None:
        self.code = finding.code
        super().__init__(place=f"body/{finding.place}", **finding.fields)


class WhoseProduct(Forbidden):
    """Products are made for a merchant that one reaches."""

    code = "products.whose_product"


class EditedView(View):
    """What became of an edit: what changed at once, what waits, which prices were stopped."""

    version: int
    waiting: list[str]
    """Parts that wait for review, as `fields` of the revision names them."""
    revision_id: UUID | None
    stopped: list[prices.StoppedView]


async def create(
    session: AsyncSession, actor: Actor, command: CreateProduct, *, at: datetime
) -> UUID:
    """Make a draft. Raises WhoseProduct, NotSound, what `files.use` does, or a conflict of codes
    that somebody else has just taken.
    """
    product_id = new_id()
    number = document_number("P", product_id, at.astimezone(_CHINA).date())
    merchant_id = _merchant(actor, command.merchant_id)
    content = prepared(command, number, None)
    wanted = Aim(product_id, merchant_id, content)
    [facts] = await facts_of(session, [wanted], hold=True)
    _refuse(faults(content, facts))
    await writing.write(session, [Write(product_id, merchant_id, number, actor.id, content)], at=at)
    await pictures.use(session, actor, content, thing=THING, thing_id=product_id, at=at)
    await note(session, product_id, before=None)
    return product_id


async def edit(
    session: AsyncSession, actor: Actor, product_id: UUID, command: EditProduct, *, at: datetime
) -> EditedView:
    """Change a draft, or of an approved product what may change at once; the rest becomes a
    revision to be submitted. Raises ProductUnknown, NotInThisState, ProductChangedMeanwhile,
    FormFixed, NotSound, RevisionInReview, and what `create` does.
    """
    held = await held_one(session, actor, product_id)
    if held.version != command.version:
        raise ProductChangedMeanwhile
    if held.state in {"in_review", "recycled"}:
        raise NotInThisState(state=held.state)
    waiting = await revisions.open_one(session, product_id)
    known = [held.content, *([waiting.content] if waiting else [])]
    content = prepared(command, held.number, _known_skus(known))
    await _refuse_unsound(session, held, content)
    edit_ = _Edit(session, actor, held, content, at)
    if held.approved_at is None or held.state == "draft":
        return await _edit_draft(edit_)
    return await _edit_approved(edit_, waiting)


@dataclass(frozen=True)
class _Edit:
    """One edit, checked."""

    session: AsyncSession
    actor: Actor
    held: Held
    content: ProductContent
    at: datetime


async def _edit_draft(edit_: _Edit) -> EditedView:
    session, held, content = edit_.session, edit_.held, edit_.content
    before = await logged(session, held.id)
    if held.approved_at is None:
        named = {sku.id for sku in content.skus}
        gone = [sku.id for sku in held.content.skus if sku.id and sku.id not in named]
        await writing.remove_skus(session, gone)
    else:
        _refuse_another_form(held, content)
        content = kept_whole(held.content, content)
    await _write(edit_, content)
    await note(session, held.id, before=before)
    return EditedView(version=held.version + 1, waiting=[], revision_id=None, stopped=[])


async def _edit_approved(edit_: _Edit, waiting: revisions.OpenRevision | None) -> EditedView:
    session, held = edit_.session, edit_.held
    _refuse_another_form(held, edit_.content)
    revisions.refuse_in_review(waiting)
    before = await logged(session, held.id)
    content = kept_whole(held.content, edit_.content)
    percent = await settings.read(session, REVIEW_PERCENT)
    at_once = free_part(held.content, content, percent=percent)
    passing = await prices.pass_breaker(
        session, edit_.actor, held, at_once, source="edit", at=edit_.at
    )
    if passing.content != held.content:
        await _write(edit_, passing.content)
        written = [(held, passing.content)]
        await prices.log(session, edit_.actor, written, source="edit", at=edit_.at)
        await telling.changed(session, [held.id], at=edit_.at)
    still = content.model_copy(update={"skus": passing.without_stopped(content.skus)})
    revision_id = await revisions.put(
        session, edit_.actor, held, passing.content, still, waiting=waiting, at=edit_.at
    )
    await note(session, held.id, before=before)
    changed = passing.content != held.content
    return EditedView(
        version=held.version + int(changed),
        waiting=differences(passing.content, still),
        revision_id=revision_id,
        stopped=passing.stopped,
    )


async def _write(edit_: _Edit, content: ProductContent) -> None:
    held = edit_.held
    await writing.write(edit_.session, [as_write(held, content)], at=edit_.at)
    await pictures.use(
        edit_.session, edit_.actor, content, thing=THING, thing_id=held.id, at=edit_.at
    )


def as_write(held: Held, content: ProductContent) -> Write:
    """The known product with this content."""
    return Write(held.id, held.merchant_id, held.number, held.created_by, content)


async def held_one(session: AsyncSession, actor: Actor, product_id: UUID) -> Held:
    """The product, locked. Raises ProductUnknown."""
    held = (await hold(session, actor, [product_id])).get(product_id)
    if held is None:
        raise ProductUnknown
    return held


async def note(session: AsyncSession, product_id: UUID, *, before: View | None) -> None:
    """Remember for the operation log what differs now."""
    after = await logged(session, product_id)
    name = "" if after is None else after.name
    trail.note(session, THING, product_id, name=name, before=before, after=after)


def prepared(
    command: WriteProduct, number: str, known: dict[UUID, SkuContent] | None
) -> ProductContent:
    """The content that was sent as it is kept: codes given, barcodes in one spelling, text
    cleaned, costs that were left out as they were.
    """
    sent = command.model_dump(include=set(ProductContent.model_fields), exclude={"skus"})
    code = command.code or number
    skus = [
        _prepared_sku(sku, _code_of(command, sku, code, place), known or {})
        for place, sku in enumerate(command.skus, start=1)
    ]
    sent |= {"code": code, "html": cleaned(command.html)}
    return with_ids(ProductContent.model_construct(**sent, skus=skus), new_id)


def _code_of(command: WriteProduct, sku: SkuContent, code: str, place: int) -> str:
    if sku.code:
        return sku.code
    return code if len(command.skus) == 1 else f"{code[:60]}-{place}"


def _prepared_sku(sku: SkuContent, code: str, known: dict[UUID, SkuContent]) -> SkuContent:
    if sku.id is not None and sku.id not in known:
        raise NotSound(Finding(code="products.sku_of_another", place="skus"))
    kept = {name: getattr(sku, name) for name in SkuContent.model_fields}
    if sku.id is not None and "cost_fen" not in sku.model_fields_set:
        kept["cost_fen"] = known[sku.id].cost_fen
    scanned = (sku.barcode or "").strip()
    kept |= {"code": code, "barcode": (goods.barcode(scanned) or scanned) if scanned else None}
    return SkuContent.model_construct(**kept)


def _known_skus(contents_: Sequence[ProductContent]) -> dict[UUID, SkuContent]:
    return {sku.id: sku for one in reversed(contents_) for sku in one.skus if sku.id is not None}


async def _refuse_unsound(session: AsyncSession, held: Held, content: ProductContent) -> None:
    own = {*held.content.label_ids, *held.content.promise_ids}
    [facts] = await facts_of(session, [Aim(held.id, held.merchant_id, content, own)], hold=True)
    _refuse(faults(content, facts))


def _refuse(found: Sequence[Finding]) -> None:
    if found:
        raise NotSound(found[0])


def _refuse_another_form(held: Held, content: ProductContent) -> None:
    live = held.content
    if (live.composition, live.kind) != (content.composition, content.kind):
        raise FormFixed


def _merchant(actor: Actor, wanted: UUID | None) -> UUID:
    merchant_id = wanted or actor.place.merchant_id or SELF_RUN_ID
    if actor.merchant_ids is not None and merchant_id not in actor.merchant_ids:
        raise WhoseProduct
    return merchant_id
