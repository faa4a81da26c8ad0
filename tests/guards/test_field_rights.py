"""No value that somebody may not see leaves the house, whichever way it would go.

The views, listings and columns are found, not listed: whatever a module adds is held to this.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from typing import Annotated, Any
from uuid import uuid4

import httpx
from fastapi import FastAPI
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter
from sqlalchemy import Column
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from sqlalchemy.sql import visitors

from houtai.kit import fields, masks, trail
from houtai.kit.auth import Actor, Right, reading_as
from houtai.kit.fields import COLUMN_KEY, FieldNotReadable, SensitiveField, sensitive_code
from houtai.kit.paging import Filter, Listing, equal
from houtai.kit.shapes import Line, View
from tests.architecture import composed
from tests.architecture.sources import assert_none
from tests.guards.examples import example

SECRETS = st.text("ABCDEFGHJKLMNPQRSTUVWXYZ23456789", min_size=24, max_size=60)
"""Long enough that a mask hides some of it, unlike anything that stands in a view by chance."""
MARK = "x-sensitive"
WEAK = (Right.HIDDEN, Right.MASKED)


def reader(right: Right, codes: Iterable[str]) -> Actor:
    return Actor(uuid4(), fields=dict.fromkeys(codes, right))


def all_views() -> list[type[View]]:
    composed.whole_house()
    return sorted(set(composed.descendants(View)), key=lambda one: (one.__module__, one.__name__))


@cache
def marked(view: type[View]) -> Mapping[str, str]:
    """Fields of this view itself that are sensitive, with their codes."""
    shown = view.model_json_schema(mode="serialization").get("properties", {})
    return {name: one[MARK] for name, one in shown.items() if MARK in one}


def sensitive_views() -> list[type[View]]:
    return [one for one in all_views() if marked(one)]


def filled(view: type[View], secret: str) -> tuple[View, dict[str, Any]]:
    """A view whose sensitive fields hold the secret, or a number made from it; and what they hold.

    Made without validation: a value that is odd is still one that must not leave.
    """
    properties = fields_of(view)
    hidden: dict[str, Any] = {}
    for name in marked(view):
        kinds = {one.get("type") for one in (properties[name], *properties[name].get("anyOf", ()))}
        whole = kinds & {"integer", "number"}
        hidden[name] = int.from_bytes(secret.encode()[:6]) if whole else secret
    return view.model_validate({**examples_of(view), **hidden}), hidden


@cache
def fields_of(view: type[View]) -> Mapping[str, Any]:
    return view.model_json_schema().get("properties", {})


@cache
def examples_of(view: type[View]) -> Mapping[str, Any]:
    schema = view.model_json_schema()
    document = {"components": {"schemas": schema.get("$defs", {})}}
    relocated = json.dumps(schema.get("properties", {})).replace(
        "#/$defs/", "#/components/schemas/"
    )
    return {name: example(document, one) for name, one in json.loads(relocated).items()}


@cache
def adapters_of(view: type[View]) -> tuple[TypeAdapter[Any], TypeAdapter[Any]]:
    """A list of them, and one under a name."""
    return TypeAdapter(list[view]), TypeAdapter(dict[str, view])


def leaks(hidden: Mapping[str, Any], said: str) -> list[str]:
    return [name for name, value in hidden.items() if str(value) in said]


def json_exits(view: View) -> Iterator[str]:
    """Every way in which a view becomes text."""
    several, named = adapters_of(type(view))
    yield view.model_dump_json()
    yield str(view.model_dump())
    yield json.dumps(view.model_dump(mode="json"))
    yield several.dump_json([view]).decode()
    yield named.dump_json({"of": view}).decode()


def wrongly_said(view: type[View], secret: str) -> Iterator[str]:
    whole, hidden = filled(view, secret)
    codes = marked(view).values()
    for right in WEAK:
        with reading_as(reader(right, codes)):
            for said in json_exits(whole):
                yield from (
                    f"{view.__name__}.{name} as {right.name}" for name in leaks(hidden, said)
                )
    for said in json_exits(whole):
        yield from (f"{view.__name__}.{name} without a reader" for name in leaks(hidden, said))


@given(secret=SECRETS)
def test_no_view_says_what_its_reader_may_not_see(secret):
    assert_none(breach for view in sensitive_views() for breach in wrongly_said(view, secret))


@given(secret=SECRETS)
def test_who_may_read_a_field_reads_it_whole(secret):
    """Otherwise the guard above would be kept by showing nothing to anybody."""
    for view in sensitive_views():
        whole, hidden = filled(view, secret)
        with reading_as(reader(Right.READ, marked(view).values())):
            assert set(leaks(hidden, whole.model_dump_json())) == set(hidden)


class Notebook:
    """As much of a session as the trail needs."""

    def __init__(self) -> None:
        self.info: dict[str, Any] = {}


@given(secret=SECRETS)
def test_a_noted_difference_knows_which_values_are_sensitive(secret):
    breaches = []
    for view in sensitive_views():
        session = Notebook()
        whole, hidden = filled(view, secret)
        trail.note(session, "guards.thing", uuid4(), before=None, after=whole)
        for change in trail.noted(session)[0].changes:
            told = change.sensitive is None and leaks(hidden, json.dumps(change.after))
            if told or (change.field in hidden and change.sensitive != marked(view)[change.field]):
                breaches.append(f"{view.__name__}.{change.field} is noted as if anybody may see it")
    assert_none(breaches)


# --- lists ----------------------------------------------------------------------------------------


def listings() -> dict[str, Listing]:
    """Every list of the house, by where it is declared."""
    composed.whole_house()
    found: dict[str, Listing] = {}
    for room in composed.modules():
        for name, value in vars(room).items():
            if isinstance(value, Listing) and value not in found.values():
                found[f"{room.__name__}.{name}"] = value
    return found


def questions_that_tell(listing: Listing) -> Iterator[str]:
    """What somebody may ask of this list although the answer gives a masked value away."""
    guarded = {name for name, column in listing.sorts.items() if sensitive_code(column)}
    for name in guarded:
        if not refuses(listing, sort=name):
            yield f"sort {name}"
    for name, one in listing.filters.items():
        inside = {
            column.info[COLUMN_KEY]
            for column in columns_of(one.condition(("x",) if one.many else sample(one.kind)))
            if COLUMN_KEY in column.info
        }
        told = one.column is not None and sensitive_code(one.column)
        if inside - {told or ""}:
            yield f"filter {name} compares {', '.join(sorted(inside))}"
        elif told and not refuses(listing, one.least, values={name: sample(one.kind)}):
            yield f"filter {name}"


def columns_of(condition: Any) -> Iterator[Column[Any]]:
    for part in visitors.iterate(condition):
        if isinstance(part, Column):
            yield part


def sample(kind: Any) -> Any:
    """Some value of the kind, as the door would hand it over."""
    schema = TypeAdapter(kind).json_schema()
    document = {"components": {"schemas": schema.get("$defs", {})}}
    relocated = json.loads(json.dumps(schema).replace("#/$defs/", "#/components/schemas/"))
    return TypeAdapter(kind).validate_python(example(document, relocated))


def refuses(listing: Listing, least: Right = Right.READ, **question: Any) -> bool:
    for right in [one for one in WEAK if one < max(least, Right.MASKED)]:
        with reading_as(reader(right, fields.SENSITIVE)):
            try:
                listing.want(**question)
            except FieldNotReadable:
                continue
            return False
    return True


def test_nobody_finds_or_sorts_a_list_by_what_he_may_not_read():
    assert_none(
        f"{name}: {question}"
        for name, listing in listings().items()
        for question in questions_that_tell(listing)
    )


# --- columns --------------------------------------------------------------------------------------


def sensitive_columns(tables: Iterable[type[DeclarativeBase]]) -> Iterator[tuple[str, str, str]]:
    """Module, name and code of every column that holds a sensitive field."""
    for table in tables:
        for column in table.__table__.columns:
            if COLUMN_KEY in column.info:
                yield table.__module__.split(".")[2], str(column.key), column.info[COLUMN_KEY]


TOLD_TO_EVERYBODY = {
    "AddressOfView.phone": "handed to checkouts, which keep it as a sensitive field of theirs",
    "AddressView.phone": "a buyer's own address, shown to himself alone",
    "OwnOrderDetailView.detail": "a buyer's own order, shown to himself alone",
    "OwnOrderDetailView.phone": "a buyer's own order, shown to himself alone",
    "OwnOrderDetailView.recipient": "a buyer's own order, shown to himself alone",
    "OwnOrderView.detail": "a buyer's own order, shown to himself alone",
    "OwnOrderView.recipient": "a buyer's own order, shown to himself alone",
    "OwnOrderView.phone": "a buyer's own order, shown to himself alone",
    "PriceGroundView.cost_fen": "handed to prices, which are doubted before those who see costs",
    "ShopProfileRow.service_phone": "the number that a shop gives to its buyers",
    "ShopProfileView.service_phone": "the number that a shop gives to its buyers",
}
"""Fields that are called like a sensitive column and hold something else."""


def unmarked(
    views: Iterable[tuple[str, type[View]]], columns: Iterable[tuple[str, str, str]]
) -> Iterator[str]:
    """Fields of a module's views that are named like its sensitive column and not marked so."""
    known = list(columns)
    for module, view in views:
        marks = marked(view)
        for owner, column, code in known:
            for name in view.model_fields:
                same = name == column or name.endswith(f"_{column}")
                is_meant = owner == module and same
                is_meant = is_meant and f"{view.__name__}.{name}" not in TOLD_TO_EVERYBODY
                if is_meant and marks.get(name) != code:
                    yield f"{view.__module__}.{view.__name__}.{name} is not marked as {code}"


def test_a_sensitive_column_leaves_in_marked_fields_only():
    views = [(view.__module__.split(".")[2], view) for view in all_views()]
    assert_none(unmarked(views, sensitive_columns(composed.mapped_classes())))


def test_every_sensitive_field_is_held_by_a_column_or_shown_by_a_view():
    held = {code for _, _, code in sensitive_columns(composed.mapped_classes())}
    shown = {code for view in all_views() for code in marked(view).values()}
    assert set(fields.SENSITIVE) - held - shown == set()
    assert shown - set(fields.SENSITIVE) == set()


# --- each rule can fail ---------------------------------------------------------------------------

PHONE = SensitiveField("guards.person.phone", mask=masks.phone)
LOUD = SensitiveField("guards.person.loud", mask=lambda value: f"{value}")
for planted in (PHONE, LOUD):
    del fields.SENSITIVE[planted.code]  # The house's own register is for the house's own fields.


class PersonView(View):
    name: str
    phone: Annotated[str | None, PHONE.shown]


class LoudView(View):
    loud: Annotated[str | None, LOUD.shown]


class BareView(View):
    phone: str | None


class Base(DeclarativeBase):
    """A house of its own, so that the real one does not know this table."""


class Person(Base):
    __tablename__ = "person"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str]
    phone: Mapped[str] = mapped_column(info=PHONE.column)


def test_a_view_that_says_too_much_is_found():
    assert list(wrongly_said(PersonView, "A" * 24)) == []
    assert len(list(wrongly_said(LoudView, "A" * 24))) == len(list(json_exits(LoudView(loud="x"))))


def test_a_list_that_tells_by_a_filter_is_found():
    def anywhere(value: str) -> Any:
        return Person.name.contains(value) | Person.phone.contains(value)

    hidden = Listing(
        id=Person.id,
        sorts={"id": Person.id},
        default="id",
        filters={"text": Filter(Line, anywhere), "phone": equal(Person.phone, Line)},
    )
    assert list(questions_that_tell(hidden)) == [f"filter text compares {PHONE.code}"]


def test_a_view_with_a_bare_sensitive_column_is_found():
    columns = [("guards", "phone", PHONE.code)]
    assert len(list(unmarked([("guards", BareView)], columns))) == 1
    assert list(unmarked([("guards", PersonView)], columns)) == []
    assert list(unmarked([("elsewhere", BareView)], columns)) == []


async def test_what_a_door_answers_is_masked_for_whoever_asks():
    """The last step before the wire is the framework's: it serialises as the views say."""
    app = FastAPI()

    @app.get("/people")
    async def people() -> list[PersonView]:
        return [PersonView(name="李伟", phone="A" * 24)]

    transport = httpx.ASGITransport(app=app)
    async with httpx.AsyncClient(transport=transport, base_url="http://houtai") as client:
        for right in (*WEAK, Right.READ):
            with reading_as(reader(right, [PHONE.code])):
                said = (await client.get("/people")).text
            assert ("A" * 24 in said) is (right is Right.READ)
