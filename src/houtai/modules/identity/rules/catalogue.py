"""What there is to give: every function with its doors, in words."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Literal

from houtai.kit.auth import Console
from houtai.kit.shapes import View
from houtai.kit.texts import say
from houtai.modules.identity.rules.functions import is_open

Level = Literal["read", "write"]
_CONSOLES: tuple[Console, ...] = ("platform", "merchant", "warehouse")


@dataclass(frozen=True)
class DoorOf:
    """One mounted door, and the permission it asks for."""

    operation: str
    method: str
    path: str
    permission: str


class DoorView(View):
    operation: str
    name: str
    method: str
    path: str
    level: Level


class FunctionView(View):
    """A function such as `identity.account`: what roles give, at one of two levels."""

    code: str
    name: str
    module: str
    module_name: str
    levels: list[Level]
    consoles: list[Console]
    doors: list[DoorView]


def functions_of(doors: Collection[DoorOf], language: str) -> list[FunctionView]:
    """All functions that doors ask for, by code."""
    codes = sorted({door.permission.rpartition(".")[0] for door in doors})
    return [_function(code, doors, language) for code in codes]


def _function(code: str, doors: Collection[DoorOf], language: str) -> FunctionView:
    own = sorted(
        (door for door in doors if door.permission.rpartition(".")[0] == code),
        key=lambda door: (_level(door), door.path, door.method),
    )
    module = code.partition(".")[0]
    return FunctionView(
        code=code,
        name=say(f"functions.{code}", language),
        module=module,
        module_name=say(f"functions.{module}", language),
        levels=sorted({_level(door) for door in own}),
        consoles=[each for each in _CONSOLES if is_open(f"{code}.read", each)],
        doors=[
            DoorView(
                operation=door.operation,
                name=say(f"doors.{door.operation}", language),
                method=door.method,
                path=door.path,
                level=_level(door),
            )
            for door in own
        ],
    )


def _level(door: DoorOf) -> Level:
    return "write" if door.permission.endswith(".write") else "read"
