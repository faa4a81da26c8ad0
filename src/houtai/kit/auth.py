"""Who acts, and how far: the actor, the permission at the door, the reach inside the statement."""

from collections.abc import Awaitable, Callable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Annotated, Any, Literal
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy import ColumnElement, or_, true
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.errors import Forbidden, Unauthenticated
from houtai.kit.ids import NIL

DECLARED: set[str] = set()
"""Every permission that some door asks for, filled as the doors are built."""


class Right(IntEnum):
    """What somebody may do with a sensitive field; each includes the ones before it."""

    HIDDEN = 0
    MASKED = 1
    READ = 2
    WRITE = 3


Console = Literal["platform", "merchant", "warehouse"]


@dataclass(frozen=True)
class Place:
    """Where somebody works in this session; naming neither: the platform itself."""

    merchant_id: UUID | None = None
    warehouse_id: UUID | None = None

    @property
    def console(self) -> Console:
        """Which console belongs to it. A merchant's own warehouse is a warehouse."""
        if self.warehouse_id is not None:
            return "warehouse"
        return "platform" if self.merchant_id is None else "merchant"


@dataclass(frozen=True)
class Actor:
    """Who is asking. `None` as reach means everywhere; an empty set means nowhere.

    Permissions read `<module>.<thing>.<act>`; `write` on a thing includes `read`. `fields` holds
    the rights on sensitive fields by code; one that is not named there is masked.
    """

    id: UUID
    permissions: frozenset[str] = frozenset()
    merchant_ids: frozenset[UUID] | None = field(default_factory=frozenset)
    warehouse_ids: frozenset[UUID] | None = field(default_factory=frozenset)
    language: str = "zh-CN"
    department_ids: frozenset[UUID] | None = field(default_factory=frozenset)
    category_ids: frozenset[UUID] | None = field(default_factory=frozenset)
    channel_ids: frozenset[UUID] | None = field(default_factory=frozenset)
    fields: Mapping[str, Right] = field(default_factory=dict, hash=False)
    all_fields: bool = False
    """May read and write every sensitive field, also those that later releases add."""
    place: Place = Place()

    def right(self, code: str) -> Right:
        """What this actor may do with the sensitive field of that code."""
        return Right.WRITE if self.all_fields else self.fields.get(code, Right.MASKED)

    def may(self, permission: str) -> bool:
        """Whether this actor may do this at all."""
        thing, _, act = permission.rpartition(".")
        return permission in self.permissions or (
            act == "read" and f"{thing}.write" in self.permissions
        )


SYSTEM = Actor(
    id=NIL,
    merchant_ids=None,
    warehouse_ids=None,
    department_ids=None,
    category_ids=None,
    channel_ids=None,
    all_fields=True,
)
"""The house itself: jobs, subscribers, the command line. Reaches everything, passes no door."""

_reader: ContextVar[Actor | None] = ContextVar("houtai_reader", default=None)


def reader() -> Actor | None:
    """For whom views are put into words just now; None outside of any request."""
    return _reader.get()


@contextmanager
def reading_as(actor: Actor) -> Iterator[None]:
    """What is serialised or validated inside is for this actor: exports, prints, approved acts."""
    token = _reader.set(actor)
    try:
        yield
    finally:
        _reader.reset(token)


REACH_BY_COLUMN: dict[str, Callable[[Actor], frozenset[UUID] | None]] = {
    "merchant_id": lambda actor: actor.merchant_ids,
    "home_id": lambda actor: actor.merchant_ids,
    "debit_home_id": lambda actor: actor.merchant_ids,
    "credit_home_id": lambda actor: actor.merchant_ids,
    "warehouse_id": lambda actor: actor.warehouse_ids,
    "department_id": lambda actor: actor.department_ids,
    "category_id": lambda actor: actor.category_ids,
    "channel_id": lambda actor: actor.channel_ids,
}


def within(actor: Actor, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Condition that keeps a statement to the rows the actor reaches; the column says by what."""
    reached = REACH_BY_COLUMN[column.key](actor)
    return true() if reached is None else column.in_(reached)


def within_or_own(
    actor: Actor, column: InstrumentedAttribute[Any], person: InstrumentedAttribute[Any]
) -> ColumnElement[bool]:
    """The same for rows that somebody made: one's own are reached however narrow the reach is."""
    return or_(within(actor, column), person == actor.id)


def within_text(actor: Actor, column: str) -> dict[str, object]:
    """The same for a statement in a `.sql` file: values for its `:everywhere` and `:reached`."""
    reached = REACH_BY_COLUMN[column](actor)
    return {"everywhere": reached is None, "reached": list(reached or ())}


Authenticate = Callable[[Request], Awaitable[Actor | None]]
"""How the composition finds out who is asking; set as `app.state.authenticate`."""


async def actor_if_known(request: Request) -> Actor | None:
    """The actor behind this request, asked for once; None for a stranger."""
    authenticate: Authenticate = request.app.state.authenticate
    actor = request.state.actor = await authenticate(request)
    _reader.set(actor)
    return actor


async def current_actor(actor: Annotated[Actor | None, Depends(actor_if_known)]) -> Actor:
    """The actor behind this request. Raises Unauthenticated."""
    if actor is None:
        raise Unauthenticated
    return actor


CurrentActor = Annotated[Actor, Depends(current_actor)]


class allow:  # noqa: N801  # reads as a verb at the door: Depends(allow("ledger.account.read"))
    """Dependency of a door: lets through who may, and declares that the permission exists."""

    def __init__(self, permission: str) -> None:
        DECLARED.add(permission)
        self.permission = permission

    async def __call__(self, actor: CurrentActor) -> Actor:
        if not actor.may(self.permission):
            raise Forbidden(permission=self.permission)
        return actor
