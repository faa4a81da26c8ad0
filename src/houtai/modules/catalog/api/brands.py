"""Doors of brands and attributes."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.catalog.queries import attributes as attribute_queries
from houtai.modules.catalog.queries import brands as brand_queries
from houtai.modules.catalog.queries.attributes import ListedAttributeView
from houtai.modules.catalog.queries.brands import ListedBrandView
from houtai.modules.catalog.service import attributes, brands
from houtai.modules.catalog.service.keeping import EntryUnknown

doors = Router()

CanReadBrands = Annotated[Actor, Depends(allow("catalog.brand.read"))]
CanWriteBrands = Annotated[Actor, Depends(allow("catalog.brand.write"))]
CanReadAttributes = Annotated[Actor, Depends(allow("catalog.attribute.read"))]
CanWriteAttributes = Annotated[Actor, Depends(allow("catalog.attribute.write"))]


@doors.get("/brands")
async def list_brands(
    session: ReadSession,
    _: CanReadBrands,
    wanted: Annotated[Wanted, Depends(brand_queries.BRANDS.wanted)],
) -> Page[ListedBrandView]:
    return await brand_queries.list_brands(session, wanted)


@doors.get("/brands/{brand_id}")
async def show_brand(session: ReadSession, _: CanReadBrands, brand_id: UUID) -> ListedBrandView:
    found = await brand_queries.brand(session, brand_id)
    if found is None:
        raise EntryUnknown
    return found


@doors.post("/brands", status_code=201)
async def create_brand(session: Session, actor: CanWriteBrands, command: brands.MakeBrand) -> UUID:
    return await brands.make_brand(session, actor, command, at=utc_now())


@doors.put("/brands/{brand_id}", status_code=204)
async def edit_brand(
    session: Session, actor: CanWriteBrands, brand_id: UUID, command: brands.EditBrand
) -> None:
    await brands.edit_brand(session, actor, brand_id, command, at=utc_now())


@doors.delete("/brands/{brand_id}", status_code=204)
async def delete_brand(session: Session, actor: CanWriteBrands, brand_id: UUID) -> None:
    await brands.remove_brand(session, actor, brand_id, at=utc_now())


@doors.get("/attributes")
async def list_attributes(
    session: ReadSession,
    _: CanReadAttributes,
    wanted: Annotated[Wanted, Depends(attribute_queries.ATTRIBUTES.wanted)],
) -> Page[ListedAttributeView]:
    return await attribute_queries.list_attributes(session, wanted)


@doors.get("/attributes/{attribute_id}")
async def show_attribute(
    session: ReadSession, _: CanReadAttributes, attribute_id: UUID
) -> ListedAttributeView:
    found = await attribute_queries.attribute(session, attribute_id)
    if found is None:
        raise EntryUnknown
    return found


@doors.post("/attributes", status_code=201)
async def create_attribute(
    session: Session, _: CanWriteAttributes, command: attributes.MakeAttribute
) -> UUID:
    return await attributes.make_attribute(session, command)


@doors.put("/attributes/{attribute_id}", status_code=204)
async def edit_attribute(
    session: Session,
    actor: CanWriteAttributes,
    attribute_id: UUID,
    command: attributes.EditAttribute,
) -> None:
    """An option that something uses stays; it may be called otherwise."""
    await attributes.edit_attribute(session, actor, attribute_id, command)


@doors.delete("/attributes/{attribute_id}", status_code=204)
async def delete_attribute(session: Session, _: CanWriteAttributes, attribute_id: UUID) -> None:
    await attributes.remove_attribute(session, attribute_id)
