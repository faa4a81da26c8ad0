"""Sensitive fields: whoever may not see one gets it neither shown, nor found, nor sorted by."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Annotated
from uuid import UUID, uuid4

import httpx
import pytest
from fastapi import Depends, FastAPI, Request
from pydantic import ValidationError
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from houtai.kit import fields, masks
from houtai.kit.auth import SYSTEM, Actor, Right, reading_as
from houtai.kit.db import MaybeActor
from houtai.kit.fields import FieldNotReadable, FieldNotWritable, SensitiveField
from houtai.kit.http import Edge
from houtai.kit.paging import Listing, Wanted, equal, starts_with
from houtai.kit.shapes import Command, Line, View

PHONE = SensitiveField("trial.person.phone", mask=masks.phone)
COST = SensitiveField("trial.person.cost_fen")
for field in (PHONE, COST):
    # The house's own register is for the house's own fields.
    del fields.SENSITIVE[field.code]


class PersonView(View):
    name: str
    phone: Annotated[str | None, PHONE.shown]
    cost_fen: Annotated[int | None, COST.shown] = None


class EditPerson(Command):
    name: Line
    phone: Annotated[Line | None, PHONE.written] = None


class Base(DeclarativeBase):
    """A house of its own, so that the real one does not know this table."""


class Person(Base):
    __tablename__ = "person"
    id: Mapped[UUID] = mapped_column(primary_key=True)
    name: Mapped[str]
    phone: Mapped[str] = mapped_column(info=PHONE.column)


PEOPLE = Listing(
    id=Person.id,
    sorts={"id": Person.id, "phone": Person.phone},
    default="id",
    filters={"name": equal(Person.name, Line), "phone": starts_with(Person.phone, Line)},
)
LI_WEI = PersonView(name="李伟", phone="13812345678", cost_fen=700)


def clerk(right: Right) -> Actor:
    return Actor(uuid4(), fields={PHONE.code: right, COST.code: right})


@pytest.mark.parametrize(
    ("right", "phone", "cost_fen"),
    [
        (Right.HIDDEN, None, None),
        (Right.MASKED, "138****5678", None),
        (Right.READ, "13812345678", 700),
        (Right.WRITE, "13812345678", 700),
    ],
)
def test_a_view_shows_what_the_reader_may_see(right, phone, cost_fen):
    with reading_as(clerk(right)):
        shown = LI_WEI.model_dump()
        as_json = LI_WEI.model_dump_json()
    assert shown == {"name": "李伟", "phone": phone, "cost_fen": cost_fen}
    assert ("13812345678" in as_json) is (right >= Right.READ)


def test_a_field_without_a_right_is_masked():
    with reading_as(Actor(uuid4())):
        assert LI_WEI.model_dump()["phone"] == "138****5678"


def test_outside_of_any_request_nothing_is_shown():
    assert LI_WEI.model_dump() == {"name": "李伟", "phone": None, "cost_fen": None}


def test_the_house_itself_sees_everything():
    with reading_as(SYSTEM):
        assert LI_WEI.model_dump()["cost_fen"] == 700


def test_a_reader_ends_with_his_block():
    with reading_as(SYSTEM), reading_as(clerk(Right.HIDDEN)):
        assert LI_WEI.model_dump()["phone"] is None
    assert LI_WEI.model_dump()["phone"] is None


def test_the_schema_keeps_the_type_and_names_the_field():
    phone = PersonView.model_json_schema(mode="serialization")["properties"]["phone"]
    assert phone["anyOf"] == [{"type": "string"}, {"type": "null"}]
    assert phone["x-sensitive"] == PHONE.code


@pytest.mark.parametrize("right", [Right.HIDDEN, Right.MASKED, Right.READ])
def test_who_may_not_write_a_field_may_leave_it_out_only(right):
    with reading_as(clerk(right)):
        assert EditPerson(name="李伟").phone is None
        with pytest.raises(FieldNotWritable) as refused:
            EditPerson.model_validate({"name": "李伟", "phone": "13800000000"})
    assert refused.value.place == "body/phone"


def test_a_written_field_is_still_held_to_its_shape():
    with reading_as(clerk(Right.WRITE)), pytest.raises(ValidationError):
        EditPerson(name="李伟", phone="two\nlines")


@pytest.mark.parametrize(
    "question",
    [{"sort": "phone"}, {"sort": "-phone"}, {"values": {"phone": "138"}}],
)
def test_nobody_finds_or_sorts_by_what_he_may_not_read(question):
    for right in (Right.HIDDEN, Right.MASKED):
        with reading_as(clerk(right)), pytest.raises(FieldNotReadable):
            PEOPLE.want(**question)
    with reading_as(clerk(Right.READ)):
        PEOPLE.want(**question)


def test_plain_fields_are_found_and_sorted_by_anybody():
    with reading_as(clerk(Right.HIDDEN)):
        assert PEOPLE.want(sort="-id", values={"name": "李伟"}).conditions


@asynccontextmanager
async def client_of(actor: Actor) -> AsyncIterator[httpx.AsyncClient]:
    async def authenticate(_: Request) -> Actor:
        return actor

    app = FastAPI()
    app.add_middleware(Edge)
    app.state.templates = {}
    app.state.authenticate = authenticate

    @app.get("/api/people")
    async def people(wanted: Annotated[Wanted, Depends(PEOPLE.wanted)]) -> list[PersonView]:
        return [LI_WEI] * len(wanted.sort)

    @app.get("/api/late")
    async def late(_: MaybeActor) -> PersonView:
        return LI_WEI

    transport = httpx.ASGITransport(app=app, raise_app_exceptions=False)
    async with httpx.AsyncClient(transport=transport, base_url="http://houtai") as opened:
        yield opened


async def test_a_door_masks_its_answer_and_refuses_a_hidden_filter():
    async with client_of(clerk(Right.MASKED)) as client:
        shown = (await client.get("/api/late")).json()
        refused = await client.get("/api/people", params={"phone": "138"})
    assert shown["phone"] == "138****5678"
    assert (refused.status_code, refused.json()["code"]) == (403, FieldNotReadable.code)


async def test_the_reader_is_known_before_the_page_is_read():
    async with client_of(clerk(Right.READ)) as client:
        found = await client.get("/api/people", params={"phone": "138", "sort": "-phone"})
    assert found.json()[0]["phone"] == "13812345678"


@pytest.mark.parametrize(
    ("mask", "whole", "seen"),
    [
        (masks.phone, "13812345678", "138****5678"),
        (masks.phone, "12345", "*****"),
        (masks.email, "li.wei@example.com", "l***@example.com"),
        (masks.email, "nobody", "******"),
        (masks.id_number, "11010519491231002X", "110105***********X"),
        (masks.bank_account, "6222020200112233445", "***************3445"),
        (masks.person_name, "欧阳小明", "欧***"),
        (masks.address, "浙江省杭州市西湖区文三路 1 号", "浙江省杭州市**********"),
    ],
)
def test_masks_show_enough_to_recognise(mask, whole, seen):
    assert mask(whole) == seen


@pytest.mark.parametrize("mask", [masks.phone, masks.id_number, masks.bank_account])
@pytest.mark.parametrize("length", range(12))
def test_a_mask_hides_most_of_any_value(mask, length):
    whole = "0123456789ab"[:length]
    seen = mask(whole)
    assert len(seen) == length
    assert seen.count("*") >= min(length, 4)
