"""Somebody stands in for another, within the time, acts and place that were given."""

from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from sqlalchemy import select, text

from houtai.modules.approvals.service import deciding, delegations
from houtai.modules.approvals.service import flows as flow_service
from houtai.modules.approvals.tables import Happening
from tests.factories.approvals import NOON, approver, make_flow, make_request, step
from tests.factories.identity import make_account
from tests.modules.approvals.story import (
    DAY,
    YES,
    actor_of,
    assigned,
    notices,
    people,
    person,
    state_of,
)


def for_a_week(substitute: UUID, **changes) -> delegations.Delegate:
    usual = {"substitute_id": substitute, "from_at": NOON, "until_at": NOON + 7 * DAY}
    return delegations.Delegate(**{**usual, "reason": "年假", **changes})


async def test_a_substitute_decides_in_somebodys_stead_and_both_names_stay(session):
    asker, one, two = await people(session, 3)
    await make_flow(session, step(approver("account", one)))
    await delegations.delegate(session, actor_of(one), for_a_week(two), at=NOON)
    request_id = await make_request(session, asker)
    waiting = (await notices(session, "approvals.task_waiting", request_id))[-1]
    assert set(waiting["account_ids"]) == {str(one), str(two)}
    await deciding.approve(session, actor_of(two), request_id, YES, at=NOON)
    line = await session.scalar(
        select(Happening).where(Happening.request_id == request_id, Happening.kind == "approved")
    )
    assert (line.by_id, line.for_id) == (two, one)
    assert (await state_of(session, request_id))[0] == "granted"


@pytest.mark.parametrize(
    ("changes", "at"),
    [
        ({"from_at": NOON + DAY}, NOON),
        ({"until_at": NOON + timedelta(hours=1)}, NOON + timedelta(hours=1)),
        ({"acts": ["identity.membership.edit"]}, NOON),
    ],
    ids=["not yet", "no longer", "other acts"],
)
async def test_a_substitute_decides_within_the_delegation_only(session, changes, at):
    asker, one, two = await people(session, 3)
    await make_flow(session, step(approver("account", one)))
    await delegations.delegate(session, actor_of(one), for_a_week(two, **changes), at=NOON)
    request_id = await make_request(session, asker)
    with pytest.raises(deciding.RequestUnknown):
        await deciding.approve(session, actor_of(two), request_id, YES, at=at)


async def test_a_delegation_that_is_taken_back_ends_at_once(session):
    asker, one, two = await people(session, 3)
    await make_flow(session, step(approver("account", one)))
    given = await delegations.delegate(session, actor_of(one), for_a_week(two), at=NOON)
    request_id = await make_request(session, asker)
    with pytest.raises(delegations.DelegationUnknown):
        await delegations.end_delegation(session, actor_of(two), given, at=NOON)
    await delegations.end_delegation(session, actor_of(one), given, at=NOON)
    with pytest.raises(deciding.RequestUnknown):
        await deciding.approve(session, actor_of(two), request_id, YES, at=NOON)
    with pytest.raises(delegations.DelegationUnknown):
        await delegations.end_delegation(session, actor_of(one), given, at=NOON)


async def test_the_asker_does_not_decide_as_somebodys_substitute(session):
    asker, one = await people(session, 2)
    await make_flow(session, step(approver("account", one)))
    await delegations.delegate(session, actor_of(one), for_a_week(asker), at=NOON)
    request_id = await make_request(session, asker)
    with pytest.raises(deciding.OwnRequest):
        await deciding.approve(session, actor_of(asker), request_id, YES, at=NOON)


async def test_a_substitute_who_has_decided_himself_does_not_decide_for_another(session):
    asker, one, two = await people(session, 3)
    both = step(approver("account", one), approver("account", two), mode="all")
    await make_flow(session, both)
    await delegations.delegate(session, actor_of(one), for_a_week(two), at=NOON)
    request_id = await make_request(session, asker)
    await deciding.approve(session, actor_of(two), request_id, YES, at=NOON)
    with pytest.raises(deciding.AlreadyDecided):
        await deciding.approve(session, actor_of(two), request_id, YES, at=NOON)
    assert await assigned(session, request_id) == {one}


async def test_the_substitute_of_somebody_who_lost_his_say_has_none(session):
    asker, one, two = await people(session, 3)
    await make_flow(session, step(approver("account", one)))
    await delegations.delegate(session, actor_of(one), for_a_week(two), at=NOON)
    request_id = await make_request(session, asker)
    await session.execute(
        text("UPDATE identity.account SET state = 'disabled' WHERE id = :id"), {"id": one}
    )
    with pytest.raises(deciding.NoLongerApprover):
        await deciding.approve(session, actor_of(two), request_id, YES, at=NOON)


async def test_a_delegation_goes_to_somebody_else_of_the_same_place(session):
    merchant = uuid4()
    one = await person(session)
    elsewhere = (await make_account(session, role="merchant_owner", merchant_id=merchant)).id
    for nobody in (one, elsewhere, uuid4()):
        with pytest.raises(delegations.SubstituteUnknown):
            await delegations.delegate(session, actor_of(one), for_a_week(nobody), at=NOON)


@pytest.mark.parametrize(
    ("from_at", "until_at"),
    [
        (NOON, NOON),
        (NOON + DAY, NOON),
        (NOON - 2 * DAY, NOON - DAY),
        (NOON, NOON + 367 * DAY),
    ],
)
async def test_a_delegation_needs_a_sensible_period(session, from_at, until_at):
    one, two = await people(session, 2)
    command = for_a_week(two, from_at=from_at, until_at=until_at)
    with pytest.raises(delegations.PeriodUnfit):
        await delegations.delegate(session, actor_of(one), command, at=NOON)


async def test_a_delegation_of_unknown_acts_is_refused(session):
    one, two = await people(session, 2)
    command = for_a_week(two, acts=["test.unheard"])
    with pytest.raises(flow_service.ActUnknown):
        await delegations.delegate(session, actor_of(one), command, at=NOON)


async def test_only_so_many_delegations_run_at_a_time(session):
    one, two = await people(session, 2)
    for _ in range(delegations.LIVE_MAX):
        await delegations.delegate(session, actor_of(one), for_a_week(two), at=NOON)
    with pytest.raises(delegations.TooManyDelegations):
        await delegations.delegate(session, actor_of(one), for_a_week(two), at=NOON)
