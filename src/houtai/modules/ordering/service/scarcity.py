"""Who comes too late is told so at once, without being priced.

What was refused a moment ago is remembered as scarce. Whoever wants it is asked about first, all
who arrive together in one look at the ledger: nothing is kept of how much there is, so what is
given back can be bought again in the next moment. A placement that stands already, or is under
way, gets its own answer.
"""

from collections.abc import Collection, Sequence
from time import monotonic
from uuid import UUID

from houtai.kit.batch import Batcher
from houtai.kit.lookups import Lookups
from houtai.modules.inventory import public as inventory
from houtai.modules.ordering.queries.ground import under_way
from houtai.modules.ordering.service.placing import Placement, SoldOut

REMEMBERED_SECONDS = 60.0
REMEMBERED_MAX = 10_000


class Gate:
    """Before the placements of one process."""

    def __init__(self, lookups: Lookups) -> None:
        self._lookups = lookups
        self._scarce: dict[UUID, float] = {}
        """When each was refused last."""
        self._looking = Batcher[Placement, None](self._look)

    async def refuse_late(self, placement: Placement) -> None:
        """Raises SoldOut when it cannot but be refused."""
        if self._scarce and any(self._is_scarce(one.sku_id) for one in placement.command.lines):
            await self._looking.submit(placement)

    def note(self, sku_ids: Collection[UUID]) -> None:
        """These were refused just now."""
        if len(self._scarce) + len(sku_ids) > REMEMBERED_MAX:
            self._scarce.clear()
        now = monotonic()
        self._scarce.update(dict.fromkeys(sku_ids, now))

    def _is_scarce(self, sku_id: UUID) -> bool:
        refused = self._scarce.get(sku_id)
        if refused is None:
            return False
        if monotonic() - refused < REMEMBERED_SECONDS:
            return True
        del self._scarce[sku_id]
        return False

    async def _look(self, placements: Sequence[Placement]) -> list[SoldOut | None]:
        asked = {
            line.sku_id
            for one in placements
            for line in one.command.lines
            if line.sku_id in self._scarce
        }
        left = await inventory.left_now(self._lookups, asked)
        missing = [_missing(one, left) for one in placements]
        late = [place for place, sku_id in enumerate(missing) if sku_id is not None]
        if late:
            own = [placements[place] for place in late]
            known = await under_way(
                self._lookups,
                [one.member_id for one in own],
                [one.key for one in own],
                [one.lock for one in own],
            )
            for place, is_known in zip(late, known, strict=True):
                missing[place] = None if is_known else missing[place]
        self.note({one for one in missing if one is not None})
        return [None if one is None else SoldOut(one) for one in missing]


def _missing(placement: Placement, left: dict[UUID, int]) -> UUID | None:
    """Of which it wants more than there is."""
    wanted: dict[UUID, int] = {}
    for line in placement.command.lines:
        wanted[line.sku_id] = wanted.get(line.sku_id, 0) + line.quantity
    return next((one for one, count in wanted.items() if count > left.get(one, count)), None)
