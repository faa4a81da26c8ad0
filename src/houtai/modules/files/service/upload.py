"""Taking a file in: look at it, write its row, store its bytes, and only then count it as stored.

The store may be far away, so no transaction is open while it is asked; a row in `storing` tells
the clock what to clear away when the house stops in between.
"""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings, trail
from houtai.kit.auth import Actor
from houtai.kit.db import Database
from houtai.kit.errors import Invalid, TooLarge
from houtai.kit.ids import new_id
from houtai.kit.objects import ObjectStore
from houtai.kit.scanning import Scanner
from houtai.modules.files.queries.files import FileView, one_file
from houtai.modules.files.rules.contents import PICTURES, recognise
from houtai.modules.files.rules.keys import key_of
from houtai.modules.files.rules.names import clean_name
from houtai.modules.files.rules.pictures import Drawn, draw
from houtai.modules.files.rules.purposes import BYTES_MAX, Purpose, purpose_of
from houtai.modules.files.tables import File

THING = "files.file"
MEGABYTE = 1 << 20
ATTACHMENT_SIZE = settings.Setting(
    "files.attachment_megabytes_max",
    kind=settings.WholeNumber(1, BYTES_MAX // MEGABYTE),
    default=20,
)

# Each may need some hundred megabytes while it is drawn.
_AT_ONCE = asyncio.Semaphore(2)


Witness = Callable[[AsyncSession], Awaitable[None]]
"""Writes down that it was done, in the transaction that does it."""


class FileEmpty(Invalid):
    code = "files.empty"


class FileTooLarge(TooLarge):
    code = "files.too_large"


class KindNotTaken(Invalid):
    """A sound file, but of a kind that its purpose has no use for."""

    code = "files.kind_not_taken"


@dataclass(frozen=True)
class Received:
    """What came through the door."""

    name: str
    content: bytes
    purpose: str


@dataclass(frozen=True)
class _Looked:
    """What it turned out to be."""

    purpose: Purpose
    name: str
    media_type: str
    content: bytes
    drawn: Drawn | None


async def upload(
    database: Database,
    store: ObjectStore,
    actor: Actor,
    received: Received,
    *,
    at: datetime,
    witness: Witness,
    scanner: Scanner | None = None,
) -> FileView:
    """Keep it, before a witness. Raises what the rules and the scanner raise, FileEmpty,
    FileTooLarge, KindNotTaken.
    """
    purpose = purpose_of(received.purpose)
    await _refuse_size(database, actor, purpose, len(received.content))
    if scanner is not None:
        await scanner.refuse_malicious(received.content, place="body/file")
    async with _AT_ONCE:
        looked = await asyncio.to_thread(_look, received, purpose)
        async with database.transaction(actor) as session:
            file_id = _write(session, actor, looked, at)
        await store.put(key_of(file_id), looked.content)
        for size, picture in ({} if looked.drawn is None else looked.drawn.shown).items():
            await store.put(key_of(file_id, size), picture)
    async with database.transaction(actor) as session:
        await _count_as_stored(session, file_id)
        made = await _tell(session, actor, file_id)
        await witness(session)
    return made


async def _refuse_size(database: Database, actor: Actor, purpose: Purpose, size: int) -> None:
    limit = purpose.bytes_max
    if purpose.name == "attachment":
        async with database.transaction(actor) as session:
            limit = await settings.read(session, ATTACHMENT_SIZE) * MEGABYTE
    if size > limit:
        raise FileTooLarge(place="body/file", megabytes_max=limit // MEGABYTE)
    if size == 0:
        raise FileEmpty(place="body/file")


def _look(received: Received, purpose: Purpose) -> _Looked:
    media_type = recognise(received.content)
    name = clean_name(received.name, media_type)
    if media_type not in purpose.media_types:
        raise KindNotTaken(place="body/file", purpose=purpose.name)
    is_picture = media_type in PICTURES
    drawn = draw(received.content, media_type, purpose.widths) if is_picture else None
    if drawn is None or not purpose.redrawn:
        return _Looked(purpose, name, media_type, received.content, drawn)
    named = clean_name(name.rpartition(".")[0].replace(".", "_"), drawn.kept_type)
    return _Looked(purpose, named, drawn.kept_type, drawn.kept, drawn)


def _write(session: AsyncSession, actor: Actor, looked: _Looked, at: datetime) -> UUID:
    file_id = new_id()
    session.add(
        File(
            id=file_id,
            merchant_id=actor.place.merchant_id,
            warehouse_id=actor.place.warehouse_id,
            purpose=looked.purpose.name,
            name=looked.name,
            media_type=looked.media_type,
            size_bytes=len(looked.content),
            sha256=sha256(looked.content).digest(),
            width=None if looked.drawn is None else looked.drawn.width,
            height=None if looked.drawn is None else looked.drawn.height,
            is_shared=looked.purpose.shared,
            state="storing",
            uploaded_by=actor.id,
            uploaded_at=at,
        )
    )
    return file_id


async def _count_as_stored(session: AsyncSession, file_id: UUID) -> None:
    stored = update(File).where(File.id == file_id, File.state == "storing")
    await session.execute(stored.values(state="stored"))


async def _tell(session: AsyncSession, actor: Actor, file_id: UUID) -> FileView:
    made = await one_file(session, actor, file_id)
    assert made is not None, "somebody always reaches what he has just uploaded"
    trail.note(session, THING, file_id, name=made.name, before=None, after=made)
    return made
