"""Makers of statements and differences, and bodies that their doors take."""

from houtai.kit.ids import new_id
from houtai.modules.reconciliation.tables import Difference, Own
from tests.factories.reconciliation import NOON, make_statement
from tests.guards.bodies import EXPECTED, says
from tests.guards.ground import Owner
from tests.guards.makers_of_places import put
from tests.guards.registry import makes

EXPECTED |= {
    "reconciliation_fetch_statement_file": "objects.missing",
    "reconciliation_decide_difference": "reconciliation.difference_moved",
}


@makes("reconciliation/statements/{statement_id}", nobodys="statements are the platform's")
async def a_statement(owner: Owner) -> object:
    made = await make_statement(owner.session)
    return made.id


@makes("reconciliation/differences/{difference_id}", nobodys="differences are the platform's")
async def a_difference(owner: Owner) -> object:
    """A payment that no statement told of."""
    known = Own(
        id=new_id(),
        channel="wechat",
        kind="payment",
        number=f"P{new_id().hex}",
        payment_number="",
        gateway_number="",
        amount_fen=100,
        moved_at=NOON,
        day=NOON.date(),
    )
    await put(owner, known)
    difference = Difference(
        id=new_id(),
        channel="wechat",
        day=NOON.date(),
        kind="shortfall",
        state="open",
        own_id=known.id,
        amount_fen=-100,
        opened_at=NOON,
        reason="",
    )
    await put(owner, difference)
    return difference.id


@says("reconciliation_handle_difference")
async def a_reason(_owner: Owner) -> object:
    return {"act": "ignore", "reason": "核对无误", "version": 1}


@says("reconciliation_decide_difference")
async def a_word(_owner: Owner) -> object:
    return {"agreed": True, "version": 1}
