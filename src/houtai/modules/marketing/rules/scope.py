"""Which goods an offer is for: everything, or goods by any of these marks, less exceptions."""

from typing import Annotated
from uuid import UUID

from pydantic import Field

from houtai.kit.shapes import Command, Word

IDS_MAX = 2_000

Ids = Annotated[frozenset[UUID], Field(max_length=IDS_MAX)]
Words = Annotated[frozenset[Word], Field(max_length=50)]


class Marks(Command):
    """Goods that carry any one of these."""

    sku_ids: Ids = frozenset()
    product_ids: Ids = frozenset()
    category_ids: Ids = frozenset()
    """Each with everything below it."""
    brand_ids: Ids = frozenset()
    labels: Words = frozenset()

    @property
    def is_empty(self) -> bool:
        """Names nothing."""
        named = (self.sku_ids, self.product_ids, self.category_ids, self.brand_ids, self.labels)
        return not any(named)


class Scope(Command):
    """Without `only` everything is meant; of the platform's offers, of these merchants only."""

    merchant_ids: Ids = frozenset()
    only: Marks = Marks()
    but: Marks = Marks()
