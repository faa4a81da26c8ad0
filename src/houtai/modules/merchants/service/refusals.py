"""Why an application, or what stands in it, is turned away."""

from datetime import date
from uuid import UUID

from sqlalchemy import exists, func, select
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.errors import Conflict, Invalid, NotFound
from houtai.modules.merchants.queries import categories
from houtai.modules.merchants.queries.applications import ApplicationView
from houtai.modules.merchants.rules import numbers, papers
from houtai.modules.merchants.tables import Shop


class ApplicationUnknown(NotFound):
    code = "merchants.application_unknown"


class ApplicationNotOpen(Conflict):
    """It was handed in, or decided: its owner cannot write in it now."""

    code = "merchants.application_not_open"


class ApplicationUnfinished(Conflict):
    """Steps that are not whole yet."""

    code = "merchants.application_unfinished"


class PapersLacking(Conflict):
    """The categories ask for papers that are not there, or have ended."""

    code = "merchants.papers_lacking"


class ContractNotAccepted(Conflict):
    code = "merchants.contract_not_accepted"


class LicenceTaken(Conflict):
    """Another merchant, or another application, has this licence number."""

    code = "merchants.licence_taken"


class ShopNameTaken(Conflict):
    code = "merchants.shop_name_taken"


class PaperOver(Invalid):
    """The last day of the paper lies behind us."""

    code = "merchants.paper_over"


class NoBankCard(Invalid):
    """The digits are no card: length or check digit are wrong."""

    code = "merchants.no_bank_card"


class CategoryUnknown(Invalid):
    code = "merchants.category_unknown"


def refuse_lacking(one: ApplicationView, today: date) -> None:
    """Raises ApplicationUnfinished, PaperOver or PapersLacking."""
    if one.unfinished:
        raise ApplicationUnfinished(steps=", ".join(one.unfinished))
    refuse_over(one.licence_expires_on, today, "licence_expires_on")
    refuse_over(one.id_expires_on, today, "id_expires_on")
    lacking = {
        need.name or need.kind
        for row in one.categories
        for need in row.needs
        if need.state != "met"
    }
    if lacking:
        raise PapersLacking(papers=", ".join(sorted(lacking)))
    closed = [row.name for row in one.categories if not row.is_active]
    if closed:
        raise CategoryUnknown(categories=", ".join(closed))


def refuse_over(last_day: date | None, today: date, place: str) -> None:
    """Raises PaperOver."""
    if papers.is_over(last_day, today):
        raise PaperOver(place=place, day=str(last_day))


def refuse_no_card(account_kind: str, bank_account: str) -> None:
    """Raises NoBankCard: a person's account is a card, with a check digit."""
    if account_kind == "personal" and not numbers.is_bank_card(bank_account):
        raise NoBankCard(place="body/bank_account")


async def refuse_unknown_categories(session: AsyncSession, category_ids: list[UUID]) -> None:
    """Raises CategoryUnknown for one that is not there, or shut."""
    known = await categories.names(session, category_ids)
    for number, one in enumerate(category_ids):
        if not categories.is_active(known, one):
            named = categories.called(known, one)
            raise CategoryUnknown(place=f"body/category_ids/{number}", categories=named)


async def refuse_shop_name(session: AsyncSession, name: str, merchant_id: UUID | None) -> None:
    """Raises ShopNameTaken: another shop is called so. Index: uq_shop_name_lower."""
    taken = select(
        exists().where(
            func.lower(Shop.name) == name.lower(), Shop.merchant_id.is_distinct_from(merchant_id)
        )
    )
    if await session.scalar(taken):
        raise ShopNameTaken(place="body/shop_name", name=name)
