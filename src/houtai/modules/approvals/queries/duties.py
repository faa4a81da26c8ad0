"""What somebody is asked to decide."""

from datetime import datetime
from typing import Any

from sqlalchemy import Select, select

from houtai.kit.auth import Actor
from houtai.kit.duties import Duty
from houtai.modules.approvals.queries import reach
from houtai.modules.approvals.tables import Request


def _to_decide(actor: Actor, at: datetime) -> Select[Any]:
    return select(Request.id).where(reach.to_decide(actor, at))


DUTIES = (Duty("approvals.to_decide", None, "/approvals", _to_decide),)
