"""Doors of buyers to reviews: those of a product, writing one, one's own.

Everybody reads; what needs a member answers guests 401 `request.unauthenticated`.
"""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Request, Response, UploadFile
from fastapi.responses import StreamingResponse

from houtai.kit.auth import SYSTEM, Actor, CurrentActor
from houtai.kit.clock import utc_now
from houtai.kit.db import STRANGER, Database, MaybeActor, Mode, ReadSession, Session, reaching_as
from houtai.kit.errors import NotFound
from houtai.kit.http import Door, Router
from houtai.kit.objects import ObjectStore, open_store
from houtai.kit.paging import Page, Wanted
from houtai.kit.scanning import Scanner
from houtai.kit.shapes import View
from houtai.modules.catalog.queries import buyer_reviews as queries
from houtai.modules.catalog.queries.purchases import Purchase, purchases
from houtai.modules.catalog.rules.buyer_reviews import FOLLOW_UP_WITHIN
from houtai.modules.catalog.service import reviewing
from houtai.modules.files import public as files

FORM_BYTES = 10_000
"""What a form adds around the picture."""
ORDERS_AT_ONCE = 20
WIDTHS = {"small": 200, "large": 800}
EVERYBODYS, ONES_OWN = "public, max-age=3600", "private, no-store"
_SAFE = {
    "Content-Security-Policy": "sandbox; default-src 'none'; frame-ancestors 'none'",
    "Cross-Origin-Resource-Policy": "same-origin",
}

doors = Router(tags=["shop"])
uploading_doors = APIRouter(route_class=Door, tags=["shop"])
"""Without `Idempotency-Key`: it would keep a connection busy while the store is asked."""


class ReviewPictureUnknown(NotFound):
    """No such picture, of no such review, or not to be seen by who asks."""

    code = "reviews.picture_unknown"


class ToReviewView(View):
    """What was received and not judged yet, the newest order first. More where `next` says so,
    even if nothing of this page is left.
    """

    items: list[Purchase]
    next: UUID | None


class SentPictureView(View):
    """A picture that may go with a review now."""

    id: UUID


@doors.get("/products/{product_id}/reviews")
async def list_product_reviews(
    request: Request,
    product_id: UUID,
    wanted: Annotated[Wanted, Depends(queries.SHOWN.wanted)],
) -> queries.ProductReviewsView:
    """What buyers say of it, the newest first, and what that comes to; of what nobody has judged,
    and of what is not there, there is none.
    """
    database: Database = request.app.state.database
    async with database.transaction(mode=Mode.READ) as session:
        return await queries.product_reviews(session, product_id, wanted)


@doors.get("/reviews/to-write")
async def list_lines_to_review(
    session: ReadSession, buyer: CurrentActor, order: UUID | None = None, after: UUID | None = None
) -> ToReviewView:
    """What one has received and said nothing of, of one order if it is named."""
    async with reaching_as(session, SYSTEM):
        bought = await purchases().received(
            session, buyer.id, order_id=order, before=after, orders_max=ORDERS_AT_ONCE
        )
        said = await queries.reviewed_lines(session, [one.line_id for one in bought])
    orders = {one.order_id for one in bought}
    more = len(orders) == ORDERS_AT_ONCE
    return ToReviewView(
        items=[one for one in bought if one.line_id not in said],
        next=min(orders) if more else None,
    )


@doors.get("/reviews/mine")
async def list_own_reviews(
    session: ReadSession,
    buyer: CurrentActor,
    wanted: Annotated[Wanted, Depends(queries.OWN.wanted)],
) -> Page[queries.OwnReviewView]:
    """What one has written, with what became of it, the newest first."""
    followed_from = utc_now() - FOLLOW_UP_WITHIN
    async with reaching_as(session, SYSTEM):
        return await queries.own_reviews(session, buyer.id, wanted, followed_from=followed_from)


@doors.post("/reviews", status_code=201)
async def write_review(
    session: Session, buyer: CurrentActor, command: reviewing.WriteReview
) -> UUID:
    """Say what one thinks of a line of an order that one has received; once."""
    async with reaching_as(session, SYSTEM):
        return await reviewing.write(session, buyer.id, command, at=utc_now())


@doors.post("/reviews/{review_id}/follow-up", status_code=204)
async def follow_up_review(
    session: Session, buyer: CurrentActor, review_id: UUID, command: reviewing.FollowUp
) -> None:
    """Add to one's own review, once, within 180 days."""
    async with reaching_as(session, SYSTEM):
        await reviewing.follow_up(session, buyer.id, review_id, command, at=utc_now())


def _store(request: Request) -> ObjectStore:
    return open_store(request.app.state.environment)


Store = Annotated[ObjectStore, Depends(_store)]


@uploading_doors.post(
    "/reviews/pictures", status_code=201, max_body_size=reviewing.PICTURE.bytes_max + FORM_BYTES
)
async def send_review_picture(
    request: Request, buyer: CurrentActor, store: Store, *, file: UploadFile
) -> SentPictureView:
    """Send in a picture for a review that one is about to write; at most 60 a day."""
    at, database = utc_now(), request.app.state.database
    async with database.transaction() as session:
        await reviewing.take_upload(session, buyer.id, at=at)
    received = files.Received(file.filename or "", await file.read(), reviewing.PICTURE.name)
    url: str | None = request.app.state.environment.scanner_url
    scanner = None if url is None else Scanner.read(url)
    sender = Actor(buyer.id, merchant_ids=None, warehouse_ids=None, language=buyer.language)
    kept = await files.upload(
        database, store, sender, received, at=at, witness=_nobody, scanner=scanner
    )
    return SentPictureView(id=kept.id)


async def _nobody(_session: Session) -> None:
    """What buyers do is no deed of staff."""


async def _is_everybodys(
    request: Request, visitor: MaybeActor, review_id: UUID, file_id: UUID
) -> bool:
    """Its transaction ends before the store is asked. Raises ReviewPictureUnknown."""
    database: Database = request.app.state.database
    async with database.transaction(mode=Mode.READ) as session:
        member_id = (visitor or STRANGER).id
        seen = await queries.picture_seen(session, review_id, file_id, member_id)
    if seen is None:
        raise ReviewPictureUnknown
    return seen


@doors.get("/reviews/{review_id}/pictures/{file_id}", response_class=StreamingResponse)
async def show_review_picture(
    store: Store,
    file_id: UUID,
    is_everybodys: Annotated[bool, Depends(_is_everybodys)],
    size: Literal["small", "large"] = "large",
) -> Response:
    """A picture of a review: everybody sees those of shown ones, a member his own."""
    opened = await store.open(files.key_of(file_id, files.name_of_width(WIDTHS[size])))
    kept = EVERYBODYS if is_everybodys else ONES_OWN
    headers = {**_SAFE, "Cache-Control": kept, "Content-Length": str(opened.size_bytes)}
    return StreamingResponse(opened.chunks, media_type=files.SHOWN_TYPE, headers=headers)


shop = [uploading_doors, doors]
