"""Makers of what belongs to logistics."""

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import new_id
from houtai.modules.logistics.tables import CarrierAccount, ParcelProblem
from tests.factories.logistics import NOON, make_freight_template, make_waybill
from tests.guards.bodies import EXPECTED, says
from tests.guards.ground import Owner
from tests.guards.registry import makes

EXPECTED["logistics_void_waybill"] = "logistics.waybill_not_voidable"


@makes("logistics/freight-templates/{template_id}", by_merchant=True)
async def a_freight_template(owner: Owner) -> object:
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    made = await make_freight_template(owner.session, merchant_id=merchant_id, is_default=False)
    return made.id


@makes("logistics/carriers/{carrier_code}", nobodys="a word of the house, with no owner")
async def a_carrier(_owner: Owner) -> object:
    return "SF"


@makes("logistics/trackers/{tracker_code}", nobodys="a word of the house, with no owner")
async def a_tracker(_owner: Owner) -> object:
    return "sandbox"


@makes("logistics/carrier-accounts/{account_id}", by_merchant=True)
async def a_carrier_account(owner: Owner) -> object:
    account = CarrierAccount(
        merchant_id=owner.place.merchant_id or SELF_RUN_ID,
        carrier_code="SF",
        name=f"账号 {new_id().hex[-8:]}",
        gateway="sandbox",
        enabled=False,
        customer_number="C1",
        price={"rows": [], "rest": None},
        changed_at=NOON,
    )
    owner.session.add(account)
    await owner.session.flush()
    return account.id


@makes("logistics/waybills/{waybill_id}", by_merchant=True)
async def a_waybill(owner: Owner) -> object:
    """One that its carrier refused, which may be asked for again."""
    refused = {"state": "refused", "reason": "balance", "number": None, "issued_at": None}
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    made = await make_waybill(
        owner.session, merchant_id=merchant_id, handed_over_at=None, look_at=None, **refused
    )
    return made.id


@makes("logistics/exceptions/{problem_id}", by_merchant=True)
async def a_parcel_problem(owner: Owner) -> object:
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    waybill = await make_waybill(owner.session, merchant_id=merchant_id)
    problem = ParcelProblem(
        waybill_id=waybill.id,
        merchant_id=merchant_id,
        kind="no_movement",
        state="open",
        words="",
        opened_at=NOON,
        due_at=NOON,
    )
    owner.session.add(problem)
    await owner.session.flush()
    return problem.id


def _account() -> dict[str, object]:
    return {
        "carrier_code": "SF",
        "name": f"账号 {new_id().hex[-8:]}",
        "gateway": "sandbox",
        "customer_number": "C1",
        "enabled": False,
        "balance_low": 10,
        "price": {"rows": [], "rest": None},
    }


@says("logistics_make_carrier_account")
async def an_account(_owner: Owner) -> object:
    return _account()


@says("logistics_edit_carrier_account")
async def the_account(_owner: Owner) -> object:
    return {**_account(), "version": 1}


@says("logistics_edit_carrier")
async def the_carrier(_owner: Owner) -> object:
    return {"enabled": True, "phone": "95338", "version": 1}


@says("logistics_edit_tracker")
async def the_tracker(_owner: Owner) -> object:
    return {"enabled": True, "facts": {}, "version": 1}


@says("logistics_handle_parcel_problem")
async def a_decision(_owner: Owner) -> object:
    return {"how": "solved", "words": "已与快递公司核实", "version": 1}


@says("logistics_print_waybills")
async def labels(owner: Owner) -> object:
    merchant_id = owner.place.merchant_id or SELF_RUN_ID
    made = await make_waybill(owner.session, merchant_id=merchant_id)
    return {"waybill_ids": [str(made.id)]}
