"""The login log, page by page."""

from datetime import datetime
from typing import Literal
from uuid import UUID

from pydantic import IPvAnyAddress, computed_field
from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.paging import Filter, Listing, Page, Wanted, at_least, below, equal
from houtai.kit.shapes import Line, Moment, View
from houtai.modules.audit.queries import words
from houtai.modules.audit.queries.reach import reached
from houtai.modules.audit.tables import Login

LOGINS = Listing(
    id=Login.position,
    sorts={"at": Login.at},
    default="-at",
    filters={
        "at_from": at_least(Login.at, Moment),
        "at_before": below(Login.at, Moment),
        "account": equal(Login.account_id, UUID),
        "login": Filter(Line, lambda login: Login.login == login.strip().casefold()),
        "address": Filter(IPvAnyAddress, lambda address: Login.address == str(address)),
        "result": Filter(
            Literal["done", "refused"], lambda result: Login.refused == (result == "refused")
        ),
    },
)


class LoginView(View):
    """One try to sign in."""

    id: UUID
    at: datetime
    account_id: UUID | None
    login: str
    name: str
    merchant_id: UUID | None
    warehouse_id: UUID | None
    address: str | None
    user_agent: str
    refused: bool
    code: str | None
    session_id: UUID | None

    @computed_field
    def reason(self) -> str:
        """Why it was refused."""
        return words.reason(self.code)


def select_logins(actor: Actor) -> Select[tuple[object, ...]]:
    """What the actor may see of the log. Every filter has an index that ends in (at, position)."""
    columns = [getattr(Login, name) for name in LoginView.model_fields]
    return select(*columns).where(reached(actor, Login.merchant_id, Login.warehouse_id))


async def list_logins(session: AsyncSession, actor: Actor, wanted: Wanted) -> Page[LoginView]:
    """Newest first. Indexes: ix_login_at_position and its sisters."""
    return await LOGINS.page(session, select_logins(actor), wanted, LoginView)
