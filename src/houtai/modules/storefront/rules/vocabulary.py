"""All words by which anything is found, arranged so that a typed text is understood.

What is typed is cut into words that there are, read as pinyin or initials, and, where nothing has
it, repaired: one slip of the finger, or characters that sound the same.
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from houtai.modules.storefront.rules.sounds import sound
from houtai.modules.storefront.rules.words import is_han

LIKE_MAX = 8
"""Words of one sound that are searched for together."""
PIECE_LENGTH_MAX = 8
HAN_REPAIRED_FROM = 2
LATIN_REPAIRED_FROM = 4
"""Shorter foreign words are like too many others."""
SOUND_LENGTH_MAX = 40
PIECES_MAX = 6
PARTED_FROM = 3
_UNKNOWN_COST, _REPAIR_COST, _PIECE_COST = 100, 30, 10


@dataclass(frozen=True)
class Known:
    """A word of the vocabulary, its sound, and how many products have it."""

    word: str
    pinyin: str
    initials: str
    uses: int


@dataclass(frozen=True)
class Piece:
    """One part of what was typed. Any of `words` will do, or all of `parts` together."""

    typed: str
    words: tuple[str, ...]
    parts: tuple[str, ...] = ()

    @property
    def condition(self) -> str:
        """As PostgreSQL's tsquery has it. Words hold no sign that means anything there."""
        alternatives = " | ".join(_quoted(word) for word in self.words)
        together = " & ".join(_quoted(part) for part in self.parts)
        return f"({alternatives} | ({together}))" if together else f"({alternatives})"

    @property
    def shown(self) -> str:
        """The likeliest reading."""
        return self.words[0]


def _quoted(word: str) -> str:
    doubled = word.replace("\\", "\\\\").replace("'", "''")
    return f"'{doubled}'"


@dataclass(frozen=True)
class Vocabulary:
    """Words by themselves, by sound, by initials, and by what is left of them after a slip."""

    uses: Mapping[str, int]
    by_sound: Mapping[str, Sequence[str]]
    by_initials: Mapping[str, Sequence[str]]
    by_rest: Mapping[str, Sequence[str]]
    beginnings: Sequence[tuple[str, str]] = field(repr=False)
    """Every spelling with its word, sorted."""


def vocabulary_of(known: Iterable[Known]) -> Vocabulary:
    """Arrange them; the more used come first everywhere."""
    ordered = sorted(known, key=lambda one: (-one.uses, one.word))
    by_sound, by_initials, by_rest = (defaultdict[str, list[str]](list) for _ in range(3))
    beginnings = []
    for one in ordered:
        beginnings.append((one.word, one.word))
        if one.pinyin and len(one.word) > 1:
            by_sound[one.pinyin].append(one.word)
            by_initials[one.initials].append(one.word)
            beginnings += [(one.pinyin, one.word), (one.initials, one.word)]
        elif one.pinyin:
            by_sound[one.pinyin].append(one.word)
        if _is_repaired(one.word):
            for rest in _rests(one.word):
                by_rest[rest].append(one.word)
    uses = {one.word: one.uses for one in ordered}
    return Vocabulary(uses, by_sound, by_initials, by_rest, sorted(beginnings))


def _is_repaired(word: str) -> bool:
    if is_han(word):
        return HAN_REPAIRED_FROM <= len(word) <= PIECE_LENGTH_MAX
    return len(word) >= LATIN_REPAIRED_FROM


def _rests(word: str) -> Iterator[str]:
    """The word, and what is left of it without each one of its characters."""
    yield word
    if len(word) > LIKE_MAX * 2:
        return
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


# --- what was typed ----------------------------------------------------------------------------


def understood(run: str, vocabulary: Vocabulary) -> list[Piece]:
    """The run in words that there are; what is no word stays as it was typed."""
    return _cut(run, vocabulary) if is_han(run) else _spelled(run, vocabulary)


def _cut(run: str, vocabulary: Vocabulary) -> list[Piece]:
    pieces = _cheapest(
        run,
        {
            (start, end): (_PIECE_COST, _exact(run[start:end]))
            for start, end in _stretches(len(run))
            if run[start:end] in vocabulary.uses
        },
    )
    return [_with_parts(piece, vocabulary) for piece in pieces]


def _with_parts(piece: Piece, vocabulary: Vocabulary) -> Piece:
    """Elsewhere the same words may have been cut otherwise: then all its parts together do."""
    if len(piece.typed) < PARTED_FROM:
        return piece
    half = [
        (piece.typed[:place], piece.typed[place:])
        for place in range(1, len(piece.typed))
        if piece.typed[:place] in vocabulary.uses and piece.typed[place:] in vocabulary.uses
    ]
    best = max(half, key=lambda two: min(map(len, two)), default=())
    return Piece(piece.typed, piece.words, tuple(best))


def _spelled(run: str, vocabulary: Vocabulary) -> list[Piece]:
    """A foreign word, or Chinese typed by its sound or by initials."""
    by_sound = tuple(vocabulary.by_sound.get(run, ())[:LIKE_MAX])
    if run in vocabulary.uses:
        return [Piece(run, (run, *by_sound))]
    if by_sound:
        return [Piece(run, by_sound)]
    if run.isalpha() and len(run) <= SOUND_LENGTH_MAX:
        pieces = _by_sound(run, vocabulary)
        if pieces is not None:
            return pieces
        if by_initials := tuple(vocabulary.by_initials.get(run, ())[:LIKE_MAX]):
            return [Piece(run, by_initials)]
    return [Piece(run, (run,))]


def _by_sound(run: str, vocabulary: Vocabulary) -> list[Piece] | None:
    """The fewest words whose sounds make up the run; None if there are none."""
    known = {
        (start, end): (_PIECE_COST, Piece(run[start:end], tuple(words[:LIKE_MAX])))
        for start, end in _stretches(len(run), SOUND_LENGTH_MAX)
        if (words := vocabulary.by_sound.get(run[start:end]))
    }
    pieces = _cheapest(run, known)
    whole = all(piece.words != (piece.typed,) for piece in pieces)
    return pieces if whole and len(pieces) <= PIECES_MAX else None


# --- what nothing has --------------------------------------------------------------------------


def repaired(run: str, vocabulary: Vocabulary) -> list[Piece] | None:
    """The likeliest reading with one slip mended; None when there is none."""
    if not is_han(run):
        found = _like(run, vocabulary) if len(run) >= LATIN_REPAIRED_FROM else ()
        return [Piece(run, found)] if found else None
    known: dict[tuple[int, int], tuple[int, Piece]] = {}
    for start, end in _stretches(len(run)):
        typed = run[start:end]
        if typed in vocabulary.uses:
            known[start, end] = (_PIECE_COST, _exact(typed))
        elif end - start > 1 and (like := _alike(typed, vocabulary)):
            known[start, end] = (_PIECE_COST + _REPAIR_COST, Piece(typed, like))
    pieces = _cheapest(run, known)
    mended = [piece for piece in pieces if piece.words != (piece.typed,)]
    unknown = [piece for piece in pieces if piece.words[0] not in vocabulary.uses]
    return pieces if len(mended) == 1 and not unknown else None


def _alike(typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Words that sound the same, else words that are one slip away."""
    same = [one for one in vocabulary.by_sound.get(sound(typed), ()) if len(one) == len(typed)]
    return tuple(same[:LIKE_MAX]) or _like(typed, vocabulary)


def _like(typed: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """Words one character away, the more used first."""
    near = {
        word: vocabulary.uses[word]
        for rest in _rests(typed)
        for word in vocabulary.by_rest.get(rest, ())
        if is_one_slip(typed, word)
    }
    return tuple(sorted(near, key=lambda word: (-near[word], word))[:LIKE_MAX])


def is_one_slip(typed: str, word: str) -> bool:
    """One character wrong, missing, too many, or two that changed places."""
    if typed == word or abs(len(typed) - len(word)) > 1:
        return False
    start = next((i for i, (a, b) in enumerate(zip(typed, word, strict=False)) if a != b), None)
    if start is None:
        return True  # One is the beginning of the other.
    here, there = typed[start:], word[start:]
    if len(typed) == len(word):
        return here[1:] == there[1:] or (here[:2] == there[:2][::-1] and here[2:] == there[2:])
    return here[1:] == there if len(typed) > len(word) else here == there[1:]


# --- what may be meant -------------------------------------------------------------------------


def suggested(text: str, vocabulary: Vocabulary, limit: int) -> list[tuple[str, int]]:
    """Words that begin as the text does, in characters, pinyin or initials, the more used first."""
    place = bisect_left(vocabulary.beginnings, (text, ""))
    found: dict[str, int] = {}
    for spelling, word in vocabulary.beginnings[place : place + SUGGESTED_FROM]:
        if not spelling.startswith(text):
            break
        if len(word) > 1:
            found[word] = vocabulary.uses[word]
    return sorted(found.items(), key=lambda one: (-one[1], len(one[0]), one[0]))[:limit]


SUGGESTED_FROM = 2_000


# --- cutting -----------------------------------------------------------------------------------


def _stretches(length: int, longest: int = PIECE_LENGTH_MAX) -> Iterator[tuple[int, int]]:
    for start in range(length):
        for end in range(start + 1, min(length, start + longest) + 1):
            yield start, end


def _exact(typed: str) -> Piece:
    return Piece(typed, (typed,))


def _cheapest(run: str, known: Mapping[tuple[int, int], tuple[int, Piece]]) -> list[Piece]:
    """The cheapest way through the run; a character that is in no word costs most."""
    best: list[tuple[int, list[Piece]]] = [(0, [])]
    for end in range(1, len(run) + 1):
        cost, way = best[end - 1]
        sign = run[end - 1]
        ways = [(cost + _UNKNOWN_COST, [*way, _exact(sign)])]
        ways += [
            (best[start][0] + found[0], [*best[start][1], found[1]])
            for start in range(max(0, end - SOUND_LENGTH_MAX), end)
            if (found := known.get((start, end))) is not None
        ]
        best.append(min(ways, key=lambda one: one[0]))
    return best[-1][1]
