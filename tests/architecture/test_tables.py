"""Tables are private: own schema, own room, no relation across modules, never out of a door."""

import inspect
import sys
import tomllib
import typing
from collections.abc import Callable, Collection, Iterable, Iterator
from types import ModuleType
from typing import Any, ClassVar
from uuid import UUID

import pytest
from pydantic import BaseModel
from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Text
from sqlalchemy import Table as Sheet
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    RelationshipProperty,
    mapped_column,
    relationship,
)

from houtai.kit.db import Table
from tests.architecture import composed
from tests.architecture.sources import REPOSITORY, assert_none


def module_of(name: str) -> str | None:
    parts = name.split(".")
    return parts[2] if parts[:2] == ["houtai", "modules"] and len(parts) > 3 else None


def misplaced(classes: Iterable[type[DeclarativeBase]]) -> Iterator[str]:
    """A module's tables stand in its room `tables` and in the schema of its name.

    A part of kit has the schema `kit`, or one of its own name.
    """
    for one in classes:
        module, schema = module_of(one.__module__), one.__table__.schema
        if module is None:
            if one.__module__.split(".")[1] != "kit" or schema not in {
                "kit",
                one.__module__.split(".")[2],
            }:
                yield f"{one.__module__}.{one.__name__} lies in schema {schema}"
        elif schema != module or one.__module__.split(".")[3] != "tables":
            yield f"{one.__module__}.{one.__name__} lies in schema {schema}"


def loose_relations(relations: Iterable[RelationshipProperty[Any]]) -> Iterator[str]:
    for one in relations:
        here, there = (module_of(mapper.class_.__module__) for mapper in (one.parent, one.mapper))
        if here != there:
            yield f"{one} leads from {here} to {there}"
        if one.lazy != "raise":
            yield f"{one} loads by itself ({one.lazy})"


def tiers() -> dict[str, int]:
    settings = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = settings["tool"]["importlinter"]["contracts"]
    layers = next(one["layers"] for one in contracts if one["name"] == "Tiers")
    return {
        name.strip(" ()"): len(layers) - depth
        for depth, layer in enumerate(layers)
        for name in layer.split("|")
    }


def upward_keys(tables: Iterable[Sheet], tier_of: dict[str, int]) -> Iterator[str]:
    """A foreign key leads into the own module, a lower tier or kit."""
    for table in tables:
        for key in table.foreign_keys:
            there = key.target_fullname.split(".")[0]
            lower = tier_of.get(there, 0) < tier_of.get(str(table.schema), 0)
            if there != table.schema and not lower:
                yield f"{table.fullname}.{key.parent.name} leads up or sideways to {there}"


def narrow_integers(tables: Iterable[Sheet]) -> Iterator[str]:
    for table in tables:
        for column in table.columns:
            if isinstance(column.type, Integer) and not isinstance(column.type, BigInteger):
                yield f"{table.fullname}.{column.name} is narrower than 64 bits"


def test_every_table_lies_in_its_modules_schema():
    assert_none(misplaced(composed.mapped_classes()))


def test_relations_stay_inside_a_module_and_never_load_by_themselves():
    composed.mapped_classes()
    assert_none(
        breach
        for mapper in Table.registry.mappers
        for breach in loose_relations(mapper.relationships)
    )


def test_foreign_keys_lead_down():
    composed.mapped_classes()
    assert_none(upward_keys(Table.metadata.tables.values(), tiers()))


def test_whole_numbers_have_64_bits():
    composed.mapped_classes()
    assert_none(narrow_integers(Table.metadata.tables.values()))


@pytest.fixture(scope="module")
def planted() -> Iterator[dict[str, type[DeclarativeBase]]]:
    """Tables of a house of their own, so that the real one stays as it is."""

    class Base(DeclarativeBase):
        id: Mapped[UUID] = mapped_column(primary_key=True)

    class Member(Base):
        __module__ = "houtai.modules.members.tables"
        __tablename__ = "member"
        __table_args__: ClassVar = {"schema": "members"}
        order_id: Mapped[UUID] = mapped_column(ForeignKey("ordering.order.id"))

    class Order(Base):
        __module__ = "houtai.modules.ordering.tables"
        __tablename__ = "order"
        __table_args__: ClassVar = {"schema": "ordering"}
        member_id: Mapped[UUID] = mapped_column(ForeignKey("members.member.id"))
        member: Mapped[Member] = relationship(foreign_keys=[member_id], lazy="select")

    class Line(Base):
        __module__ = "houtai.modules.ordering.tables"
        __tablename__ = "line"
        __table_args__: ClassVar = {"schema": "ordering"}
        order_id: Mapped[UUID] = mapped_column(ForeignKey("ordering.order.id"))
        order: Mapped[Order] = relationship(lazy="raise")

    class InForeignSchema(Base):
        __module__ = "houtai.modules.ordering.tables"
        __tablename__ = "foreign"
        __table_args__: ClassVar = {"schema": "members"}

    class InWrongRoom(Base):
        __module__ = "houtai.modules.ordering.service"
        __tablename__ = "wrong_room"
        __table_args__: ClassVar = {"schema": "ordering"}

    class InNoSchema(Base):
        __module__ = "houtai.kit.jobs.tables"
        __tablename__ = "no_schema"

    Base.registry.configure()
    yield {mapper.class_.__name__: mapper.class_ for mapper in Base.registry.mappers}
    Base.registry.dispose()


def test_a_table_in_a_foreign_schema_or_room_is_found(planted):
    wrong = " ".join(misplaced(planted.values()))
    assert [name for name in sorted(planted) if f".{name} " in wrong] == [
        "InForeignSchema",
        "InNoSchema",
        "InWrongRoom",
    ]


def test_a_relation_across_modules_or_with_lazy_loading_is_found(planted):
    assert len(list(loose_relations(planted["Order"].__mapper__.relationships))) == 2
    assert list(loose_relations(planted["Line"].__mapper__.relationships)) == []


def test_a_key_that_leads_up_is_found(planted):
    breaches = list(upward_keys([one.__table__ for one in planted.values()], tiers()))
    assert breaches == ["members.member.order_id leads up or sideways to ordering"]


def test_a_narrow_integer_is_found():
    columns = {"wide": BigInteger, "narrow": Integer, "text": Text}
    sheet = Sheet("x", MetaData(), *(Column(name, kind) for name, kind in columns.items()))
    assert list(narrow_integers([sheet])) == ["x.narrow is narrower than 64 bits"]


# --- what leaves a module -------------------------------------------------------------------


def escaping(
    door: ModuleType, names: Iterable[str], is_table: Callable[[type], bool]
) -> Iterator[str]:
    """Tables within reach of the annotations of what the door names."""
    for name in names:
        path = next(_path_to_table(getattr(door, name), is_table, set()), None)
        if path is not None:
            yield f"{door.__name__}.{name} lets out {path}"


def _path_to_table(thing: Any, is_table: Callable[[type], bool], seen: set[int]) -> Iterator[str]:
    if id(thing) in seen:
        return
    seen.add(id(thing))
    if isinstance(thing, type) and is_table(thing):
        yield thing.__name__
    for part in _annotations(thing):
        yield from _path_to_table(part, is_table, seen)


def _annotations(thing: Any) -> Collection[Any]:
    """What a function takes and gives, a class of ours holds and does, a generic is made of."""
    if typing.get_origin(thing) is not None:
        return typing.get_args(thing)
    if inspect.isfunction(thing) and thing.__module__.startswith(("houtai.", "tests.")):
        return typing.get_type_hints(thing, include_extras=True).values()
    if isinstance(thing, type) and thing.__module__.startswith(("houtai.", "tests.")):
        methods = [one for one in vars(thing).values() if inspect.isfunction(one)]
        fields = getattr(thing, "model_fields", {}) if issubclass(thing, BaseModel) else {}
        hints = typing.get_type_hints(thing, include_extras=True).values()
        return [
            *hints,
            *methods,
            *(field.annotation for field in fields.values()),
            *thing.__bases__,
        ]
    return []


def is_mapped(kind: type) -> bool:
    return issubclass(kind, Table)


def test_no_table_leaves_a_module_by_its_public_door():
    assert_none(
        breach
        for door in composed.public_doors()
        for breach in escaping(door, door.__all__, is_mapped)
    )


def read_functions(room: ModuleType) -> list[str]:
    return [
        name
        for name, thing in vars(room).items()
        if inspect.isfunction(thing) and thing.__module__ == room.__name__ and name[0] != "_"
    ]


def test_no_read_gives_a_table():
    rooms = [one for one in composed.modules() if ".queries" in one.__name__]
    assert_none(
        breach for room in rooms for breach in escaping(room, read_functions(room), is_mapped)
    )


class Row:
    """Stands in for a table."""


class Basket(BaseModel, arbitrary_types_allowed=True):
    rows: list[Row]


def gives_a_row() -> dict[str, tuple[Row, ...]]:
    return {}


def takes_a_basket(basket: Basket) -> int:
    return len(basket.rows)


def takes_a_number(number: int) -> UUID:
    return UUID(int=number)


@pytest.mark.parametrize(
    ("name", "breaches"),
    [("gives_a_row", 1), ("takes_a_basket", 1), ("Basket", 1), ("takes_a_number", 0)],
)
def test_a_table_that_leaves_is_found_however_deep(name, breaches):
    door = sys.modules[__name__]
    assert len(list(escaping(door, [name], lambda kind: issubclass(kind, Row)))) == breaches
