"""The live promotions as a process keeps them: read once, let go of when one changes."""

from collections.abc import Collection
from uuid import UUID
from weakref import WeakKeyDictionary

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.changes import Ear
from houtai.modules.marketing.queries.promotions import live_offers
from houtai.modules.marketing.rules.offers import Offers
from houtai.modules.marketing.service.running import TOPIC


class Snapshot:
    """One that was being read while something changed is used once and not kept."""

    def __init__(self, ear: Ear) -> None:
        self._ear = ear
        self._offers: Offers | None = None
        self._changes = 0
        ear.on(TOPIC, self.forget)

    async def offers(self, session: AsyncSession) -> Offers:
        """As the house: a narrower session would keep too little for everybody."""
        if self._offers is not None and self._ear.is_listening:
            return self._offers
        changes = self._changes
        offers = Offers(await live_offers(session))
        if self._ear.is_listening and self._changes == changes:
            self._offers = offers
        return offers

    def forget(self, _keys: Collection[UUID] | None) -> None:
        """Read anew when asked next."""
        self._changes += 1
        self._offers = None


_snapshots: WeakKeyDictionary[Ear, Snapshot] = WeakKeyDictionary()


async def offers_now(ear: Ear, session: AsyncSession) -> Offers:
    """All promotions that are live, from the snapshot of this process. The session must reach
    every merchant, as the house does.
    """
    found = _snapshots.get(ear)
    if found is None:
        found = _snapshots[ear] = Snapshot(ear)
    return await found.offers(session)
