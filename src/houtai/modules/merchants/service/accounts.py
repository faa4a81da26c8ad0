"""The account to which the platform pays: changed by the merchant, looked at by the platform."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import settings, trail
from houtai.kit.auth import Actor, within
from houtai.modules.merchants.queries import merchants
from houtai.modules.merchants.service import asking, refusals, telling
from houtai.modules.merchants.service.asking import (
    ACCOUNT_ASKS,
    ACCOUNT_CHANGE,
    MerchantActAskedView,
)
from houtai.modules.merchants.service.commands import (
    ChangedMeanwhile,
    MerchantUnknown,
    SettlementAccount,
)
from houtai.modules.merchants.tables import Merchant

THING = "merchants.account"


async def change(
    session: AsyncSession,
    actor: Actor,
    merchant_id: UUID,
    command: SettlementAccount,
    *,
    at: datetime,
    agreed: bool = False,
) -> MerchantActAskedView | None:
    """Pay him there from now on; it is asked for first, unless `agreed` or nobody wants to look.

    Raises MerchantUnknown, NoBankCard, ChangedMeanwhile.
    """
    before = await merchants.row(session, actor, merchant_id)
    if before is None or before.self_run or before.state == "applying":
        raise MerchantUnknown
    refusals.refuse_no_card(command.account_kind, command.bank_account)
    values = command.model_dump(exclude={"version"})
    after = before.model_copy(update=values)
    if not agreed and await settings.read(session, ACCOUNT_ASKS):
        return await asking.ask(
            session,
            actor,
            act=ACCOUNT_CHANGE,
            merchant_id=merchant_id,
            title=before.name,
            command=command,
            wanted=trail.difference(
                THING, merchant_id, name=before.name, before=before, after=after
            ),
            at=at,
        )
    changed = await session.scalar(
        update(Merchant)
        .where(Merchant.merchant_id == merchant_id, Merchant.version == command.version)
        .where(within(actor, Merchant.merchant_id))
        .values(**values, version=Merchant.version + 1)
        .returning(Merchant.merchant_id)
    )
    if changed is None:
        raise ChangedMeanwhile
    await telling.happened(session, merchant_id, "account_changed", by_id=actor.id, at=at)
    trail.note(session, THING, merchant_id, name=before.name, before=before, after=after)
    return None
