"""What buyers ask at a checkout."""

from hashlib import sha256
from typing import Annotated
from uuid import UUID

from pydantic import Field, StringConstraints

from houtai.kit.shapes import BIGINT_MAX, Command, Line
from houtai.modules.ordering.rules.carts import LINES_MAX, QUANTITY_MAX

COUPONS_MAX = 20
REMARKS_MAX = 50
GIFTS_MAX = 50

Remark = Annotated[Line, StringConstraints(max_length=200)]


class WantedLine(Command):
    """So many pieces of a SKU. What they cost is the house's to say."""

    sku_id: UUID
    quantity: Annotated[int, Field(strict=True, ge=1, le=QUANTITY_MAX)]


class Checkout(Command):
    """Goods, and where they go. `coupon_ids`: none named, the best of one's own are taken."""

    lines: Annotated[list[WantedLine], Field(min_length=1, max_length=LINES_MAX)]
    address_id: UUID | None = None
    coupon_ids: Annotated[list[UUID] | None, Field(max_length=COUPONS_MAX)] = None
    without_gifts: list[UUID] = Field(default_factory=list, max_length=GIFTS_MAX)
    """SKUs that the buyer does not want to be given, or that are given away already."""


class PlaceTrade(Checkout):
    """The buyer agrees to pay `agreed_fen`, as he was shown. Is it another sum by now, he is told
    and nothing is placed.
    """

    agreed_fen: Annotated[int, Field(strict=True, ge=0, le=BIGINT_MAX)]
    remarks: dict[UUID, Remark] = Field(default_factory=dict, max_length=REMARKS_MAX)
    """To a merchant, by his id."""

    @property
    def digest(self) -> bytes:
        """The same for the same request."""
        return sha256(self.model_dump_json().encode()).digest()
