"""Pages of products as a web process keeps them: bytes, the most asked for, never stale.

A page is kept only while the ear hears; whatever is told of it lets it go. One that was being read
while it changed is answered and not kept.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from uuid import UUID
from weakref import WeakKeyDictionary

from houtai.kit.changes import Ear
from houtai.kit.lookups import Lookups
from houtai.modules.storefront.queries.pages import page_of

TOPIC = "storefront.page"
BYTES_MAX = 32 << 20
PAGE_COST = 200


@dataclass(frozen=True)
class Page:
    """A product's page as it is answered."""

    body: bytes
    tag: str


class Snapshot:
    """At most BYTES_MAX of pages, the least asked for giving way."""

    def __init__(self, ear: Ear, *, bytes_max: int = BYTES_MAX) -> None:
        self._ear = ear
        self._bytes_max = bytes_max
        self._pages: OrderedDict[UUID, Page] = OrderedDict()
        self._bytes = 0
        self._changes = 0
        self._reading: dict[UUID, asyncio.Future[Page]] = {}
        ear.on(TOPIC, self.forget)

    def kept(self, product_id: UUID) -> Page | None:
        """The page, if it is here."""
        page = self._pages.get(product_id)
        if page is not None:
            self._pages.move_to_end(product_id)
        return page

    async def page(self, asked: Lookups, product_id: UUID) -> Page:
        """Raises ProductUnknown, ProductGone."""
        page = self.kept(product_id)
        if page is not None:
            return page
        changes = self._changes
        found = await page_of(asked, product_id)
        page = Page(found.body.encode(), f'"{product_id.hex[-12:]}-{found.version}"')
        if self._ear.is_listening and self._changes == changes:
            self._keep(product_id, page)
        return page

    def forget(self, product_ids: Collection[UUID] | None) -> None:
        """Let go of these, or of all."""
        self._changes += 1
        if product_ids is None:
            self._pages.clear()
            self._bytes = 0
            return
        for product_id in product_ids:
            page = self._pages.pop(product_id, None)
            if page is not None:
                self._bytes -= len(page.body) + PAGE_COST

    def _keep(self, product_id: UUID, page: Page) -> None:
        self.forget_one(product_id)
        self._pages[product_id] = page
        self._bytes += len(page.body) + PAGE_COST
        while self._bytes > self._bytes_max:
            _, oldest = self._pages.popitem(last=False)
            self._bytes -= len(oldest.body) + PAGE_COST

    def forget_one(self, product_id: UUID) -> None:
        """Without telling those who are reading."""
        page = self._pages.pop(product_id, None)
        if page is not None:
            self._bytes -= len(page.body) + PAGE_COST


_snapshots: WeakKeyDictionary[Ear, Snapshot] = WeakKeyDictionary()


def snapshot_of(ear: Ear) -> Snapshot:
    """The one of this process."""
    found = _snapshots.get(ear)
    if found is None:
        found = _snapshots[ear] = Snapshot(ear)
    return found
