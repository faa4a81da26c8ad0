"""Keeps pages and the index to search as the catalogue and the stock are. Set-based: so many
products at once, so many statements.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import (
    ColumnElement,
    Text,
    bindparam,
    delete,
    func,
    inspect,
    select,
    text,
    update,
)
from sqlalchemy.dialects.postgresql import ARRAY, insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import changes
from houtai.kit.db import Table
from houtai.kit.environment import LANGUAGES
from houtai.modules.catalog import public as catalog
from houtai.modules.catalog.public import ShelfProductView
from houtai.modules.inventory import public as inventory
from houtai.modules.merchants import public as merchants
from houtai.modules.storefront.queries.memory import LISTS
from houtai.modules.storefront.rules import stock
from houtai.modules.storefront.rules.standing import standing
from houtai.modules.storefront.rules.words import sound_of
from houtai.modules.storefront.service import rendering
from houtai.modules.storefront.service.snapshot import TOPIC
from houtai.modules.storefront.tables import (
    Due,
    Entry,
    ProductPage,
    PublicPicture,
    ShownSku,
    Term,
    Word,
)

AT_ONCE_MAX = 200
CHINESE = LANGUAGES[0]
ROWS_MAX = 3_000
"""Of one statement, so that it has fewer values than the protocol allows."""
_ONE_AT_A_TIME = text("SELECT pg_advisory_xact_lock(hashtextextended('storefront.refresh', 0))")


@dataclass(frozen=True)
class _Before:
    """A page as it was kept."""

    state: str
    body: str
    body_en: str
    card: str
    version: int


@dataclass(frozen=True)
class _Shown:
    """A product in every language, and what is not its own: stock, signs of shops."""

    both: Mapping[str, ShelfProductView]
    told: rendering.Stock
    logos: Mapping[UUID, UUID]

    def bodies(self, version: int) -> tuple[str, str]:
        """The page in Chinese and in English."""
        logo = self.logos.get(self.both[CHINESE].merchant_id)
        chinese, english = (
            rendering.page(self.both[one], self.told, version=version, shop_logo=logo)
            for one in LANGUAGES
        )
        return chinese.model_dump_json(), english.model_dump_json()


async def refresh(session: AsyncSession, product_ids: Collection[UUID], at: datetime) -> int:
    """Make these anew as they are on the shelf now; return how many changed for buyers.

    One at a time in the whole house: who comes later has seen more. Safe to repeat.
    """
    wanted = sorted(set(product_ids))
    await session.execute(_ONE_AT_A_TIME)
    changed = 0
    for start in range(0, len(wanted), AT_ONCE_MAX):
        changed += await _refresh(session, wanted[start : start + AT_ONCE_MAX], at)
    return changed


async def _refresh(session: AsyncSession, product_ids: Sequence[UUID], at: datetime) -> int:
    found = await catalog.on_shelf_products(session, product_ids)
    products = [one[CHINESE] for one in found]
    sku_ids = [sku.id for product in products for sku in product.skus]
    left = await inventory.sellable(session, sku_ids)
    told = {sku_id: stock.told(left.get(sku_id, 0)) for sku_id in sku_ids}
    before = await _before(session, product_ids)
    logos = await merchants.shop_logos(session, {one.merchant_id for one in products})
    pages = [
        row
        for one in found
        if (row := _page(_Shown(one, told, logos), before.get(one[CHINESE].id), at)) is not None
    ]
    shown = {product.id for product in products}
    gone = [one for one, page in before.items() if one not in shown and page.state == "shown"]
    await _put(session, ProductPage, pages)
    await _put_entries(session, products, told)
    await _put_skus(session, products, told)
    await _put_beside(session, found)
    await hide(session, gone, at)
    await changes.tell(session, TOPIC, [*(row["product_id"] for row in pages), *gone])
    return len(pages) + len(gone)


async def _before(session: AsyncSession, product_ids: Collection[UUID]) -> dict[UUID, _Before]:
    page = ProductPage
    found = await session.execute(
        select(page.product_id, page.state, page.body, page.body_en, page.card, page.version).where(
            page.product_id.in_(product_ids)
        )
    )
    return {row.product_id: _Before(*row[1:]) for row in found}


def _page(shown: _Shown, before: _Before | None, at: datetime) -> dict[str, Any] | None:
    """The row to be written; None when buyers see what they saw."""
    product = shown.both[CHINESE]
    card = rendering.card(product, shown.told).model_dump_json()
    version = before.version if before else 1
    body, body_en = shown.bodies(version)
    known = before and (before.state, before.body, before.body_en, before.card)
    if known == ("shown", body, body_en, card):
        return None
    if before:
        version += 1
        body, body_en = shown.bodies(version)
    return {
        "product_id": product.id,
        "merchant_id": product.merchant_id,
        "state": "shown",
        "body": body,
        "body_en": body_en,
        "card": card,
        "goods": rendering.goods(product),
        "version": version,
        "changed_at": at,
    }


async def _put_entries(
    session: AsyncSession, products: Sequence[ShelfProductView], told: rendering.Stock
) -> None:
    counted = await session.execute(
        select(Entry.product_id, Entry.sold_count, Entry.looks).where(
            Entry.product_id.in_([product.id for product in products])
        )
    )
    heat = {row.product_id: (row.sold_count, row.looks) for row in counted}
    rows: list[dict[str, Any]] = []
    known: dict[str, None] = {}
    for product in products:
        found = rendering.words(product)
        known |= dict.fromkeys(found.words)
        rows.append(_entry(product, told, found, heat.get(product.id, (0, 0))))
    await _put(session, Entry, rows)
    await _add_words(session, list(known))


def _entry(
    product: ShelfProductView,
    told: rendering.Stock,
    found: rendering.Words,
    heat: tuple[int, int],
) -> dict[str, Any]:
    sold, looks = heat
    path = [one.id for one in product.category_path]
    first, second, third, *_ = [*path, None, None]
    in_stock = rendering.is_in_stock(product, told)
    return {
        "product_id": product.id,
        "merchant_id": product.merchant_id,
        "category_path": path,
        "category_1": first,
        "category_2": second,
        "category_3": third,
        "brand_id": product.brand.id if product.brand else None,
        # What it may be filtered by stands among the words: one index finds both together.
        "words": _lexemes([*found.words, *found.codes, *rendering.filters(product)]),
        "name_words": _lexemes(found.name_words),
        "attributes": list(rendering.filters(product)),
        "price_fen": product.price_fen_min,
        "in_stock": in_stock,
        "sold_count": sold,
        "looks": looks,
        "standing": standing(
            in_stock=in_stock, sold=sold, looks=looks, shelved_at=product.first_shelf_at
        ),
    }


def _lexemes(words: Sequence[str]) -> ColumnElement[str]:
    return func.array_to_tsvector(bindparam(None, list(words), type_=ARRAY(Text)))


async def _put_skus(
    session: AsyncSession, products: Sequence[ShelfProductView], told: rendering.Stock
) -> None:
    rows = [
        {"id": sku.id, "product_id": product.id, "stock": told[sku.id]}
        for product in products
        for sku in product.skus
    ]
    await session.execute(
        delete(ShownSku)
        .where(ShownSku.product_id.in_([product.id for product in products]))
        .where(ShownSku.id.not_in([row["id"] for row in rows]))
    )
    await _put(session, ShownSku, rows)


async def _put_beside(
    session: AsyncSession, found: Sequence[Mapping[str, ShelfProductView]]
) -> None:
    """Names to filter by, and pictures that everybody may see from now on."""
    named: dict[str, dict[str, tuple[str, str]]] = {language: {} for language in LANGUAGES}
    shown: set[UUID] = set()
    for both in found:
        for language in LANGUAGES:
            named[language] |= rendering.terms(both[language])
        shown |= rendering.pictures(both[CHINESE])
    chinese, english = (named[language] for language in LANGUAGES)
    terms = [
        {
            "term": term,
            "name": name,
            "above": above,
            "name_en": english.get(term, ("", ""))[0],
            "above_en": english.get(term, ("", ""))[1],
        }
        for term, (name, above) in sorted(chinese.items())
    ]
    await _put(session, Term, terms)
    pictures = [{"file_id": one, "in_widths": True} for one in sorted(shown)]
    for start in range(0, len(pictures), ROWS_MAX):
        those = pictures[start : start + ROWS_MAX]
        await session.execute(insert(PublicPicture).values(those).on_conflict_do_nothing())


async def _put(
    session: AsyncSession, table: type[Table], rows: Sequence[Mapping[str, Any]]
) -> None:
    """Insert the rows, or replace those that are there."""
    keys = [column.name for column in inspect(table).primary_key]
    for start in range(0, len(rows), ROWS_MAX):
        new = insert(table).values(rows[start : start + ROWS_MAX])
        others = [name for name in rows[0] if name not in keys]
        await session.execute(
            new.on_conflict_do_update(
                index_elements=keys, set_={name: new.excluded[name] for name in others}
            )
        )


async def _add_words(session: AsyncSession, known: Sequence[str]) -> None:
    """Words that nobody had yet; how often they are used is counted by the clock."""
    for start in range(0, len(known), ROWS_MAX):
        some = known[start : start + ROWS_MAX]
        found = await session.scalars(select(Word.word).where(Word.word.in_(some)))
        new = sorted(set(some) - set(found))
        rows = [
            {"word": word, "pinyin": pinyin, "initials": initials, "uses": 1}
            for word in new
            for pinyin, initials in [sound_of(word)]
        ]
        if rows:
            await session.execute(insert(Word).values(rows).on_conflict_do_nothing())


async def hide(session: AsyncSession, product_ids: Collection[UUID], at: datetime) -> None:
    """Off the shelf: found no more, and answered as gone."""
    if not product_ids:
        return
    await session.execute(delete(Entry).where(Entry.product_id.in_(product_ids)))
    await session.execute(delete(ShownSku).where(ShownSku.product_id.in_(product_ids)))
    await session.execute(
        update(ProductPage)
        .where(ProductPage.product_id.in_(product_ids))
        .values(state="gone", version=ProductPage.version + 1, changed_at=at)
    )


async def hide_merchants(
    session: AsyncSession, merchant_ids: Collection[UUID], at: datetime
) -> None:
    """Everything of these merchants, at once."""
    await session.execute(_ONE_AT_A_TIME)
    hidden = await session.scalars(
        update(ProductPage)
        .where(ProductPage.merchant_id.in_(merchant_ids), ProductPage.state == "shown")
        .values(state="gone", version=ProductPage.version + 1, changed_at=at)
        .returning(ProductPage.product_id)
    )
    product_ids = list(hidden)
    of_them = select(ProductPage.product_id).where(ProductPage.merchant_id.in_(merchant_ids))
    await session.execute(delete(ShownSku).where(ShownSku.product_id.in_(of_them)))
    await session.execute(delete(Entry).where(Entry.merchant_id.in_(merchant_ids)))
    await changes.tell(session, TOPIC, product_ids)
    await changes.tell(session, LISTS, None)


async def products_of(session: AsyncSession, sku_ids: Collection[UUID]) -> set[UUID]:
    """Products whose pages tell of the stock of these SKUs in other words than is true now.

    Index: pk_sku.
    """
    found = await session.execute(
        select(ShownSku.id, ShownSku.product_id, ShownSku.stock).where(ShownSku.id.in_(sku_ids))
    )
    rows = found.all()
    left = await inventory.sellable(session, [row.id for row in rows])
    return {row.product_id for row in rows if stock.told(left.get(row.id, 0)) != row.stock}


async def lost_pages(session: AsyncSession) -> list[UUID]:
    """Pages that are shown without standing in the index, or the other way round."""
    found = await session.scalars(
        select(func.coalesce(ProductPage.product_id, Entry.product_id))
        .select_from(ProductPage)
        .outerjoin(Entry, Entry.product_id == ProductPage.product_id, full=True)
        .where((ProductPage.state == "shown") != (Entry.product_id.is_not(None)))
    )
    return list(found)


async def make_due(session: AsyncSession, product_ids: Collection[UUID], at: datetime) -> None:
    """Have these made anew by the clock."""
    rows = [{"product_id": one, "asked_at": at} for one in sorted(set(product_ids))]
    for start in range(0, len(rows), ROWS_MAX):
        those = rows[start : start + ROWS_MAX]
        await session.execute(insert(Due).values(those).on_conflict_do_nothing())


async def refresh_due(session: AsyncSession, at: datetime) -> int:
    """Make some of what is due anew; return how many. Index: ix_due_asked_at_product_id."""
    taken = (
        select(Due.product_id)
        .order_by(Due.asked_at, Due.product_id)
        .limit(AT_ONCE_MAX)
        .with_for_update(skip_locked=True)
        .scalar_subquery()
    )
    product_ids = list(
        await session.scalars(
            delete(Due).where(Due.product_id.in_(taken)).returning(Due.product_id)
        )
    )
    await refresh(session, product_ids, at)
    return len(product_ids)


async def count_words(session: AsyncSession) -> None:
    """How many products have each word; words that none has any more are forgotten."""
    used = (
        select(
            func.unnest(func.tsvector_to_array(Entry.words)).label("word"),
            func.count().label("uses"),
        )
        .group_by("word")
        .cte("used")
    )
    await session.execute(
        update(Word)
        .where(Word.word == used.c.word, Word.uses != used.c.uses)
        .values(uses=used.c.uses)
    )
    await session.execute(delete(Word).where(Word.word.not_in(select(used.c.word))))
