"""Group commit: placements that arrive together are one transaction of this process."""

from collections import Counter
from collections.abc import Sequence
from uuid import UUID
from weakref import WeakKeyDictionary

from houtai.kit.batch import Batcher
from houtai.kit.changes import Ear
from houtai.kit.db import Database
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.service.placing import (
    Answer,
    PlacedView,
    Placement,
    SoldOut,
    is_a_repetition,
    place_all,
)
from houtai.modules.ordering.service.scarcity import Gate

_placers: WeakKeyDictionary[Database, "Placer"] = WeakKeyDictionary()


def placer(database: Database, ear: Ear) -> "Placer":
    """The one of this process."""
    found = _placers.get(database)
    if found is None:
        found = _placers[database] = Placer(database, ear)
    return found


class Placer:
    """Takes placements of one process. An answer is given once everything is durable."""

    def __init__(self, database: Database, ear: Ear) -> None:
        self._gate = Gate(database.lookups)
        self._batcher = Batcher[Placement, PlacedView](Placing(database, ear).run)
        self._at_work: Counter[tuple[UUID, str]] = Counter()

    async def submit(self, placement: Placement) -> PlacedView:
        """Its answer, or its refusal as an error. What comes twice waits for its own answer."""
        is_first = placement.name not in self._at_work
        self._at_work[placement.name] += 1
        try:
            if is_first:
                await self._gate.refuse_late(placement)
            return await self._batcher.submit(placement)
        except SoldOut as refusal:
            self._gate.note([refusal.sku_id])
            raise
        finally:
            self._at_work[placement.name] -= 1
            if not self._at_work[placement.name]:
                del self._at_work[placement.name]


class Placing:
    """What a batcher runs: one transaction for all that it has gathered."""

    def __init__(self, database: Database, ear: Ear) -> None:
        self._database = database
        self._ear = ear

    async def run(self, placements: Sequence[Placement]) -> list[Answer]:
        """Once more where another process placed one of them meanwhile: then it is found."""
        try:
            return await self._place(placements)
        except Exception as error:
            if not is_a_repetition(error):
                raise
            return await self._place(placements)

    async def _place(self, placements: Sequence[Placement]) -> list[Answer]:
        # One moment for all of them: that of the last to arrive.
        at = max(one.at for one in placements)
        async with self._database.transaction() as session:
            offers = await marketing.offers_now(self._ear, session)
            return await place_all(session, placements, offers, at=at)
