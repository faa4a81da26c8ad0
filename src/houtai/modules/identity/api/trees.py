"""Doors of departments and posts. A tree is read whole; one changes that of one's own place."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, Place, allow
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.modules.identity.queries import trees as queries
from houtai.modules.identity.queries.trees import DepartmentView, PostView
from houtai.modules.identity.service import trees

doors = Router()

CanReadDepartments = Annotated[Actor, Depends(allow("identity.department.read"))]
CanWriteDepartments = Annotated[Actor, Depends(allow("identity.department.write"))]
CanReadPosts = Annotated[Actor, Depends(allow("identity.post.read"))]
CanWritePosts = Annotated[Actor, Depends(allow("identity.post.write"))]


def place_wanted(merchant_id: UUID | None = None, warehouse_id: UUID | None = None) -> Place | None:
    """Another place than one's own; what does not lie in reach looks empty."""
    return Place(merchant_id, warehouse_id) if merchant_id or warehouse_id else None


Wanted = Annotated[Place | None, Depends(place_wanted)]


@doors.get("/departments")
async def list_departments(
    session: ReadSession, actor: CanReadDepartments, place: Wanted
) -> list[DepartmentView]:
    return await queries.departments(session, actor, place or actor.place)


@doors.post("/departments", status_code=201)
async def create_department(
    session: Session, actor: CanWriteDepartments, command: trees.MakeDepartment
) -> UUID:
    return await trees.make(session, actor, trees.DEPARTMENTS, command)


@doors.put("/departments/{department_id}", status_code=204)
async def edit_department(
    session: Session,
    actor: CanWriteDepartments,
    department_id: UUID,
    command: trees.EditDepartment,
) -> None:
    await trees.edit(session, actor, trees.DEPARTMENTS, department_id, command)


@doors.delete("/departments/{department_id}", status_code=204)
async def delete_department(
    session: Session, actor: CanWriteDepartments, department_id: UUID
) -> None:
    await trees.delete(session, actor, trees.DEPARTMENTS, department_id)


@doors.get("/posts")
async def list_posts(session: ReadSession, actor: CanReadPosts, place: Wanted) -> list[PostView]:
    return await queries.posts(session, actor, place or actor.place)


@doors.post("/posts", status_code=201)
async def create_post(session: Session, actor: CanWritePosts, command: trees.MakeNode) -> UUID:
    return await trees.make(session, actor, trees.POSTS, command)


@doors.put("/posts/{post_id}", status_code=204)
async def edit_post(
    session: Session, actor: CanWritePosts, post_id: UUID, command: trees.EditNode
) -> None:
    await trees.edit(session, actor, trees.POSTS, post_id, command)


@doors.delete("/posts/{post_id}", status_code=204)
async def delete_post(session: Session, actor: CanWritePosts, post_id: UUID) -> None:
    await trees.delete(session, actor, trees.POSTS, post_id)
