"""Merchants say when money goes back, and who looks at what comes back."""

from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit import trail
from houtai.kit.auth import SYSTEM, Actor, within
from houtai.kit.db import reaching_as
from houtai.kit.errors import Conflict, Invalid
from houtai.kit.shapes import BIGINT_MAX, Command
from houtai.modules.aftersale.queries.merchant_rules import rule_of
from houtai.modules.aftersale.rules.states import RefundAt, ThresholdLost
from houtai.modules.aftersale.service.return_places import taking_site
from houtai.modules.aftersale.tables import MerchantRule
from houtai.modules.merchants import public as merchants

THING = "aftersale.rule"


class RuleChanged(Conflict):
    """Somebody else changed it since it was looked at."""

    code = "aftersale.rule_changed"


class WarehouseNotThere(Invalid):
    """No warehouse that this merchant's goods may come back to."""

    code = "aftersale.warehouse_not_there"


class SetMerchantRule(Command):
    """As it shall be; `version` 0 where nobody has set one."""

    refund_at: RefundAt
    fast_refund: bool
    intercept_fen_max: Annotated[int, Field(strict=True, ge=0, le=BIGINT_MAX)] = 0
    return_warehouse: UUID | None = None
    threshold_lost: ThresholdLost = "kept"
    version: Annotated[int, Field(ge=0, le=BIGINT_MAX)]


async def set_rule(
    session: AsyncSession, actor: Actor, merchant_id: UUID, command: SetMerchantRule
) -> None:
    """For cases that are opened from now on. Raises MerchantRuleUnknown, RuleChanged,
    WarehouseNotThere.
    """
    before = await rule_of(session, actor, merchant_id)
    names = await merchants.shop_names(session, [merchant_id])
    if command.return_warehouse is not None:
        async with reaching_as(session, SYSTEM):
            site = await taking_site(session, command.return_warehouse, merchant_id)
        if site is None:
            raise WarehouseNotThere(place="body/return_warehouse")
    values = command.model_dump(exclude={"version"})
    if command.version:
        done = await session.scalar(
            update(MerchantRule)
            .where(MerchantRule.merchant_id == merchant_id, within(actor, MerchantRule.merchant_id))
            .where(MerchantRule.version == command.version)
            .values(**values, version=MerchantRule.version + 1)
            .returning(MerchantRule.version)
        )
    else:
        row = insert(MerchantRule).values(merchant_id=merchant_id, **values, version=1)
        done = await session.scalar(row.on_conflict_do_nothing().returning(MerchantRule.version))
    if done is None:
        raise RuleChanged
    after = await rule_of(session, SYSTEM, merchant_id)
    name = names.get(merchant_id, str(merchant_id))
    trail.note(session, THING, merchant_id, name=name, before=before, after=after)
