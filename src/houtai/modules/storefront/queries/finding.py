"""The statements of a search. Each shape of a question is built once and kept with its values
left open, so that the driver prepares it once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any, TypeAlias
from uuid import UUID

from sqlalchemy import (
    CTE,
    BigInteger,
    BindParameter,
    ColumnElement,
    Select,
    Subquery,
    Text,
    Uuid,
    any_,
    bindparam,
    cast,
    func,
    literal,
    null,
    select,
    tuple_,
    union_all,
)
from sqlalchemy.dialects.postgresql import ARRAY, TSQUERY
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.lookups import Lookups
from houtai.modules.storefront.queries.asking import Asked, Filters, Sort
from houtai.modules.storefront.queries.facets import CANDIDATES, Tally
from houtai.modules.storefront.rules.vocabulary import Piece
from houtai.modules.storefront.tables import Entry, ProductPage

Column: TypeAlias = ColumnElement[Any] | InstrumentedAttribute[Any]
Condition: TypeAlias = ColumnElement[bool] | InstrumentedAttribute[bool]
TALLIED = ("total", "price_min", "price_max")
LEVELS = (Entry.category_1, Entry.category_2, Entry.category_3)
"""So many levels of the tree have an index of their own."""


@dataclass(frozen=True)
class _Shape:
    """A question without its values."""

    sort: Sort
    by_words: bool
    category_level: int
    brand: bool
    merchant: bool
    price_from: bool
    price_to: bool
    in_stock: bool
    goes_on: bool


@dataclass(frozen=True)
class Place:
    """A category, and how deep in the tree it lies, from 1."""

    id: UUID
    level: int
    ancestor_id: UUID
    """Itself, or what it lies below on the last level that has an index."""


@dataclass(frozen=True)
class Question:
    """Words and filters, as the statements take them."""

    pieces: tuple[Piece, ...]
    filters: Filters
    category: Place | None

    def without_filters(self) -> "Question":
        """The words alone."""
        return replace(self, filters=Filters(), category=None)


@dataclass(frozen=True)
class Hit:
    """A product that was found: its card, and its place in the order."""

    card: str
    place: tuple[Any, ...]
    """Its id stands last."""

    @property
    def product_id(self) -> UUID:
        """Whose card it is."""
        found: UUID = self.place[-1]
        return found


async def hits(asked: Lookups, question: Question, wanted: Asked) -> list[Hit]:
    """One more than a page holds. Index: that of the filter and the order, or ix_entry_words."""
    shape = _shape(question, wanted.sort, goes_on=wanted.after is not None)
    values = _values(question) | {"limit": wanted.limit + 1}
    if wanted.after is not None:
        values |= {f"after_{number}": value for number, value in enumerate(wanted.after)}
    rows = await asked.rows(_page(shape), values)
    return [Hit(row.card, tuple(row)[1:]) for row in rows]


async def tally(asked: Lookups, question: Question) -> Tally:
    """What the candidates may be narrowed by. Index: as above."""
    shape = _shape(question, "relevance", goes_on=False)
    [row] = await asked.rows(_tally(shape), _values(question))
    return Tally(row.total, row.price_min, row.price_max, row.terms)


async def first_page(asked: Lookups, question: Question, wanted: Asked) -> tuple[list[Hit], Tally]:
    """The best and the counts of all candidates, in one look at them. Index: as above."""
    shape = _shape(question, "relevance", goes_on=False)
    rows = await asked.rows(_first(shape), _values(question) | {"limit": wanted.limit + 1})
    [tallied] = [row for row in rows if row.product_id is None]
    best = [
        Hit(row.card, (row.score, row.standing, row.product_id))
        for row in rows
        if row.product_id is not None
    ]
    counted = Tally(tallied.total, tallied.price_min, tallied.price_max, tallied.card)
    return sorted(best, key=lambda hit: hit.place, reverse=True), counted


async def total(asked: Lookups, question: Question) -> int:
    """How many there are, at most CANDIDATES. Index: as above."""
    shape = _shape(question, "relevance", goes_on=False)
    [row] = await asked.rows(_total(shape), _values(question))
    return int(row.total)


def _shape(question: Question, sort: Sort, *, goes_on: bool) -> _Shape:
    filters = question.filters
    return _Shape(
        sort=sort,
        by_words=bool(question.pieces or filters.attributes),
        category_level=question.category.level if question.category else 0,
        brand=bool(filters.brand_ids),
        merchant=filters.merchant_id is not None,
        price_from=filters.price_from is not None,
        price_to=filters.price_to is not None,
        in_stock=filters.in_stock,
        goes_on=goes_on,
    )


def _values(question: Question) -> dict[str, object]:
    filters = question.filters
    values: dict[str, object] = {
        "category_id": question.category and question.category.id,
        "ancestor_id": question.category and question.category.ancestor_id,
        "brand_ids": list(filters.brand_ids),
        "merchant_id": filters.merchant_id,
        "price_from": filters.price_from,
        "price_to": filters.price_to,
    }
    each_word = [piece.condition for piece in question.pieces]
    options = [Piece("", tuple(those)).condition for those in filters.by_attribute]
    values |= {"words": " & ".join([*each_word, *options]), "each_word": each_word}
    return values


def _texts(name: str) -> BindParameter[Any]:
    return bindparam(name, type_=ARRAY(Text))


def _conditions(shape: _Shape) -> list[Condition]:
    wanted: list[Condition] = list(_narrowed(shape))
    if shape.by_words:
        wanted.append(Entry.words.op("@@")(cast(bindparam("words", type_=Text()), TSQUERY)))
    return wanted


def _narrowed(shape: _Shape) -> Iterator[Condition]:
    if shape.category_level:
        level = min(shape.category_level, len(LEVELS)) - 1
        yield LEVELS[level] == bindparam("ancestor_id", type_=Uuid())
    if shape.category_level > len(LEVELS):
        yield bindparam("category_id", type_=Uuid()) == any_(Entry.category_path)
    if shape.brand:
        yield Entry.brand_id == any_(bindparam("brand_ids", type_=ARRAY(Uuid)))
    if shape.merchant:
        yield Entry.merchant_id == bindparam("merchant_id", type_=Uuid())
    if shape.price_from:
        yield Entry.price_fen >= bindparam("price_from", type_=BigInteger())
    if shape.price_to:
        yield Entry.price_fen <= bindparam("price_to", type_=BigInteger())
    if shape.in_stock:
        yield Entry.in_stock


@lru_cache(maxsize=256)
def _page(shape: _Shape) -> Select[Any]:
    if shape.sort == "relevance":
        return _by_relevance(shape)
    descending = shape.sort.startswith("-")
    ways: dict[str, list[InstrumentedAttribute[Any]]] = {
        "price": [Entry.price_fen, Entry.product_id],
        "sold": [Entry.sold_count, Entry.product_id],
        "newest": [Entry.product_id],
    }
    order = ways[shape.sort.lstrip("-")]
    found = (
        select(*(column.label(f"place_{number}") for number, column in enumerate(order)))
        .add_columns(Entry.product_id.label("found_id"))
        .where(*_conditions(shape))
        .order_by(*(column.desc() if descending else column.asc() for column in order))
        .limit(bindparam("limit", type_=BigInteger()))
    )
    if shape.goes_on:
        found = found.where(_beyond(order, descending=descending))
    return _with_cards(found.subquery("found"), len(order), descending=descending)


def _by_relevance(shape: _Shape) -> Select[Any]:
    """How many of the words stand in the name, then the standing."""
    candidates = _leading(shape)
    if not shape.by_words and shape.goes_on:
        candidates = candidates.where(
            tuple_(Entry.standing, Entry.product_id) < tuple_(*_after(1, 2))
        )
    those = candidates.subquery("candidates")
    order = [those.c.score, those.c.standing, those.c.product_id]
    found = (
        select(*(column.label(f"place_{number}") for number, column in enumerate(order)))
        .add_columns(those.c.product_id.label("found_id"))
        .order_by(*(column.desc() for column in order))
        .limit(bindparam("limit", type_=BigInteger()))
    )
    if shape.by_words and shape.goes_on:
        found = found.where(_beyond(order, descending=True))
    return _with_cards(found.subquery("found"), len(order), descending=True)


def _leading(shape: _Shape) -> Select[Any]:
    """What stands best of all that fits, and how well it has the words; without words so many as
    a page holds are enough.
    """
    score = _in_name() if shape.by_words else literal(0, BigInteger)
    columns: list[Column] = [score.label("score"), Entry.standing, Entry.product_id]
    return (
        select(*columns)
        .where(*_conditions(shape))
        .order_by(Entry.standing.desc(), Entry.product_id.desc())
        .limit(CANDIDATES if shape.by_words else bindparam("limit", type_=BigInteger()))
    )


def _in_name() -> ColumnElement[int]:
    """How many of the words stand in the name."""
    each = func.unnest(cast(_texts("each_word"), ARRAY(TSQUERY))).column_valued("each")
    count = select(func.count()).where(Entry.name_words.op("@@")(each))
    return count.correlate(Entry).scalar_subquery()


def _after(*numbers: int) -> list[BindParameter[Any]]:
    """The id stands last."""
    *values, last = numbers
    places = [bindparam(f"after_{one}", type_=BigInteger()) for one in values]
    return [*places, bindparam(f"after_{last}", type_=Uuid())]


def _beyond(order: Sequence[Column], *, descending: bool) -> ColumnElement[bool]:
    here, there = tuple_(*order), tuple_(*_after(*range(len(order))))
    return here < there if descending else here > there


def _with_cards(found: Subquery, places: int, *, descending: bool) -> Select[Any]:
    order = [found.c[f"place_{number}"] for number in range(places)]
    return (
        select(ProductPage.card, *order)
        .join(found, found.c.found_id == ProductPage.product_id)
        .where(ProductPage.state == "shown")
        .order_by(*(column.desc() if descending else column.asc() for column in order))
    )


@lru_cache(maxsize=64)
def _total(shape: _Shape) -> Select[Any]:
    found = select(literal(1)).select_from(Entry).where(*_conditions(shape)).limit(CANDIDATES)
    return select(func.count().label("total")).select_from(found.subquery("found"))


@lru_cache(maxsize=256)
def _tally(shape: _Shape) -> Select[Any]:
    """The candidates, counted."""
    return _counted(_candidates(shape).subquery("found"))


@lru_cache(maxsize=256)
def _first(shape: _Shape) -> Select[Any]:
    """All candidates counted, and the best of them with their cards. Those with the words are
    looked at once; without words the best are simply the first, and found again in no time.
    """
    found = _candidates(shape).cte("found")
    apart = _candidates(shape).subquery("apart")
    counted = _counted(found if shape.by_words else apart).subquery("counted")
    beside = [cast(null(), BigInteger).label(name) for name in TALLIED]
    nowhere = [cast(null(), BigInteger), cast(null(), BigInteger), cast(null(), Uuid)]
    tally = select(counted.c.terms, *nowhere, *(counted.c[name] for name in TALLIED))
    best = _best(found if shape.by_words else _leading(shape).subquery("leading"))
    cards = (
        select(ProductPage.card, *best.c, *beside)
        .join(best, best.c.product_id == ProductPage.product_id)
        .where(ProductPage.state == "shown")
    )
    return select(union_all(cards, tally).subquery("rows"))


def _best(found: CTE | Subquery) -> Subquery:
    """As many as a page holds, and one more."""
    order = [found.c.score, found.c.standing, found.c.product_id]
    return (
        select(*order)
        .order_by(*(column.desc() for column in order))
        .limit(bindparam("limit", type_=BigInteger()))
        .subquery("best")
    )


def _candidates(shape: _Shape) -> Select[Any]:
    """What stands best of all that fits, and how well it has the words. One more than are
    counted, to see that there are more.
    """
    score = _in_name() if shape.by_words else literal(0, BigInteger)
    leaf = Entry.category_path[func.cardinality(Entry.category_path)]
    return (
        select(
            score.label("score"),
            Entry.standing,
            Entry.product_id,
            leaf.label("category_id"),
            Entry.brand_id,
            Entry.attributes,
            Entry.price_fen,
        )
        .where(*_conditions(shape))
        .order_by(Entry.standing.desc(), Entry.product_id.desc())
        .limit(CANDIDATES + 1)
    )


def _counted(found: CTE | Subquery) -> Select[Any]:
    """How many, the bounds of their prices, and the terms of all in one text: so it is handed
    over in one piece and counted where counting is cheap.
    """
    terms = func.concat_ws(
        " ",
        literal("category:") + cast(found.c.category_id, Text),
        literal("brand:") + cast(found.c.brand_id, Text),
        literal("option:") + func.nullif(func.array_to_string(found.c.attributes, " option:"), ""),
    )
    return select(
        func.coalesce(func.string_agg(terms, " "), "").label("terms"),
        func.coalesce(func.min(found.c.price_fen), 0).label("price_min"),
        func.coalesce(func.max(found.c.price_fen), 0).label("price_max"),
        func.count().label("total"),
    )
