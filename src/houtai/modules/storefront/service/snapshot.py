"""Pages of products as a web process keeps them: bytes, the most asked for, never stale.

A page is kept only while the ear hears; whatever is told of it lets it go. One that was being read
while it changed is answered and not kept.
"""

import asyncio
from collections import OrderedDict
from collections.abc import Collection
from dataclasses import dataclass
from typing import TypeAlias
from uuid import UUID
from weakref import WeakKeyDictionary

from houtai.kit.changes import Ear
from houtai.kit.environment import LANGUAGES
from houtai.kit.lookups import Lookups
from houtai.modules.storefront.queries.pages import page_of

TOPIC = "storefront.page"
BYTES_MAX = 32 << 20
PAGE_COST = 200
Key: TypeAlias = tuple[UUID, str]
"""A product, and the language of its page."""


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
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._bytes = 0
        self._changes = 0
        self._reading: dict[UUID, asyncio.Future[Page]] = {}
        ear.on(TOPIC, self.forget)

    def kept(self, product_id: UUID, language: str = LANGUAGES[0]) -> Page | None:
        """The page, if it is here."""
        key = (product_id, language)
        page = self._pages.get(key)
        if page is not None:
            self._pages.move_to_end(key)
        return page

    async def page(self, asked: Lookups, product_id: UUID, language: str = LANGUAGES[0]) -> Page:
        """Raises ProductUnknown, ProductGone."""
        page = self.kept(product_id, language)
        if page is not None:
            return page
        changes = self._changes
        found = await page_of(asked, product_id, language)
        tag = f'"{product_id.hex[-12:]}-{found.version}-{language[:2]}"'
        page = Page(found.body.encode(), tag)
        if self._ear.is_listening and self._changes == changes:
            self._keep((product_id, language), page)
        return page

    def forget(self, product_ids: Collection[UUID] | None) -> None:
        """Let go of these, or of all."""
        self._changes += 1
        if product_ids is None:
            self._pages.clear()
            self._bytes = 0
            return
        for product_id in product_ids:
            for language in LANGUAGES:
                self._forget_one((product_id, language))

    def _keep(self, key: Key, page: Page) -> None:
        self._forget_one(key)
        self._pages[key] = page
        self._bytes += len(page.body) + PAGE_COST
        while self._bytes > self._bytes_max:
            _, oldest = self._pages.popitem(last=False)
            self._bytes -= len(oldest.body) + PAGE_COST

    def _forget_one(self, key: Key) -> None:
        """Without telling those who are reading."""
        page = self._pages.pop(key, None)
        if page is not None:
            self._bytes -= len(page.body) + PAGE_COST


_snapshots: WeakKeyDictionary[Ear, Snapshot] = WeakKeyDictionary()


def snapshot_of(ear: Ear) -> Snapshot:
    """The one of this process."""
    found = _snapshots.get(ear)
    if found is None:
        found = _snapshots[ear] = Snapshot(ear)
    return found
