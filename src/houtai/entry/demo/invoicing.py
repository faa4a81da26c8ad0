"""The demo's invoices: shops that issue them, by the sandbox and by hand, and buyers who asked."""

from collections.abc import Mapping
from datetime import datetime
from uuid import UUID

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.entry.demo.cast import SHOPS
from houtai.entry.demo.reading import offers
from houtai.kit.auth import SYSTEM
from houtai.kit.db import Database
from houtai.kit.errors import Conflict
from houtai.kit.texts import say
from houtai.modules.invoicing import public as invoicing
from houtai.modules.members import public as members
from houtai.modules.ordering import public as ordering

NUMBERS = {"self": "91110108717743469K", "tea": "91350782MA2XP7WX18"}
"""Made up, with check characters that hold. The self-run shop has the sandbox issue its invoices,
the tea shop issues them itself.
"""
BUYERS = 6
COMPANY_EVERY = 3
ORDERS_OF_EACH = 3
RATE_BP = 1_300


async def issue(database: Database, language: str, *, at: datetime) -> None:
    """Where no shop issues any yet."""
    async with database.transaction() as session:
        if await invoicing.any_issuer(session):
            return
        for key, number in NUMBERS.items():
            command = invoicing.SetIssuer(
                name=say(f"demo.invoice.{key}", language),
                tax_number=number,
                rate_bp=RATE_BP,
                provider="sandbox" if key == "self" else "by_hand",
                issue_at="received",
                special=key == "self",
                enabled=True,
                version=0,
            )
            await invoicing.set_issuer(session, SYSTEM, SHOPS[key], command)
        phones = [one["phone"] for one in offers()["member"]][:BUYERS]
        found = await members.active_by_phone(session, phones)
        for place, member_id in enumerate(sorted(found)):
            await _ask(session, member_id, _title(place, language), at=at)


async def _ask(
    session: AsyncSession, member_id: UUID, title: Mapping[str, str], *, at: datetime
) -> None:
    """For the newest order that he received of each shop that issues invoices."""
    bought = await ordering.purchases_received(
        session, member_id, order_id=None, before=None, orders_max=ORDERS_OF_EACH
    )
    issuing = {SHOPS[key] for key in NUMBERS}
    orders = {one.merchant_id: one.order_id for one in bought if one.merchant_id in issuing}
    for order_id in orders.values():
        try:
            async with session.begin_nested():
                command = invoicing.AskInvoice.model_validate(title)
                await invoicing.ask(session, member_id, order_id, command, at=at)
        except Conflict:
            continue  # Nothing of it is left to be invoiced.


def _title(place: int, language: str) -> Mapping[str, str]:
    if place % COMPANY_EVERY:
        return {"title_kind": "person", "title": say("demo.invoice.person", language)}
    return {
        "title_kind": "company",
        "title": say("demo.invoice.company", language),
        "tax_number": NUMBERS["self"],
    }
