"""What the example bodies of the guards must say where the schema alone does not tell."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from sqlalchemy import text

from houtai.entry import exporting
from houtai.kit.clock import utc_now
from houtai.kit.ids import new_id
from tests.factories import approvals
from tests.factories.identity import PASSWORD, make_account
from tests.guards.ground import Owner
from tests.guards.makers_of_places import at, least_role

BODIES: dict[str, Callable[[Owner], Awaitable[object]]] = {}
"""By operation; made for the one who calls."""
QUERIES: dict[str, str] = {}
"""By operation and parameter."""
EXPECTED: dict[str, str] = {
    "files_fetch_file": "objects.missing",
    "files_show_picture": "objects.missing",
    "exports_fetch_file": "exports.file_gone",
    "identity_go_to_place": "request.unauthenticated",
    "machine_replay_key": "eventlog.unknown_subscriber",
    "machine_skip_parked": "eventlog.unknown_subscriber",
}
"""Doors that cannot carry out what the guards have at hand, and the code with which they say so."""
HARMLESS: dict[str, str] = {}
"""Changing doors that answer a foreign and an unknown id alike, with success, and do nothing."""

INSTEAD: dict[str, tuple[str, ...]] = {}
"""By operation and field of a body: fields of the example that this one takes the place of."""
IGNORED: dict[str, str] = {}
"""Fields that may name anything without effect, each with the reason."""


def says(*operations: str) -> Callable[..., Callable[[Owner], Awaitable[object]]]:
    """Puts the body into the list for these doors."""

    def put(body: Callable[[Owner], Awaitable[object]]) -> Callable[[Owner], Awaitable[object]]:
        BODIES.update(dict.fromkeys(operations, body))
        return body

    return put


def place(owner: Owner) -> dict[str, str | None]:
    """The place as a body spells it."""
    return {name: one and str(one) for name, one in at(owner).items()}


@says("identity_change_password")
async def a_new_password(_owner: Owner) -> object:
    return {"current": PASSWORD, "new": "Quite-Another-2027"}


@says("identity_create_account")
async def a_new_clerk(owner: Owner) -> object:
    named = {"login": f"clerk-{new_id().hex}", "name": "韩梅梅", "password": PASSWORD}
    return {**named, "role": least_role(owner), **place(owner)}


@says("identity_begin_second_factor")
@says("identity_renew_recovery_codes", "identity_remove_second_factor")
@says("identity_end_own_session", "identity_end_other_sessions")
async def ones_password(_owner: Owner) -> object:
    return {"password": PASSWORD}


@says("identity_set_memberships")
async def the_same_memberships(owner: Owner) -> object:
    """As the account was made, so that nothing is asked for that the caller could not give."""
    found = await owner.session.execute(
        text("SELECT role_id FROM identity.membership WHERE account_id = :id"),
        {"id": owner.earlier.get("account_id")},
    )
    jobs = [{"role_id": str(row.role_id), **place(owner)} for row in found]
    return {"version": 1, "memberships": jobs}


@says("identity_make_sign_in_rule")
async def a_rule_for_a_colleague(owner: Owner) -> object:
    colleague = await make_account(owner.session, role=least_role(owner), **at(owner))
    return {"account_id": str(colleague.id), "networks": ["192.0.2.0/24"]}


@says("identity_edit_sign_in_rule")
async def another_network(_owner: Owner) -> object:
    return {"version": 1, "networks": ["198.51.100.0/24"], "enabled": True}


@says("identity_go_to_place")
async def the_same_place(owner: Owner) -> object:
    return place(owner)


@says("approvals_delegate")
async def a_substitute(owner: Owner) -> object:
    colleague = await make_account(owner.session, role=least_role(owner), **at(owner))
    begins = utc_now()
    return {
        "substitute_id": str(colleague.id),
        "from_at": begins.isoformat(),
        "until_at": (begins + timedelta(days=7)).isoformat(),
        "reason": "出差",
    }


def step() -> dict[str, object]:
    return approvals.step(approvals.approver("permission", "identity.role.write"))


@says("approvals_create_flow")
async def a_flow(_owner: Owner) -> object:
    return {"name": "角色审批", "act": approvals.ACT, "steps": [step()]}


@says("approvals_edit_flow")
async def a_changed_flow(_owner: Owner) -> object:
    changed = {"conditions": {}, "steps": [step()], "priority": 1, "enabled": True}
    return {"version": 1, "name": "角色审批", **changed}


@says("settings_change_setting")
async def a_value(_owner: Owner) -> object:
    return {"version": 0, "value": 60}


@says("notices_create_webhook")
async def a_webhook(_owner: Owner) -> object:
    return {"name": "ERP", "url": "https://example.com/hook", "kinds": ["approvals.granted"]}


@says("notices_edit_webhook")
async def a_changed_webhook(_owner: Owner) -> object:
    return {**dict(await a_webhook(_owner)), "version": 1}


@says("exports_ask_for_export")
async def a_list(_owner: Owner) -> object:
    return {"list": exporting.EXPORTS[0].name}


@says("files_upload_file")
async def an_attachment(_owner: Owner) -> object:
    return {"purpose": "attachment"}


TARIFF = {
    "rows": [],
    "rest": {"first_unit": 1, "first_fee_fen": 800, "next_unit": 1, "next_fee_fen": 0},
    "free": [],
    "no_delivery": [],
}


@says("logistics_make_freight_template")
async def a_freight_template(_owner: Owner) -> object:
    named = {"name": f"模板 {new_id().hex}", "scope": "shop"}
    return {**named, "charge_by": "count", "category_ids": [], "tariff": TARIFF}


@says("logistics_edit_freight_template")
async def a_changed_freight_template(_owner: Owner) -> object:
    named = {"name": f"模板 {new_id().hex}", "version": 1}
    return {**named, "charge_by": "count", "category_ids": [], "tariff": TARIFF}
