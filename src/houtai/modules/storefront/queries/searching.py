"""A search from the typed text to the answer: as it was typed, then repaired, then explained."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from houtai.kit.lookups import Lookups
from houtai.modules.storefront.queries import finding
from houtai.modules.storefront.queries.asking import Asked, write_cursor
from houtai.modules.storefront.queries.finding import Count, Place, Question
from houtai.modules.storefront.queries.shapes import (
    CorrectionView,
    ExplainedView,
    FacetOptionView,
    FacetsView,
    FacetView,
    SuggestionsView,
    SuggestionView,
    WordFoundView,
)
from houtai.modules.storefront.queries.vocabulary import vocabulary
from houtai.modules.storefront.rules import vocabulary as words
from houtai.modules.storefront.rules.vocabulary import Piece, Vocabulary, vocabulary_of
from houtai.modules.storefront.rules.words import plain, runs

Reason = Literal["no_such_word", "not_together", "filtered_out", "nothing_to_search"]
NO_WORDS = vocabulary_of([])
PIECES_MAX = 8
"""Further words of a longer text are not searched for."""
RUNS_MAX = 8
SUGGESTIONS = 10


@dataclass(frozen=True)
class Found:
    """What was found. Cards are JSON already."""

    cards: list[str]
    next: str | None
    facets: FacetsView | None = None
    correction: CorrectionView | None = None
    explained: ExplainedView | None = None


async def search(asked: Lookups, wanted: Asked, category: Place | None) -> Found:
    """At most four statements: the page, its facets, and again with the repaired words.

    Nothing found: what is missing is counted word by word.
    """
    typed_runs = runs(wanted.text)[:RUNS_MAX]
    if wanted.text and not typed_runs:
        return Found([], None, explained=_nothing("nothing_to_search"))
    known = await vocabulary(asked) if typed_runs else NO_WORDS
    pieces = _pieces(typed_runs, known)
    question = Question(pieces, wanted.filters, category)
    found = await _page(asked, question, wanted)
    if found.cards or wanted.after is not None:
        return found
    mended = _mended(typed_runs, known)
    if mended is not None:
        found = await _page(asked, replace(question, pieces=mended), wanted)
        if found.cards:
            used = " ".join(piece.shown for piece in mended)
            correction = CorrectionView(typed=wanted.text.strip(), used=used)
            return replace(found, correction=correction)
    return Found([], None, explained=await _explained(asked, question, mended))


async def _page(asked: Lookups, question: Question, wanted: Asked) -> Found:
    is_first = wanted.after is None
    counts: list[Count] = []
    if is_first and wanted.sort == "relevance":
        hits, counts = await finding.first_page(asked, question, wanted)
    else:
        hits = await finding.hits(asked, question, wanted)
    shown = hits[: wanted.limit]
    goes_on = len(hits) > wanted.limit
    next_after = write_cursor(wanted.sort, shown[-1].place) if goes_on else None
    if is_first and shown and not counts:
        counts = await finding.counts(asked, question)
    facets = _facets(counts) if is_first and shown else None
    return Found([hit.card for hit in shown], next_after, facets)


def _pieces(typed_runs: Sequence[str], known: Vocabulary) -> tuple[Piece, ...]:
    found = [piece for run in typed_runs for piece in words.understood(run, known)]
    return tuple({piece.words: piece for piece in found}.values())[:PIECES_MAX]


def _mended(typed_runs: Sequence[str], known: Vocabulary) -> tuple[Piece, ...] | None:
    """With the slip of one run mended; None when every run is as it should be."""
    mended: list[Piece] = []
    is_other = False
    for run in typed_runs:
        instead = None if is_other else words.repaired(run, known)
        is_other = is_other or instead is not None
        mended += instead or words.understood(run, known)
    return tuple(mended[:PIECES_MAX]) if is_other else None


async def _explained(
    asked: Lookups, question: Question, mended: tuple[Piece, ...] | None
) -> ExplainedView:
    """Which word has no hit, and how many there would be without the filters."""
    without_filters = 0
    if question != (bare := question.without_filters()):
        without_filters = await finding.total(asked, bare)
    counts = []
    for piece in question.pieces:
        count = await finding.total(asked, replace(bare, pieces=(piece,)))
        counts.append(WordFoundView(word=piece.typed, count=count))
    tried = [" ".join(piece.shown for piece in mended)] if mended else []
    reason: Reason = "filtered_out" if without_filters or not counts else "not_together"
    if any(one.count == 0 for one in counts):
        reason = "no_such_word"
    return ExplainedView(reason=reason, words=counts, tried=tried, without_filters=without_filters)


def _nothing(reason: Reason) -> ExplainedView:
    return ExplainedView(reason=reason, words=[], tried=[], without_filters=0)


def _facets(counts: Sequence[Count]) -> FacetsView:
    bounds = {one.kind: one.count or 0 for one in counts if not one.key}
    by_kind: dict[str, list[FacetOptionView]] = {"category": [], "brand": []}
    options: dict[tuple[str, str], list[FacetOptionView]] = {}
    for one in counts:
        attribute, _, key = one.key.rpartition(":")
        option = FacetOptionView(key=key, name=one.name, count=one.count)
        if one.kind in by_kind and one.name:
            by_kind[one.kind].append(option)
        elif one.kind == "option" and one.name:
            options.setdefault((attribute, one.above), []).append(option)
    total = bounds["total"]
    return FacetsView(
        total=min(total, finding.CANDIDATES),
        is_more=total > finding.CANDIDATES,
        categories=by_kind["category"],
        brands=by_kind["brand"],
        attributes=[
            FacetView(id=UUID(attribute), name=name, options=those)
            for (attribute, name), those in options.items()
        ],
        price_fen_min=bounds["price_min"],
        price_fen_max=bounds["price_max"],
    )


async def suggestions(asked: Lookups, text: str) -> SuggestionsView:
    """What may be meant by the last word, with those before it."""
    typed_runs = runs(plain(text))[:RUNS_MAX]
    if not typed_runs:
        return SuggestionsView(items=[])
    *before, last = typed_runs
    known = await vocabulary(asked)
    lead = "".join(f"{run} " for run in before)
    found = words.suggested(last, known, SUGGESTIONS)
    return SuggestionsView(
        items=[SuggestionView(text=f"{lead}{word}", count=count) for word, count in found]
    )
