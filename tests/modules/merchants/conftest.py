"""Categories that ask for papers, and the people of both sides."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import pytest
from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor, Place
from houtai.modules.catalog import public as catalog
from houtai.modules.catalog.tables import CategoryRequirement
from houtai.modules.identity.rules.functions import open_to
from houtai.modules.merchants import api
from houtai.modules.merchants import public as merchants
from houtai.modules.merchants.tables import Application, Merchant
from tests.factories.catalog import make_category
from tests.factories.identity import actor_for, make_account
from tests.factories.merchants import MORNING, make_application

TODAY = date(2026, 11, 2)
OPEN = ("merchants.account", "merchants.application", "merchants.paper", "merchants.shop")


@pytest.fixture(scope="session", autouse=True)
def composed() -> None:
    """As the house composes it."""
    merchants.compose(merchants.Categories(catalog.requirements_within, catalog.category_names))
    open_to("merchant", [*OPEN, "files.file"])
    assert api.console.prefix == "/merchants"  # Its doors declare what may be given.


@dataclass(frozen=True)
class Tree:
    """Food asks for a permit that ends; tea lies below it; silk asks for nothing."""

    food: UUID
    tea: UUID
    silk: UUID


@pytest.fixture
async def tree(session: AsyncSession) -> Tree:
    """Three categories."""
    food = await make_category(session)
    tea = await make_category(session, food)
    silk = await make_category(session)
    session.add(
        CategoryRequirement(
            category_id=food.id, kind="food_business", name="食品经营许可证", needs_expiry=True
        )
    )
    await session.flush()
    return Tree(food.id, tea.id, silk.id)


@pytest.fixture
async def reviewer(session: AsyncSession) -> Actor:
    """Somebody of the platform who may do everything here."""
    return await actor_for(session, (await make_account(session)).id)


@dataclass(frozen=True)
class Applicant:
    """Somebody who applies, his merchant and his application."""

    actor: Actor
    merchant_id: UUID
    application_id: UUID

    async def row(self, session: AsyncSession) -> Application:
        """The application as it stands now."""
        found = await session.scalar(
            select(Application)
            .where(Application.id == self.application_id)
            .execution_options(populate_existing=True)
        )
        assert found is not None
        return found

    async def merchant(self, session: AsyncSession) -> Merchant:
        """The merchant as he stands now."""
        found = await session.scalar(
            select(Merchant)
            .where(Merchant.merchant_id == self.merchant_id)
            .execution_options(populate_existing=True)
        )
        assert found is not None
        return found


async def apply(session: AsyncSession, tree: Tree, **changes: object) -> Applicant:
    """Somebody with an application that lacks nothing but being handed in."""
    made = await make_application(session, category_ids=[tree.silk], **changes)
    account = await make_account(session, role="merchant_applicant", merchant_id=made.merchant_id)
    actor = await actor_for(session, account.id, Place(made.merchant_id))
    return Applicant(actor, made.merchant_id, made.id)


@pytest.fixture
async def applicant(session: AsyncSession, tree: Tree) -> Applicant:
    """One who is ready to hand in."""
    return await apply(session, tree)


__all__ = ["MORNING", "TODAY", "Applicant", "Tree", "apply"]
