"""Writes of brands."""

from datetime import datetime
from typing import Annotated
from uuid import UUID

from pydantic import StringConstraints
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.shapes import Command
from houtai.modules.catalog.queries.brands import BRANDS_MAX, BrandView
from houtai.modules.catalog.rules.attributes import State
from houtai.modules.catalog.rules.names import folded, initial_of
from houtai.modules.catalog.service import keeping, telling
from houtai.modules.catalog.service.keeping import Library
from houtai.modules.catalog.service.shapes import NameEn, Remark, Title, Version
from houtai.modules.catalog.tables import Brand
from houtai.modules.files import public as files

LOGO = "logo"
LIBRARY = Library(Brand, BrandView, "catalog.brand", BRANDS_MAX)


class MakeBrand(Command):
    """Without an initial it is found from the name."""

    name: Title
    name_en: NameEn = ""
    initial: Annotated[str, StringConstraints(pattern="^[A-Z#]$")] | None = None
    logo_file_id: UUID | None = None
    description: Remark = ""
    state: State = "active"


class EditBrand(MakeBrand):
    version: Version


async def make_brand(
    session: AsyncSession, actor: Actor, command: MakeBrand, *, at: datetime
) -> UUID:
    """Raises EntryNameTaken, LibraryFull or FileNotUsable."""
    brand_id = await keeping.make(session, LIBRARY, _values(command), name=command.name)
    await _use_logo(session, actor, brand_id, command.logo_file_id, at)
    return brand_id


async def edit_brand(
    session: AsyncSession, actor: Actor, brand_id: UUID, command: EditBrand, *, at: datetime
) -> None:
    """Raises EntryUnknown, EntryNameTaken, ChangedMeanwhile or FileNotUsable."""
    before = await LIBRARY.shown(session, brand_id)
    await keeping.edit(
        session, LIBRARY, brand_id, _values(command), version=command.version, name=command.name
    )
    if command.logo_file_id != before.logo_file_id:
        await _use_logo(session, actor, brand_id, command.logo_file_id, at)
    shown = ("name", "name_en", "logo_file_id", "state")
    if any(getattr(command, name) != getattr(before, name) for name in shown):
        await telling.brand_changed(session, brand_id, at=at)


async def give_logo(
    session: AsyncSession, actor: Actor, brand_id: UUID, file_id: UUID, *, at: datetime
) -> None:
    """Raises EntryUnknown or FileNotUsable."""
    known = await LIBRARY.shown(session, brand_id)
    content = {name: getattr(known, name) for name in EditBrand.model_fields}
    command = EditBrand.model_validate(content | {"logo_file_id": file_id})
    await edit_brand(session, actor, brand_id, command, at=at)


async def remove_brand(
    session: AsyncSession, actor: Actor, brand_id: UUID, *, at: datetime
) -> None:
    """Raises EntryUnknown or EntryInUse."""
    before = await LIBRARY.shown(session, brand_id)
    await keeping.remove(session, LIBRARY, brand_id, name=before.name)
    await _use_logo(session, actor, brand_id, None, at)


def _values(command: MakeBrand) -> dict[str, object]:
    return {
        **command.model_dump(exclude={"version"}),
        "name_key": folded(command.name),
        "initial": command.initial or initial_of(command.name),
    }


async def _use_logo(
    session: AsyncSession, actor: Actor, brand_id: UUID, file_id: UUID | None, at: datetime
) -> None:
    await files.use(
        session,
        actor,
        thing="catalog.brand",
        thing_id=str(brand_id),
        file_ids=[] if file_id is None else [file_id],
        purpose=LOGO,
        at=at,
        place="body/logo_file_id",
    )
