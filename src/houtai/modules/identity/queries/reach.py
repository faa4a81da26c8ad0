"""Which posts and accounts an actor reaches: conditions for the statements of this module."""

from sqlalchemy import ColumnElement, and_, exists, false, func, or_, true
from sqlalchemy.dialects.postgresql import JSONB, array
from sqlalchemy.sql.expression import cast, select

from houtai.kit.auth import SYSTEM, Actor, Place, Right, within
from houtai.modules.identity.rules.functions import EVERYTHING
from houtai.modules.identity.rules.reach import RIGHTS, Holdings, holdings_of
from houtai.modules.identity.tables import Account, Membership, Role
from houtai.modules.identity.tables.places import AtPlace


def reached(actor: Actor, of: type[AtPlace] = Membership) -> ColumnElement[bool]:
    """Condition on what stands at a place: it lies wholly inside the actor's reach.

    Row-level security would be wrong for memberships: `in_hand` must see those that the actor may
    not. Who works at a merchant's warehouse reaches its rows, yet not the merchant's own people.
    """
    if actor.merchant_ids is None and actor.warehouse_ids is None:
        return true()
    merchant_id, warehouse_id = of.merchant_id, of.warehouse_id
    named = warehouse_id.is_not(None)
    return and_(
        or_(merchant_id.is_(None), within(actor, merchant_id)),
        or_(warehouse_id.is_(None), within(actor, warehouse_id)),
        named if actor.place.console == "warehouse" else or_(merchant_id.is_not(None), named),
    )


def at(place: Place, of: type[AtPlace]) -> ColumnElement[bool]:
    """Condition on what stands at a place: exactly there."""
    return and_(
        of.merchant_id.is_not_distinct_from(place.merchant_id),
        of.warehouse_id.is_not_distinct_from(place.warehouse_id),
    )


def working(actor: Actor) -> ColumnElement[bool]:
    """Condition on a membership: it is reached and goes on, or its person has left for good."""
    return and_(reached(actor), or_(Membership.ended_at.is_(None), Account.state == "left"))


def in_hand(actor: Actor) -> ColumnElement[bool]:
    """Condition on an account: the actor may act on it.

    All its memberships lie inside the actor's reach, at least one does, and none allows what the
    actor may not do himself: otherwise setting a password would be a way to become somebody
    greater.
    """
    if actor.id == SYSTEM.id:
        return true()
    held = and_(Membership.account_id == Account.id, Membership.ended_at.is_(None))
    return and_(
        exists().where(held),
        ~exists().where(
            held, Role.id == Membership.role_id, or_(~reached(actor), greater(holdings_of(actor)))
        ),
    )


def greater(held: Holdings) -> ColumnElement[bool]:
    """Condition on a role: it gives permissions, departments or fields beyond what is held."""
    everything = EVERYTHING in held.permissions
    return or_(
        false() if everything else ~Role.permissions.contained_by(sorted(held.permissions)),
        false() if held.every_department else Role.data_scope == "all",
        _fields_beyond(held),
    )


def _fields_beyond(held: Holdings) -> ColumnElement[bool]:
    """A role that is silent on a field shows it masked, which is more than hidden."""
    if held.all_fields:
        return false()
    given = func.jsonb_each_text(Role.field_rights).table_valued("key", "value")
    rank = func.array_position(array(list(RIGHTS)), given.c.value) - 1
    own = cast({code: int(right) for code, right in held.fields.items()}, JSONB)
    own_rank = func.coalesce(own[given.c.key].as_integer(), int(Right.MASKED))
    unseen = [code for code, right in held.fields.items() if right is Right.HIDDEN]
    given_right = [func.coalesce(Role.field_rights[code].astext, "masked") for code in unseen]
    shown = [right != "hidden" for right in given_right]
    return or_(exists(select(given.c.key).where(rank > own_rank)), *shown)
