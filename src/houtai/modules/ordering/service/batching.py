"""Group commit: placements that arrive together are one transaction of this process."""

from collections.abc import Sequence
from weakref import WeakKeyDictionary

from houtai.kit.batch import Batcher
from houtai.kit.changes import Ear
from houtai.kit.db import Database
from houtai.modules.marketing import public as marketing
from houtai.modules.ordering.service.placing import (
    Answer,
    PlacedView,
    Placement,
    is_a_repetition,
    place_all,
)

_placers: WeakKeyDictionary[Database, Batcher[Placement, PlacedView]] = WeakKeyDictionary()


def placer(database: Database, ear: Ear) -> Batcher[Placement, PlacedView]:
    """The one of this process. An answer is given once everything is durable."""
    found = _placers.get(database)
    if found is None:
        found = _placers[database] = Batcher(Placing(database, ear).run)
    return found


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
