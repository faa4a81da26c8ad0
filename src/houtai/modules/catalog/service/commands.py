"""What the doors of products take."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from pydantic import Field

from houtai.kit.shapes import Command
from houtai.modules.catalog.rules.content import (
    SKUS_MAX,
    Cost,
    ProductContent,
    SkuContent,
)
from houtai.modules.catalog.service.shapes import Version
from houtai.modules.catalog.tables.fields import COST

BATCH_MAX = 200


class WriteSku(SkuContent, Command):
    """One SKU. Who may not write costs leaves `cost_fen` out; it stays as it was."""

    cost_fen: Annotated[Cost | None, COST.written] = None


class WriteProduct(ProductContent, Command):
    """The whole product, as its page has it."""

    skus: Annotated[Sequence[WriteSku], Field(min_length=1, max_length=SKUS_MAX)]


class CreateProduct(WriteProduct):
    """A draft. No merchant: one's own, or at the platform the platform's own shop."""

    merchant_id: UUID | None = None


class EditProduct(WriteProduct):
    version: Version
