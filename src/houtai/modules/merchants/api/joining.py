"""The one door of merchants that is open to strangers."""

from fastapi import APIRouter, Request

from houtai.kit.clock import utc_now
from houtai.kit.errors import Forbidden
from houtai.kit.http import Door, caller_address, comes_from_our_page
from houtai.modules.merchants.service import joining

doors = APIRouter(route_class=Door)
"""Without `Idempotency-Key`, as signing in: nobody is known whose key it could be, and a claim
would hold a connection while the password is hashed. A second try finds the login taken."""


class JoinElsewhere(Forbidden):
    """A page of another site had the browser send this."""

    code = "merchants.join_elsewhere"


@doors.post("/join", status_code=201)
async def join(request: Request, command: joining.Join) -> joining.JoinedView:
    if not comes_from_our_page(request):
        raise JoinElsewhere
    return await joining.join(
        request.app.state.database, command, address=caller_address(request), at=utc_now()
    )
