"""What a buyer asks of a list, and where a page of it ends."""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Literal
from uuid import UUID

from pydantic import Field, StringConstraints, TypeAdapter, ValidationError

from houtai.kit.errors import Invalid
from houtai.kit.shapes import BIGINT_MAX, Command

Sort = Literal["relevance", "price", "-price", "-sold", "-newest"]
LIMIT_MAX, LIMIT_USUAL = 60, 20
ATTRIBUTES_MAX = 20
BRANDS_MAX = 20
TEXT_LENGTH_MAX = 200
CURSOR_LENGTH_MAX = 300

AttributeFilter = Annotated[
    str,
    StringConstraints(
        pattern=r"^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}:[^\s:]{1,64}$", max_length=110
    ),
]
"""`<id of the attribute>:<key of the option>`."""
Price = Annotated[int, Field(ge=0, le=BIGINT_MAX)]

_Place = Annotated[int, Field(ge=-BIGINT_MAX, le=BIGINT_MAX)]
_PLACES: dict[str, TypeAdapter[tuple[object, ...]]] = {
    "relevance": TypeAdapter(tuple[_Place, _Place, UUID]),
    "price": TypeAdapter(tuple[_Place, UUID]),
    "-price": TypeAdapter(tuple[_Place, UUID]),
    "-sold": TypeAdapter(tuple[_Place, UUID]),
    "-newest": TypeAdapter(tuple[UUID]),
}


class BrokenCursor(Invalid):
    """Mangled, or taken from a list that is sorted otherwise."""

    code = "storefront.broken_cursor"


@dataclass(frozen=True)
class Filters:
    """What narrows a list, beside the words."""

    category_id: UUID | None = None
    brand_ids: tuple[UUID, ...] = ()
    merchant_id: UUID | None = None
    attributes: tuple[str, ...] = ()
    price_from: int | None = None
    price_to: int | None = None
    in_stock: bool = False

    @property
    def by_attribute(self) -> list[list[str]]:
        """Options of one attribute together: any of them will do."""
        grouped: dict[str, list[str]] = {}
        for one in self.attributes:
            grouped.setdefault(one.partition(":")[0], []).append(one)
        return list(grouped.values())


@dataclass(frozen=True)
class Asked:
    """One page of a list."""

    text: str
    filters: Filters
    sort: Sort
    limit: int
    after: tuple[object, ...] | None


class SearchQuery(Command):
    """What stands in the address of a search."""

    text: Annotated[str, StringConstraints(max_length=TEXT_LENGTH_MAX)] = ""
    category: UUID | None = None
    brand: Annotated[tuple[UUID, ...], Field(max_length=BRANDS_MAX)] = ()
    merchant: UUID | None = None
    attribute: Annotated[tuple[AttributeFilter, ...], Field(max_length=ATTRIBUTES_MAX)] = ()
    price_from: Price | None = None
    price_to: Price | None = None
    in_stock: bool = False
    sort: Sort = "relevance"
    after: Annotated[str | None, StringConstraints(max_length=CURSOR_LENGTH_MAX)] = None
    limit: Annotated[int, Field(ge=1, le=LIMIT_MAX)] = LIMIT_USUAL

    @property
    def asked(self) -> Asked:
        """Raises BrokenCursor."""
        filters = Filters(
            category_id=self.category,
            brand_ids=self.brand,
            merchant_id=self.merchant,
            attributes=tuple(dict.fromkeys(self.attribute)),
            price_from=self.price_from,
            price_to=self.price_to,
            in_stock=self.in_stock,
        )
        after = None if self.after is None else read_cursor(self.after, self.sort)
        return Asked(self.text, filters, self.sort, self.limit, after)


def write_cursor(sort: str, place: Sequence[object]) -> str:
    """Where the next page begins."""
    written = json.dumps([sort, *map(_plain, place)]).encode()
    return urlsafe_b64encode(written).decode().rstrip("=")


def read_cursor(cursor: str, sort: Sort) -> tuple[object, ...]:
    """Raises BrokenCursor."""
    try:
        padded = cursor.encode("ascii") + b"=" * (-len(cursor) % 4)
        written, *place = json.loads(urlsafe_b64decode(padded))
        found = _PLACES[sort].validate_python(tuple(place))
    except (ValueError, TypeError, RecursionError, ValidationError) as error:
        raise BrokenCursor(place="query/after") from error
    if written != sort:
        raise BrokenCursor(place="query/after")
    return found


def _plain(value: object) -> object:
    return str(value) if isinstance(value, UUID) else value
