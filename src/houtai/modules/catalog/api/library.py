"""Doors for whoever describes products: what there is to choose from, and nothing to change.

They are open to merchants, so they tell no commissions.
"""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.db import ReadSession
from houtai.kit.http import Router
from houtai.kit.paging import Page, Wanted
from houtai.modules.catalog.queries import attributes, brands, categories, labels, sellers
from houtai.modules.catalog.queries.attributes import ListedAttributeView
from houtai.modules.catalog.queries.brands import BrandNameView
from houtai.modules.catalog.queries.categories import CategoryChoiceView
from houtai.modules.catalog.queries.labels import LibraryLabelView, LibraryPromiseView
from houtai.modules.catalog.queries.libraries import category_rules
from houtai.modules.catalog.queries.requirements import RequirementView, category_requirements
from houtai.modules.catalog.rules.attributes import CategoryRules
from houtai.modules.catalog.service.keeping import EntryUnknown

doors = Router(prefix="/library")

CanRead = Annotated[Actor, Depends(allow("catalog.library.read"))]


@doors.get("/categories")
async def list_category_choices(session: ReadSession, _: CanRead) -> list[CategoryChoiceView]:
    """The whole tree, parents before what lies below them; products go where nothing lies below."""
    return await categories.choices(session)


@doors.get("/categories/{category_id}")
async def show_category_rules(session: ReadSession, _: CanRead, category_id: UUID) -> CategoryRules:
    """What products of the category must have."""
    found = await category_rules(session, category_id)
    if found is None:
        raise EntryUnknown
    return found


@doors.get("/categories/{category_id}/requirements")
async def list_requirements(
    session: ReadSession, _: CanRead, category_id: UUID
) -> list[RequirementView]:
    """The papers that selling there asks for, of the category and of all above it."""
    return (await category_requirements(session, [category_id])).get(category_id, [])


@doors.get("/brands")
async def list_brand_choices(
    session: ReadSession, _: CanRead, wanted: Annotated[Wanted, Depends(brands.CHOICES.wanted)]
) -> Page[BrandNameView]:
    """Active ones; with a category those that may be sold there."""
    return await brands.list_choices(session, wanted)


@doors.get("/sellers")
async def list_seller_choices(
    session: ReadSession, actor: CanRead, wanted: Annotated[Wanted, Depends(sellers.SELLERS.wanted)]
) -> Page[sellers.SellerChoiceView]:
    """Shops within reach, and in which categories each may sell."""
    return await sellers.list_sellers(session, actor, wanted)


@doors.get("/attributes")
async def list_attribute_choices(
    session: ReadSession,
    _: CanRead,
    wanted: Annotated[Wanted, Depends(attributes.ATTRIBUTES.wanted)],
) -> Page[ListedAttributeView]:
    return await attributes.list_attributes(session, wanted)


@doors.get("/labels")
async def list_label_choices(session: ReadSession, _: CanRead) -> list[LibraryLabelView]:
    return await labels.labels(session, active_only=True)


@doors.get("/promises")
async def list_promise_choices(session: ReadSession, _: CanRead) -> list[LibraryPromiseView]:
    return await labels.promises(session, active_only=True)
