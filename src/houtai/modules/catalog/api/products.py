"""Doors of products: listed, written, submitted, put on the shelf, thrown away."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import Depends
from pydantic import Field, StringConstraints

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.kit.shapes import Command, View
from houtai.kit.texts import say
from houtai.modules.catalog.queries import products as shown
from houtai.modules.catalog.queries.findings import FindingView, findings_shown
from houtai.modules.catalog.service import products, publishing, shelf
from houtai.modules.catalog.service.commands import BATCH_MAX, CreateProduct, EditProduct
from houtai.modules.catalog.service.outcomes import Outcome, ProductUnknown

doors = Router()

CanRead = Annotated[Actor, Depends(allow("catalog.product.read"))]
CanWrite = Annotated[Actor, Depends(allow("catalog.product.write"))]
Reason = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=500)]
BatchAct = Literal[
    "submit", "withdraw", "put_on_shelf", "take_off_shelf", "recycle", "restore", "purge"
]


class Because(Command):
    """Why."""

    reason: Reason


class Batch(Command):
    """One act on up to two hundred products; the reason is for taking them off the shelf."""

    act: BatchAct
    product_ids: Annotated[list[UUID], Field(min_length=1, max_length=BATCH_MAX)]
    reason: Annotated[str, StringConstraints(strip_whitespace=True, max_length=500)] = ""


class FailedView(View):
    """One product that was left as it was, and why."""

    product_id: UUID
    number: str
    name: str
    code: str
    message: str
    findings: list[FindingView]


class BatchView(View):
    """How an act on several products came out."""

    done: list[UUID]
    failed: list[FailedView]


def batch_view(outcome: Outcome, language: str) -> BatchView:
    """The outcome in the reader's words."""
    return BatchView(
        done=outcome.done,
        failed=[
            FailedView(
                product_id=one.product_id,
                number=one.number,
                name=one.name,
                code=one.code,
                message=say(one.code, language, **one.fields),
                findings=findings_shown(one.findings),
            )
            for one in outcome.failed
        ],
    )


_ACTS = {
    "submit": publishing.submit,
    "withdraw": publishing.withdraw,
    "put_on_shelf": shelf.put_on,
    "recycle": shelf.recycle,
    "restore": shelf.restore,
}


async def _acted(session: Session, actor: Actor, command: Batch) -> Outcome:
    at, ids = utc_now(), command.product_ids
    if command.act == "take_off_shelf":
        return await shelf.take_off(session, actor, ids, reason=command.reason, at=at)
    if command.act == "purge":
        return await shelf.purge(session, actor, ids)
    return await _ACTS[command.act](session, actor, ids, at=at)


@doors.get("/products")
async def list_products(
    session: ReadSession,
    actor: CanRead,
    wanted: Annotated[Wanted, Depends(shown.PRODUCTS.wanted)],
) -> Page[shown.ListedProductView]:
    return await shown.list_products(session, actor, wanted)


@doors.get("/products/counts")
async def count_products(session: ReadSession, actor: CanRead) -> list[shown.StateCountView]:
    return await shown.count_by_state(session, actor)


@doors.post("/products/batch")
async def act_on_products(session: Session, actor: CanWrite, command: Batch) -> BatchView:
    """Do what can be done and say what could not."""
    outcome = await _acted(session, actor, command)
    return batch_view(outcome, actor.language)


@doors.get("/products/{product_id}")
async def show_product(session: ReadSession, actor: CanRead, product_id: UUID) -> shown.ProductView:
    found = await shown.product(session, actor, product_id)
    if found is None:
        raise ProductUnknown
    return found


@doors.post("/products", status_code=201)
async def create_product(session: Session, actor: CanWrite, command: CreateProduct) -> UUID:
    return await products.create(session, actor, command, at=utc_now())


@doors.put("/products/{product_id}")
async def edit_product(
    session: Session, actor: CanWrite, product_id: UUID, command: EditProduct
) -> products.EditedView:
    """A draft is changed; of an approved product what may change at once, the rest waits."""
    return await products.edit(session, actor, product_id, command, at=utc_now())


@doors.post("/products/{product_id}/submit")
async def submit_product(
    session: Session, actor: CanWrite, product_id: UUID
) -> publishing.SubmittedView:
    """Put it, or its waiting change, forward; what the machine stops comes back with findings."""
    return await publishing.submit_one(session, actor, product_id, at=utc_now())


@doors.post("/products/{product_id}/withdraw", status_code=204)
async def withdraw_product(session: Session, actor: CanWrite, product_id: UUID) -> None:
    (await publishing.withdraw(session, actor, [product_id], at=utc_now())).of_one()


@doors.post("/products/{product_id}/put-on-shelf", status_code=204)
async def put_product_on_shelf(session: Session, actor: CanWrite, product_id: UUID) -> None:
    (await shelf.put_on(session, actor, [product_id], at=utc_now())).of_one()


@doors.post("/products/{product_id}/take-off-shelf", status_code=204)
async def take_product_off_shelf(
    session: Session, actor: CanWrite, product_id: UUID, command: Because
) -> None:
    reason = command.reason
    outcome = await shelf.take_off(session, actor, [product_id], reason=reason, at=utc_now())
    outcome.of_one()


@doors.put("/products/{product_id}/schedule", status_code=204)
async def schedule_product(
    session: Session, actor: CanWrite, product_id: UUID, command: shelf.Schedule
) -> None:
    await shelf.schedule(session, actor, product_id, command)


@doors.post("/products/{product_id}/recycle", status_code=204)
async def recycle_product(session: Session, actor: CanWrite, product_id: UUID) -> None:
    (await shelf.recycle(session, actor, [product_id], at=utc_now())).of_one()


@doors.post("/products/{product_id}/restore", status_code=204)
async def restore_product(session: Session, actor: CanWrite, product_id: UUID) -> None:
    (await shelf.restore(session, actor, [product_id], at=utc_now())).of_one()


@doors.delete("/products/{product_id}", status_code=204)
async def purge_product(session: Session, actor: CanWrite, product_id: UUID) -> None:
    """For good; only what was never approved."""
    (await shelf.purge(session, actor, [product_id])).of_one()
