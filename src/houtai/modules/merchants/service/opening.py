"""Opening: the last step of the way in, once the deposit is there."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import exists, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import Actor, Place, within
from houtai.kit.errors import Conflict
from houtai.modules.identity import public as identity
from houtai.modules.merchants.queries import contracts, merchants
from houtai.modules.merchants.service import telling
from houtai.modules.merchants.service.commands import (
    ChangedMeanwhile,
    MerchantUnknown,
    Versioned,
)
from houtai.modules.merchants.service.refusals import ContractNotAccepted
from houtai.modules.merchants.tables import Application, DepositDemand, Merchant

APPLICANT, OWNER = "merchant_applicant", "merchant_owner"


class NotApproved(Conflict):
    code = "merchants.not_approved"


class DepositNotMet(Conflict):
    """Less has come in than was demanded."""

    code = "merchants.deposit_not_met"


class OpenMerchant(Versioned):
    """Open what was read at this version."""


async def open_merchant(
    session: AsyncSession, actor: Actor, merchant_id: UUID, command: OpenMerchant, *, at: datetime
) -> None:
    """From now on he may sell, and his applicant is his owner.

    Raises MerchantUnknown, NotApproved, DepositNotMet, ContractNotAccepted, ChangedMeanwhile.
    """
    before = await merchants.row(session, actor, merchant_id)
    if before is None:
        raise MerchantUnknown
    if before.state != "applying" or before.shop_name is None:
        raise NotApproved
    if not await contracts.has_accepted_current(session, merchant_id):
        raise ContractNotAccepted
    await _open(session, actor, merchant_id, command.version, at)
    place = identity.OpenPlace(id=merchant_id, kind="merchant", name=before.shop_name)
    await identity.open_place(session, place, at=at)
    await identity.promote(session, Place(merchant_id), to=OWNER, instead_of=APPLICANT, at=at)
    await telling.happened(session, merchant_id, "opened", by_id=actor.id, at=at)
    await telling.opened(session, merchant_id, at=at)
    await telling.granted(session, [merchant_id], at=at)
    await telling.staff(
        session, merchant_id, "merchants.opened", link="/", at=at, shop=before.shop_name
    )
    after = await merchants.row(session, actor, merchant_id)
    trail.note(
        session, "merchants.merchant", merchant_id, name=before.name, before=before, after=after
    )


async def _open(
    session: AsyncSession, actor: Actor, merchant_id: UUID, version: int, at: datetime
) -> None:
    """The conditions stand in the statement, so that nothing changes between look and act."""
    approved = exists().where(
        Application.merchant_id == merchant_id, Application.state == "approved"
    )
    met = exists().where(DepositDemand.merchant_id == merchant_id, DepositDemand.state == "met")
    opened = (
        update(Merchant)
        .where(Merchant.merchant_id == merchant_id, Merchant.version == version)
        .where(Merchant.state == "applying", approved, within(actor, Merchant.merchant_id))
        .values(state="open", opened_at=at, version=Merchant.version + 1)
        .returning(Merchant.merchant_id)
    )
    if await session.scalar(opened.where(met)) is not None:
        return
    raise ChangedMeanwhile if await session.scalar(select(met)) else DepositNotMet
