"""Doors of the category tree and of what is bound to it: the platform's own."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.modules.catalog.queries import categories as queries
from houtai.modules.catalog.queries.categories import CategoryDetailView, CategoryView
from houtai.modules.catalog.service import bindings, categories
from houtai.modules.catalog.service.keeping import EntryUnknown

doors = Router()

CanRead = Annotated[Actor, Depends(allow("catalog.category.read"))]
CanWrite = Annotated[Actor, Depends(allow("catalog.category.write"))]


@doors.get("/categories")
async def list_categories(session: ReadSession, _: CanRead) -> list[CategoryView]:
    """The whole tree, parents before what lies below them."""
    return await queries.tree(session)


@doors.get("/categories/{category_id}")
async def show_category(session: ReadSession, _: CanRead, category_id: UUID) -> CategoryDetailView:
    found = await queries.detail(session, category_id)
    if found is None:
        raise EntryUnknown
    return found


@doors.post("/categories", status_code=201)
async def create_category(
    session: Session, actor: CanWrite, command: categories.MakeCategory
) -> UUID:
    return await categories.make_category(session, actor, command)


@doors.put("/categories/{category_id}", status_code=204)
async def edit_category(
    session: Session, actor: CanWrite, category_id: UUID, command: categories.EditCategory
) -> None:
    await categories.edit_category(session, actor, category_id, command)


@doors.post("/categories/{category_id}/move", status_code=204)
async def move_category(
    session: Session, actor: CanWrite, category_id: UUID, command: categories.MoveCategory
) -> None:
    """Below another category, or to another place among its sisters."""
    await categories.move_category(session, actor, category_id, command)


@doors.delete("/categories/{category_id}", status_code=204)
async def delete_category(session: Session, actor: CanWrite, category_id: UUID) -> None:
    await categories.remove_category(session, actor, category_id)


@doors.put("/categories/{category_id}/attributes", status_code=204)
async def bind_attributes(
    session: Session, actor: CanWrite, category_id: UUID, command: bindings.BindAttributes
) -> None:
    """All that this category asks for itself; what stands above it is not repeated."""
    await bindings.bind_attributes(session, actor, category_id, command)


@doors.put("/categories/{category_id}/brands", status_code=204)
async def bind_brands(
    session: Session, actor: CanWrite, category_id: UUID, command: bindings.BindBrands
) -> None:
    await bindings.bind_brands(session, actor, category_id, command)


@doors.put("/categories/{category_id}/requirements", status_code=204)
async def ask_papers(
    session: Session, actor: CanWrite, category_id: UUID, command: bindings.AskPapers
) -> None:
    await bindings.ask_papers(session, actor, category_id, command)
