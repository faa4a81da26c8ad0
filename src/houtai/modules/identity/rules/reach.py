"""What memberships at one place add up to: permissions, reach and field rights of one person."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Literal
from uuid import UUID

from houtai.kit.auth import Actor, Place, Right
from houtai.modules.identity.rules.functions import EVERY_READ, EVERYTHING, expanded

LevelName = Literal["none", "read", "write"]
RIGHTS: Mapping[str, Right] = {right.name.lower(): right for right in Right}
"""Field rights as roles spell them."""


@dataclass(frozen=True)
class Grant:
    """What one membership gives at its place. None: its kind of reach is left open."""

    permissions: Collection[str]
    data_scope: str = "all"
    department_id: UUID | None = None
    departments_below: Collection[UUID] = ()
    """The membership's department and all below it, where the scope asks for them."""
    department_ids: Collection[UUID] | None = None
    merchant_ids: Collection[UUID] | None = None
    warehouse_ids: Collection[UUID] | None = None
    category_ids: Collection[UUID] | None = None
    channel_ids: Collection[UUID] | None = None
    field_rights: Mapping[str, str] = field(default_factory=dict)

    @property
    def departments(self) -> Collection[UUID] | None:
        """Whose records it opens; one's own are always open."""
        match self.data_scope:
            case "all":
                return None
            case "department_and_below":
                return self.departments_below
            case "department":
                return [] if self.department_id is None else [self.department_id]
            case "chosen":
                return self.department_ids or ()
            case _:
                return ()


def actor_of(
    account_id: UUID,
    language: str,
    place: Place,
    grants: Collection[Grant],
    *,
    must_change_password: bool,
) -> Actor:
    """The person at this place; without a membership there he may do nothing and reaches nothing.

    Who must change the password first may do nothing else: such an actor passes no door that
    asks for a permission.
    """
    named = frozenset(each for grant in grants for each in grant.permissions)
    may = frozenset[str]() if must_change_password else expanded(named, place.console)
    return Actor(
        id=account_id,
        permissions=may,
        merchant_ids=_merchants(place, grants),
        warehouse_ids=_warehouses(place, grants),
        language=language,
        department_ids=_together(grant.departments for grant in grants),
        category_ids=_together(grant.category_ids for grant in grants),
        channel_ids=_together(grant.channel_ids for grant in grants),
        fields=_field_rights(grants),
        all_fields=EVERYTHING in named,
        place=place,
    )


def _merchants(place: Place, grants: Collection[Grant]) -> frozenset[UUID] | None:
    if place.console == "platform":
        return _together(grant.merchant_ids for grant in grants)
    return _only(place.merchant_id) if grants else frozenset()


def _warehouses(place: Place, grants: Collection[Grant]) -> frozenset[UUID] | None:
    if place.console == "platform":
        return _together(grant.warehouse_ids for grant in grants)
    return _only(place.warehouse_id) if grants else frozenset()


def _only(place_id: UUID | None) -> frozenset[UUID]:
    return frozenset() if place_id is None else frozenset({place_id})


def _together(reaches: Iterable[Collection[UUID] | None]) -> frozenset[UUID] | None:
    """The sum of several; everywhere when one is."""
    ids: set[UUID] = set()
    for reach in reaches:
        if reach is None:
            return None
        ids.update(reach)
    return frozenset(ids)


def _field_rights(grants: Collection[Grant]) -> dict[str, Right]:
    """The greatest of several; a role that says nothing of a field shows it masked."""
    codes = {code for grant in grants for code in grant.field_rights}
    return {
        code: max(RIGHTS[grant.field_rights.get(code, "masked")] for grant in grants)
        for code in codes
    }


def givable(actor: Actor) -> frozenset[str]:
    """All that the actor holds, spelled as roles spell it: nobody lifts another above himself.

    Only who holds `*` gives it: it also means what later releases add.
    """
    held = actor.permissions
    reads = {f"{each.removesuffix('.write')}.read" for each in held if each.endswith(".write")}
    return held | reads | ({EVERY_READ} if EVERYTHING in held else frozenset())


def level_of(actor: Actor, function: str) -> LevelName:
    """How far the actor may use a function."""
    if actor.may(f"{function}.write"):
        return "write"
    return "read" if actor.may(f"{function}.read") else "none"


@dataclass(frozen=True)
class Holdings:
    """What somebody holds, for holding roles against it in a statement."""

    permissions: frozenset[str]
    every_department: bool
    fields: Mapping[str, Right]
    all_fields: bool


def holdings_of(actor: Actor) -> Holdings:
    """All that the actor could give."""
    every_department = actor.department_ids is None
    return Holdings(givable(actor), every_department, actor.fields, actor.all_fields)


def exceeds(actor: Actor, grant: Grant) -> bool:
    """Whether the grant gives more than the actor has: permissions, reach or field rights."""
    return (
        _may_more(actor, grant)
        or _wider(grant.departments, actor.department_ids)
        or _wider(grant.category_ids, actor.category_ids)
        or _wider(grant.channel_ids, actor.channel_ids)
        or (actor.place.console == "platform" and _wider_places(actor, grant))
        or _sees_more(actor, grant)
    )


def _may_more(actor: Actor, grant: Grant) -> bool:
    """Whoever holds everything also holds what no door has declared yet."""
    held = givable(actor)
    return EVERYTHING not in held and not held.issuperset(grant.permissions)


def _sees_more(actor: Actor, grant: Grant) -> bool:
    """A role that is silent on a field shows it masked, which is more than hidden."""
    codes = {*grant.field_rights, *actor.fields}
    return not actor.all_fields and any(
        RIGHTS[grant.field_rights.get(code, "masked")] > actor.right(code) for code in codes
    )


def _wider_places(actor: Actor, grant: Grant) -> bool:
    """At a merchant or a warehouse the place itself bounds both."""
    return _wider(grant.merchant_ids, actor.merchant_ids) or _wider(
        grant.warehouse_ids, actor.warehouse_ids
    )


def _wider(wanted: Collection[UUID] | None, own: frozenset[UUID] | None) -> bool:
    if own is None:
        return False
    return wanted is None or not own.issuperset(wanted)


def reaches(actor: Actor, place: Place) -> bool:
    """Whether a place lies wholly inside the actor's reach."""
    if place.console == "platform":
        return actor.merchant_ids is None and actor.warehouse_ids is None
    if actor.place.console == "warehouse" and place.console != "warehouse":
        return False
    return _inside(actor.merchant_ids, place.merchant_id) and _inside(
        actor.warehouse_ids, place.warehouse_id
    )


def _inside(reach: frozenset[UUID] | None, wanted: UUID | None) -> bool:
    return reach is None or wanted is None or wanted in reach
