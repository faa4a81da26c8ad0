"""What a list may be narrowed by. The database hands over what each candidate has, in one text;
it is counted here, and named from names that are remembered.
"""

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID

from sqlalchemy import Text, any_, bindparam, func, select
from sqlalchemy.dialects.postgresql import ARRAY

from houtai.kit.environment import LANGUAGES
from houtai.kit.lookups import Lookups
from houtai.modules.storefront.queries.memory import Memory
from houtai.modules.storefront.queries.shapes import FacetOptionView, FacetsView, FacetView
from houtai.modules.storefront.tables import Term

CANDIDATES = 500
"""What stands best of all that has the words is ordered by how well it has them; and counted."""
OPTIONS_MAX = 300
NAMES_KEPT_SECONDS = 60.0
Names: TypeAlias = dict[str, tuple[str, str]]
"""By term, what it is called and what stands above it; of what has no name, nothing."""

_WANTED = Term.term == any_(bindparam("terms", type_=ARRAY(Text)))
_IN_ENGLISH = select(
    Term.term,
    # What was written before names were kept in English has none.
    func.coalesce(func.nullif(Term.name_en, ""), Term.name).label("name"),
    func.coalesce(func.nullif(Term.above_en, ""), Term.above).label("above"),
).where(_WANTED)
_NAMES = {
    language: select(Term.term, Term.name, Term.above).where(_WANTED) if place == 0 else _IN_ENGLISH
    for place, language in enumerate(LANGUAGES)
}
"""Chinese is the first of the languages."""


@dataclass(frozen=True)
class Tally:
    """The candidates together: one more than are counted shows that there are more."""

    total: int
    price_min: int
    price_max: int
    terms: str
    """Every term of every candidate, with blanks between."""


async def facets_of(
    asked: Lookups, memory: Memory, tally: Tally, language: str = LANGUAGES[0]
) -> FacetsView:
    """The tally with names, the most frequent first. Index: pk_term."""
    counted = Counter(tally.terms.split())
    often = sorted(counted, key=lambda term: (-counted[term], term))[:OPTIONS_MAX]
    names = await _names(asked, memory, often, language)
    return _view(tally, {term: counted[term] for term in often if names[term][0]}, names)


async def _names(asked: Lookups, memory: Memory, terms: Collection[str], language: str) -> Names:
    moment = memory.names.moment
    recalled = {term: memory.names.recall((language, term)) for term in terms}
    names = {term: known for term, known in recalled.items() if known is not None}
    if missing := [term for term in terms if term not in names]:
        found = {row.term: row for row in await asked.rows(_NAMES[language], {"terms": missing})}
        for term in missing:
            row = found.get(term)
            names[term] = ("", "") if row is None else (row.name, row.above)
            memory.names.keep(
                (language, term), names[term], seconds=NAMES_KEPT_SECONDS, moment=moment
            )
    return names


def _view(tally: Tally, counted: Mapping[str, int], names: Names) -> FacetsView:
    by_kind: dict[str, list[FacetOptionView]] = {"category": [], "brand": []}
    options: dict[tuple[str, str], list[FacetOptionView]] = {}
    for term, count in counted.items():
        name, above = names[term]
        kind, _, key = term.partition(":")
        if kind in by_kind:
            by_kind[kind].append(FacetOptionView(key=key, name=name, count=count))
        else:
            attribute, _, chosen = key.partition(":")
            those = options.setdefault((attribute, above), [])
            those.append(FacetOptionView(key=chosen, name=name, count=count))
    return FacetsView(
        total=min(tally.total, CANDIDATES),
        is_more=tally.total > CANDIDATES,
        categories=by_kind["category"],
        brands=by_kind["brand"],
        attributes=[
            FacetView(id=UUID(attribute), name=name, options=those)
            for (attribute, name), those in options.items()
        ],
        price_fen_min=tally.price_min,
        price_fen_max=tally.price_max,
    )
