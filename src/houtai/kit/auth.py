"""Who acts, and how far: the actor, the permission at the door, the reach inside the statement."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Annotated, Any
from uuid import UUID

from fastapi import Depends, Request
from sqlalchemy import ColumnElement, true
from sqlalchemy.orm import InstrumentedAttribute

from houtai.kit.errors import Forbidden, Unauthenticated
from houtai.kit.ids import NIL

DECLARED: set[str] = set()
"""Every permission that some door asks for, filled as the doors are built."""


@dataclass(frozen=True)
class Actor:
    """Who is asking. `None` as reach means everywhere; an empty set means nowhere.

    Permissions read `<module>.<thing>.<act>`; `write` on a thing includes `read`.
    """

    id: UUID
    permissions: frozenset[str] = frozenset()
    merchant_ids: frozenset[UUID] | None = field(default_factory=frozenset)
    warehouse_ids: frozenset[UUID] | None = field(default_factory=frozenset)
    language: str = "zh-CN"

    def may(self, permission: str) -> bool:
        """Whether this actor may do this at all."""
        thing, _, act = permission.rpartition(".")
        return permission in self.permissions or (
            act == "read" and f"{thing}.write" in self.permissions
        )


SYSTEM = Actor(id=NIL, merchant_ids=None, warehouse_ids=None)
"""The house itself: jobs, subscribers, the command line. Reaches everything, passes no door."""

REACH_BY_COLUMN: dict[str, Callable[[Actor], frozenset[UUID] | None]] = {
    "merchant_id": lambda actor: actor.merchant_ids,
    "home_id": lambda actor: actor.merchant_ids,
    "debit_home_id": lambda actor: actor.merchant_ids,
    "credit_home_id": lambda actor: actor.merchant_ids,
    "warehouse_id": lambda actor: actor.warehouse_ids,
}


def within(actor: Actor, column: InstrumentedAttribute[Any]) -> ColumnElement[bool]:
    """Condition that keeps a statement to the rows the actor reaches; the column says by what."""
    reached = REACH_BY_COLUMN[column.key](actor)
    return true() if reached is None else column.in_(reached)


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
