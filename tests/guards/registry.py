"""Something of each kind that paths and bodies name, made at a place, for the guards.

A new parameter in a path needs its maker here, or the guards fail: a door that cannot be tried with
something of one's own and something foreign is not guarded.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from tests.guards.doors import CONSOLE, ConsoleDoor
from tests.guards.ground import Owner

Make = Callable[[Owner], Awaitable[object]]


@dataclass(frozen=True)
class Maker:
    """How one is made; `nobodys` says why there is none that would be foreign to anybody.

    `by_merchant`: belongs to a merchant, so that his warehouses share it, and those of the platform
    have none.
    """

    make: Make
    nobodys: str = ""
    by_merchant: bool = False


MAKERS: dict[str, Maker] = {}
"""By the path up to the parameter, without the console's own beginning."""


def makes(path: str, *, nobodys: str = "", by_merchant: bool = False) -> Callable[[Make], Make]:
    """Puts the maker into the list under this path."""

    def put(make: Make) -> Make:
        MAKERS[path] = Maker(make, nobodys, by_merchant)
        return make

    return put


def maker_of(door: ConsoleDoor, name: str) -> Maker | None:
    """The maker for this parameter of this door's path."""
    path = door.path.removeprefix(f"{CONSOLE}/")
    return MAKERS.get(path[: path.index(f"{{{name}}}")] + f"{{{name}}}")


async def path_values(owner: Owner, door: ConsoleDoor) -> dict[str, object]:
    """A value for each parameter of the path, in order; each maker knows those before."""
    for name in door.path_names:
        maker = maker_of(door, name)
        assert maker is not None, f"{door.path}: {{{name}}} has no maker in tests/guards/makers.py"
        owner.earlier[name] = await maker.make(owner)
    return dict(owner.earlier)


NAMED_IN_BODIES = {
    "account_id": "identity/accounts/{account_id}",
    "department_id": "identity/departments/{department_id}",
    "file_id": "files/{file_id}",
    "leader_id": "identity/accounts/{account_id}",
    "post_id": "identity/posts/{post_id}",
    "role_id": "identity/roles/{role_id}",
    "substitute_id": "identity/accounts/{account_id}",
}
"""What an id in a body names, by how the field is called."""


async def value_in_body(owner: Owner, door: ConsoleDoor, name: str) -> object | None:
    """Something of the owner's that this field of a body may name; None for other fields."""
    if name in {"merchant_id", "warehouse_id"}:
        return getattr(owner.place, name)
    if name == "parent_id":
        tree = next((one for one in ("department", "post") if f"/{one}s" in door.path), None)
        name = f"{tree}_id"
    maker = MAKERS.get(NAMED_IN_BODIES.get(name, ""))
    return None if maker is None else await maker.make(owner)
