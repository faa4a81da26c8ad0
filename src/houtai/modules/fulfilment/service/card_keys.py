"""Merchants put card keys in, and take out again what nobody got."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from pydantic import AfterValidator, Field, SecretStr
from pydantic_core import PydanticCustomError
from sqlalchemy import delete, update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.fulfilment import PiecesFreed
from houtai.kit import eventlog, trail
from houtai.kit.auth import Actor, within
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.house_key import HouseKey
from houtai.kit.ids import new_id
from houtai.kit.shapes import Command, View
from houtai.modules.catalog import public as catalog
from houtai.modules.fulfilment.queries.card_keys import CardKeyShelfView, one_shelf
from houtai.modules.fulfilment.rules.sealing import fingerprint, seal
from houtai.modules.fulfilment.tables import CardKey, CardKeyShelf

THING = "fulfilment.card_key"
KEYS_MAX = 2_000
LENGTH_MAX = 500


class SkuWithoutKeys(Invalid):
    """Unknown, out of reach, or not sold as keys."""

    code = "fulfilment.sku_without_keys"


class NoKeysLeft(Conflict):
    """There is nothing to take out."""

    code = "fulfilment.no_keys_left"


def _readable(secret: SecretStr) -> SecretStr:
    text = secret.get_secret_value().strip()
    if not text or len(text) > LENGTH_MAX or not text.isprintable():
        raise PydanticCustomError("card_key_unreadable", "is no line of 1 to 500 characters")
    return SecretStr(text)


KeyText = Annotated[SecretStr, AfterValidator(_readable)]


class PutKeysIn(Command):
    """Keys of one SKU. Those that are there already, or stand twice, count once."""

    sku_id: UUID
    keys: Annotated[list[KeyText], Field(min_length=1, max_length=KEYS_MAX)]


class KeysPutInView(View):
    """How many were new, and how many were there already or stood twice."""

    added: int
    known: int


async def put_in(
    session: AsyncSession, actor: Actor, command: PutKeysIn, *, key: HouseKey, at: datetime
) -> KeysPutInView:
    """Orders that wait for keys of this SKU get theirs. Raises SkuWithoutKeys."""
    sku = (await catalog.skus_by_id(session, [command.sku_id])).get(command.sku_id)
    if sku is None or sku.kind != "card_key" or not _reaches(actor, sku.merchant_id):
        raise SkuWithoutKeys(place="body/sku_id")
    await _open_shelf(session, sku, at)
    before = await one_shelf(session, actor, sku.id)
    texts = list(dict.fromkeys(one.get_secret_value() for one in command.keys))
    salt, sealed = seal(key, sku.id, texts)
    of_all: dict[str, Any] = {
        "sku_id": sku.id,
        "merchant_id": sku.merchant_id,
        "salt": salt,
        "put_in_at": at,
        "put_in_by": actor.id,
    }
    rows = [
        {**of_all, "id": new_id(), "fingerprint": fingerprint(key, sku.id, text), "sealed": closed}
        for text, closed in zip(texts, sealed, strict=True)
    ]
    done = await session.execute(
        insert(CardKey).on_conflict_do_nothing().returning(CardKey.id), rows
    )
    added = len(done.all())
    if added:
        await _count(session, sku.id, added, at)
        await eventlog.emit(session, PiecesFreed(sku.id, sku.merchant_id, at))
        await _note(session, actor, before)
    return KeysPutInView(added=added, known=len(command.keys) - added)


def _reaches(actor: Actor, merchant_id: UUID) -> bool:
    return actor.merchant_ids is None or merchant_id in actor.merchant_ids


async def _open_shelf(session: AsyncSession, sku: catalog.SkuView, at: datetime) -> None:
    row = {
        "sku_id": sku.id,
        "merchant_id": sku.merchant_id,
        "sku_code": sku.code,
        "product_name": sku.product_name,
        "spec_text": sku.spec_text,
        "picture": sku.picture,
        "changed_at": at,
    }
    await session.execute(insert(CardKeyShelf).values(row).on_conflict_do_nothing())


async def _count(session: AsyncSession, sku_id: UUID, change: int, at: datetime) -> None:
    await session.execute(
        update(CardKeyShelf)
        .where(CardKeyShelf.sku_id == sku_id)
        .values(left_count=CardKeyShelf.left_count + change, changed_at=at)
    )


async def take_out(session: AsyncSession, actor: Actor, sku_id: UUID, *, at: datetime) -> int:
    """All keys of a SKU that nobody got are gone for good; how many there were. Raises
    CardKeysUnknown, NoKeysLeft.
    """
    before = await one_shelf(session, actor, sku_id)
    gone = await session.execute(
        delete(CardKey)
        .where(CardKey.sku_id == sku_id, within(actor, CardKey.merchant_id))
        .where(CardKey.line_id.is_(None))
        .returning(CardKey.id)
    )
    taken = len(gone.all())
    if not taken:
        raise NoKeysLeft
    await _count(session, sku_id, -taken, at)
    await _note(session, actor, before)
    return taken


async def _note(session: AsyncSession, actor: Actor, before: CardKeyShelfView) -> None:
    """Counts alone: keys stand in no log."""
    after = await one_shelf(session, actor, before.sku_id)
    trail.note(session, THING, before.sku_id, name=before.sku_code, before=before, after=after)
