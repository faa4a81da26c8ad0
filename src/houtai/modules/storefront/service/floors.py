"""Home floors: made, changed, taken away."""

from datetime import datetime
from typing import Annotated, Self
from uuid import UUID

from pydantic import Field, StringConstraints, model_validator
from pydantic_core import PydanticCustomError
from sqlalchemy import delete, func, select, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor
from houtai.kit.errors import Conflict
from houtai.kit.ids import new_id
from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.files import public as files
from houtai.modules.storefront.queries import floors as queries
from houtai.modules.storefront.queries.floors import (
    FLOORS_MAX,
    PRODUCTS_MAX,
    FloorKind,
    FloorState,
    FloorUnknown,
)
from houtai.modules.storefront.tables import Floor, PublicPicture

BANNERS_MAX = 10
BANNER_PICTURE = files.Purpose(
    "storefront.banner", files.PICTURES, 5 << 20, redrawn=True, shared=True, widths=files.WIDTHS
)
Link = Annotated[
    str,
    StringConstraints(pattern=r"^/([A-Za-z0-9_\-?=&.%:][A-Za-z0-9/_\-?=&.%:]*)?$", max_length=300),
]
"""A page of the shop; never another site."""


class ChangedMeanwhile(Conflict):
    code = "storefront.changed_meanwhile"


class TooManyFloors(Conflict):
    code = "storefront.too_many_floors"


class Banner(Command):
    picture: UUID
    link: Link
    alt: Annotated[Line, StringConstraints(max_length=60)]


class MakeFloor(Command):
    """Which of the lists has to be filled, the kind says; the others stay empty."""

    kind: FloorKind
    title: Annotated[Line, StringConstraints(max_length=40)]
    position: Annotated[int, Field(ge=0, le=10_000)]
    state: FloorState = "shown"
    banners: Annotated[tuple[Banner, ...], Field(max_length=BANNERS_MAX)] = ()
    product_ids: Annotated[tuple[UUID, ...], Field(max_length=PRODUCTS_MAX)] = ()
    category_id: UUID | None = None

    @model_validator(mode="after")
    def _filled(self) -> Self:
        filled = {
            "banner": bool(self.banners),
            "products": bool(self.product_ids),
            "category": self.category_id is not None,
        }
        if any(there != (kind == self.kind) for kind, there in filled.items()):
            raise PydanticCustomError("floor_not_filled", "holds what its kind does not show")
        return self


class EditFloor(MakeFloor):
    version: Annotated[int, Field(ge=1, le=BIGINT_MAX)]


async def make(session: AsyncSession, actor: Actor, command: MakeFloor, at: datetime) -> UUID:
    """Raises TooManyFloors, FileNotUsable. Pictures of banners are for everybody from now on."""
    if (await session.scalar(select(func.count()).select_from(Floor)) or 0) >= FLOORS_MAX:
        raise TooManyFloors(most=FLOORS_MAX)
    floor = Floor(
        id=new_id(),
        **command.model_dump(include={"kind", "title", "position", "state"}),
        banners=[one.model_dump(mode="json") for one in command.banners],
        product_ids=list(command.product_ids),
        source_category_id=command.category_id,
        changed_at=at,
        version=1,
    )
    session.add(floor)
    await session.flush()
    await _publish(session, actor, floor.id, command, at)
    after = await queries.one_floor(session, floor.id)
    trail.note(session, "storefront.floor", floor.id, name=after.title, before=None, after=after)
    return floor.id


async def edit(
    session: AsyncSession, actor: Actor, floor_id: UUID, command: EditFloor, at: datetime
) -> None:
    """Raises FloorUnknown, ChangedMeanwhile, FileNotUsable."""
    before = await queries.one_floor(session, floor_id)
    values = command.model_dump(exclude={"version", "banners", "product_ids", "category_id"})
    done = await session.scalar(
        update(Floor)
        .where(Floor.id == floor_id, Floor.version == command.version)
        .values(
            **values,
            product_ids=list(command.product_ids),
            source_category_id=command.category_id,
            banners=[one.model_dump(mode="json") for one in command.banners],
            changed_at=at,
            version=Floor.version + 1,
        )
        .returning(Floor.id)
    )
    if done is None:
        raise ChangedMeanwhile
    await _publish(session, actor, floor_id, command, at)
    after = await queries.one_floor(session, floor_id)
    trail.note(session, "storefront.floor", floor_id, name=after.title, before=before, after=after)


async def remove(session: AsyncSession, actor: Actor, floor_id: UUID, at: datetime) -> None:
    """Raises FloorUnknown. Its pictures stay public: pages that are open still show them."""
    before = await queries.one_floor(session, floor_id)
    gone = await session.scalar(delete(Floor).where(Floor.id == floor_id).returning(Floor.id))
    if gone is None:
        raise FloorUnknown
    await files.use(
        session,
        actor,
        thing="storefront.floor",
        thing_id=str(floor_id),
        file_ids=(),
        purpose=BANNER_PICTURE.name,
        at=at,
    )
    trail.note(session, "storefront.floor", floor_id, name=before.title, before=before, after=None)


async def _publish(
    session: AsyncSession, actor: Actor, floor_id: UUID, command: MakeFloor, at: datetime
) -> None:
    """What was uploaded for banners, and nothing else, is for everybody from now on."""
    pictures = {one.picture for one in command.banners}
    await files.use(
        session,
        actor,
        thing="storefront.floor",
        thing_id=str(floor_id),
        file_ids=pictures,
        purpose=BANNER_PICTURE.name,
        at=at,
        place="body/banners",
    )
    if pictures:
        rows = [{"file_id": one, "in_widths": True} for one in pictures]
        await session.execute(insert(PublicPicture).values(rows).on_conflict_do_nothing())
