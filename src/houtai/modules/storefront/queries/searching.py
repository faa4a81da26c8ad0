"""A search from the typed text to the answer: as it was typed, then repaired, then explained."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal
from uuid import UUID

from houtai.kit.environment import LANGUAGES
from houtai.kit.lookups import Lookups
from houtai.modules.storefront.queries import finding
from houtai.modules.storefront.queries.asking import Asked, Filters, write_cursor
from houtai.modules.storefront.queries.facets import CANDIDATES, Tally, facets_of
from houtai.modules.storefront.queries.finding import Place, Question
from houtai.modules.storefront.queries.memory import Memory
from houtai.modules.storefront.queries.shapes import (
    CorrectionView,
    ExplainedView,
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
FEW_KEPT_SECONDS = 10.0
MANY_KEPT_SECONDS = 60.0
"""Of so many that only the best are counted, the counts tell no more than what is common."""


@dataclass(frozen=True)
class Found:
    """What was found. Cards and facets are JSON already."""

    cards: list[str]
    product_ids: list[UUID]
    next: str | None = None
    facets: str | None = None
    correction: CorrectionView | None = None
    explained: ExplainedView | None = None


async def search(
    asked: Lookups,
    memory: Memory,
    wanted: Asked,
    category: Place | None,
    language: str = LANGUAGES[0],
) -> Found:
    """At most five statements: the page, its facets with names, and again with the repaired words.

    Nothing found: what is missing is counted word by word. `language` is that of the facets.
    """
    typed_runs = runs(wanted.text)[:RUNS_MAX]
    if wanted.text and not typed_runs:
        return Found([], [], explained=_nothing("nothing_to_search"))
    known = await vocabulary(asked) if typed_runs else NO_WORDS
    pieces = _pieces(typed_runs, known)
    question = Question(pieces, wanted.filters, category)
    found = await _page(asked, memory, question, wanted, language)
    if found.cards or wanted.after is not None:
        return found
    mended = _mended(typed_runs, known)
    if mended is not None:
        again = replace(question, pieces=mended)
        found = await _page(asked, memory, again, wanted, language)
        if found.cards:
            used = " ".join(piece.shown for piece in mended)
            correction = CorrectionView(typed=wanted.text.strip(), used=used)
            return replace(found, correction=correction)
    return Found([], [], explained=await _explained(asked, memory, question, mended))


async def _page(
    asked: Lookups, memory: Memory, question: Question, wanted: Asked, language: str
) -> Found:
    is_first = wanted.after is None
    moment = memory.facets.moment
    facets = memory.facets.recall((language, question)) if is_first else None
    tally: Tally | None = None
    if is_first and facets is None and wanted.sort == "relevance":
        hits, tally = await finding.first_page(asked, question, wanted)
    else:
        hits = await finding.hits(asked, question, wanted)
    shown = hits[: wanted.limit]
    goes_on = len(hits) > wanted.limit
    if is_first and shown and facets is None:
        tally = tally or await finding.tally(asked, question)
        facets = (await facets_of(asked, memory, tally, language)).model_dump_json()
        seconds = MANY_KEPT_SECONDS if tally.total > CANDIDATES else FEW_KEPT_SECONDS
        memory.facets.keep((language, question), facets, seconds=seconds, moment=moment)
    return Found(
        [hit.card for hit in shown],
        [hit.product_id for hit in shown],
        next=write_cursor(wanted.sort, shown[-1].place) if goes_on else None,
        facets=facets if shown else None,
    )


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
    asked: Lookups, memory: Memory, question: Question, mended: tuple[Piece, ...] | None
) -> ExplainedView:
    """Which word has no hit, and how many there would be without the filters."""
    without_filters = 0
    if question != (bare := question.without_filters()):
        without_filters = await finding.total(asked, bare)
    counts = [
        WordFoundView(word=piece.typed, count=await _total(asked, memory, piece))
        for piece in question.pieces
    ]
    tried = [" ".join(piece.shown for piece in mended)] if mended else []
    reason: Reason = "filtered_out" if without_filters or not counts else "not_together"
    if any(one.count == 0 for one in counts):
        reason = "no_such_word"
    return ExplainedView(reason=reason, words=counts, tried=tried, without_filters=without_filters)


async def _total(asked: Lookups, memory: Memory, piece: Piece) -> int:
    """How many have this alone."""
    moment = memory.totals.moment
    found = memory.totals.recall(piece)
    if found is None:
        found = await finding.total(asked, Question((piece,), Filters(), None))
        # What nobody has yet may come at any time.
        if found:
            memory.totals.keep(piece, found, seconds=MANY_KEPT_SECONDS, moment=moment)
    return found


def _nothing(reason: Reason) -> ExplainedView:
    return ExplainedView(reason=reason, words=[], tried=[], without_filters=0)


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
