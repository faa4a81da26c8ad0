"""What a process remembers between searches: counts and names, which may be a little old; no card.

Nothing is remembered while the ear does not hear, and all is let go when a seller is shut.
"""

from collections import OrderedDict
from collections.abc import Collection, Hashable
from time import monotonic
from typing import Generic, TypeVar
from uuid import UUID
from weakref import WeakKeyDictionary

from houtai.kit.changes import Ear

LISTS = "storefront.lists"
"""The topic under which all lists are told to be old."""
KEPT_MAX = 2_000
NAMES_MAX = 20_000
Value = TypeVar("Value")


class Remembered(Generic[Value]):
    """Things of one kind by what they are about, at most so many, the oldest giving way."""

    def __init__(self, ear: Ear, kept_max: int) -> None:
        self._ear = ear
        self._kept_max = kept_max
        self._kept: OrderedDict[Hashable, tuple[Value, float]] = OrderedDict()
        self._forgotten = 0
        ear.on(LISTS, self.forget)

    @property
    def moment(self) -> int:
        """Another one after everything was forgotten; to be taken before something is looked up."""
        return self._forgotten

    def recall(self, key: Hashable) -> Value | None:
        """What is remembered; None for nothing."""
        found = self._kept.get(key)
        return found[0] if found is not None and found[1] > monotonic() else None

    def keep(self, key: Hashable, value: Value, *, seconds: float, moment: int) -> None:
        """Remember it for so long, unless it was looked up before everything was forgotten."""
        if not self._ear.is_listening or moment != self._forgotten:
            return
        self._kept.pop(key, None)
        self._kept[key] = (value, monotonic() + seconds)
        if len(self._kept) > self._kept_max:
            self._kept.popitem(last=False)

    def forget(self, _keys: Collection[UUID] | None) -> None:
        """Let go of everything."""
        self._forgotten += 1
        self._kept.clear()


class Memory:
    """By question its facets, as JSON; by word how many have it; by term its names."""

    def __init__(self, ear: Ear) -> None:
        self.facets = Remembered[str](ear, KEPT_MAX)
        self.totals = Remembered[int](ear, KEPT_MAX)
        self.names = Remembered[tuple[str, str]](ear, NAMES_MAX)


_memories: WeakKeyDictionary[Ear, Memory] = WeakKeyDictionary()


def memory_of(ear: Ear) -> Memory:
    """The one of this process."""
    found = _memories.get(ear)
    if found is None:
        found = _memories[ear] = Memory(ear)
    return found
