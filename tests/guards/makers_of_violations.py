"""Makers of violations, and bodies that their doors take."""

from datetime import timedelta

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.clock import utc_now
from houtai.kit.ids import document_number, new_id
from houtai.modules.violations.tables import Step, Violation
from tests.factories.identity import BEGINNING
from tests.factories.ordering import NOON
from tests.guards.bodies import EXPECTED
from tests.guards.ground import Owner
from tests.guards.makers_of_places import put
from tests.guards.registry import makes

EXPECTED |= {
    "violations_approve_violation": "violations.elsewhere",
    "violations_raise_merchant_violation": "violations.merchant_unknown",
    "violations_show_violation_picture": "objects.missing",
    "violations_show_own_deposit": "violations.merchant_unknown",
    "violations_uphold_violation": "violations.elsewhere",
}


@makes("violations/violations/{violation_id}", by_merchant=True)
async def a_violation(owner: Owner) -> object:
    """One that its merchant was told, and nothing was there to be frozen."""
    violation_id = new_id()
    violation = Violation(
        id=violation_id,
        number=document_number("V", violation_id, BEGINNING.date()),
        merchant_id=owner.place.merchant_id or SELF_RUN_ID,
        kind="late_shipment",
        points=1,
        fine_fen=1_000,
        state="told",
        order_number="",
        raised_by=new_id(),
        raised_at=NOON,
        told_at=NOON,
        due_at=utc_now() + timedelta(days=5),
        frozen_fen=0,
        charged_fen=0,
    )
    await put(owner, violation)
    return violation_id


@makes("violations/violations/{violation_id}/pictures/{file_id}", by_merchant=True)
async def a_picture_of_it(owner: Owner) -> object:
    """One that was shown when it was raised; the store does not have it."""
    file_id = new_id()
    step = Step(
        violation_id=owner.earlier["violation_id"],
        merchant_id=owner.place.merchant_id or SELF_RUN_ID,
        act="raise",
        words="",
        pictures=[file_id],
        by_id=new_id(),
        at=NOON,
    )
    await put(owner, step)
    return file_id
