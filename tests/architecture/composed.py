"""The house with every module imported: tables, errors and doors as they really are."""

import importlib
import pkgutil
from collections.abc import Iterator, Sequence
from functools import cache
from types import ModuleType

import houtai.events
import houtai.kit
import houtai.modules
from houtai.kit.db import Table
from houtai.kit.invariants import Invariant


@cache
def modules() -> tuple[ModuleType, ...]:
    """Everything below `entry`, imported: whatever registers itself by that is there."""
    floors = (houtai.kit, houtai.events, houtai.modules)
    return tuple(
        importlib.import_module(found.name)
        for floor in floors
        for found in pkgutil.walk_packages(floor.__path__, f"{floor.__name__}.")
    )


@cache
def whole_house() -> None:
    """Everything above, and `entry` too."""
    modules()
    import houtai.entry  # noqa: PLC0415  # the rules about tables hold while entry is being rebuilt

    for found in pkgutil.walk_packages(houtai.entry.__path__, "houtai.entry."):
        if not found.name.endswith("__main__"):
            importlib.import_module(found.name)


def invariants() -> Sequence[Invariant]:
    return importlib.import_module("houtai.entry.wiring").INVARIANTS


def public_doors() -> list[ModuleType]:
    return [one for one in modules() if one.__name__.endswith(".public")]


def mapped_classes() -> list[type[Table]]:
    modules()
    return [mapper.class_ for mapper in Table.registry.mappers]


def descendants(kind: type) -> Iterator[type]:
    """All classes below this one that belong to the house."""
    for child in kind.__subclasses__():
        if child.__module__.startswith("houtai."):
            yield child
        yield from descendants(child)
