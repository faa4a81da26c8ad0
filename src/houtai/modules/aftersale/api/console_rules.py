"""Doors of what merchants say about money and goods that go back."""

from typing import Annotated
from uuid import UUID

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.db import ReadSession, Session
from houtai.kit.http import Router
from houtai.modules.aftersale.queries import merchant_rules as queries
from houtai.modules.aftersale.service import merchant_rules

doors = Router()
CanRead = Annotated[Actor, Depends(allow("aftersale.rule.read"))]
CanWrite = Annotated[Actor, Depends(allow("aftersale.rule.write"))]


@doors.get("/rules/{merchant_id}")
async def show_merchant_rule(
    session: ReadSession, actor: CanRead, merchant_id: UUID
) -> queries.MerchantRuleView:
    """What holds for this merchant; `version` 0 where nobody has set anything."""
    return await queries.rule_of(session, actor, merchant_id)


@doors.put("/rules/{merchant_id}", status_code=204)
async def set_merchant_rule(
    session: Session, actor: CanWrite, merchant_id: UUID, command: merchant_rules.SetMerchantRule
) -> None:
    """For cases that are opened from now on."""
    await merchant_rules.set_rule(session, actor, merchant_id, command)
