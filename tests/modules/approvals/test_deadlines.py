"""What becomes of a request that nobody decides about in time."""

from datetime import timedelta

import pytest
from sqlalchemy import text

from houtai.modules.approvals.service import deciding, due
from houtai.modules.approvals.tables import Request
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
    story_of,
    told,
)


async def test_past_its_time_a_request_expires(session):
    asker, one = await people(session, 2)
    await make_flow(session, step(approver("account", one)))
    request_id = await make_request(session, asker)
    assert await due.fall_due(session, at=NOON + DAY - timedelta(seconds=1)) == 0
    assert await due.fall_due(session, at=NOON + DAY) == 1
    assert await state_of(session, request_id) == ("expired", 0)
    assert await assigned(session, request_id) == set()
    assert (await told(session, "approvals.ended", request_id))[-1]["outcome"] == "expired"
    assert (await notices(session, "approvals.expired", request_id))[-1]["account_ids"] == [
        str(asker)
    ]
    assert await due.fall_due(session, at=NOON + DAY) == 0


async def test_past_its_time_nobody_agrees_though_the_clock_has_not_looked_yet(session):
    asker, one = await people(session, 2)
    await make_flow(session, step(approver("account", one)))
    request_id = await make_request(session, asker)
    with pytest.raises(deciding.PastDeadline):
        await deciding.approve(session, actor_of(one), request_id, YES, at=NOON + DAY)


async def test_a_step_that_reminds_asks_again_and_again(session):
    asker, one = await people(session, 2)
    await make_flow(session, step(approver("account", one), overdue="remind"))
    request_id = await make_request(session, asker)
    for days in (1, 2):
        assert await due.fall_due(session, at=NOON + days * DAY) == 1
    assert await story_of(session, request_id) == ["asked", "reminded", "reminded"]
    assert len(await notices(session, "approvals.task_reminder", request_id)) == 2
    assert (await session.get(Request, request_id)).due_at == NOON + 3 * DAY
    await deciding.approve(session, actor_of(one), request_id, YES, at=NOON + 2.5 * DAY)
    assert (await state_of(session, request_id))[0] == "granted"


async def test_a_reminder_asks_whoever_holds_the_role_by_then(session):
    old, asker = (await make_account(session)).id, await person(session)
    await make_flow(session, step(approver("role", "administrator"), overdue="remind"))
    request_id = await make_request(session, asker)
    new = (await make_account(session)).id
    await session.execute(
        text("UPDATE identity.membership SET ended_at = now() WHERE account_id = :id"), {"id": old}
    )
    await due.fall_due(session, at=NOON + DAY)
    assert new in await assigned(session, request_id)
    assert old in await assigned(session, request_id, "closed")
    await deciding.approve(session, actor_of(new), request_id, YES, at=NOON + DAY)


async def test_a_reminder_that_finds_nobody_ends_what_nobody_has_agreed_to(session):
    asker, one = await people(session, 2)
    await make_flow(session, step(approver("account", one), overdue="remind"))
    request_id = await make_request(session, asker)
    await session.execute(
        text("UPDATE identity.account SET state = 'disabled' WHERE id = :id"), {"id": one}
    )
    await due.fall_due(session, at=NOON + DAY)
    assert await state_of(session, request_id) == ("refused", 0)
    assert (await told(session, "approvals.ended", request_id))[-1]["reason"] == "no_approver"


async def test_a_reminder_goes_on_when_all_who_are_left_have_agreed(session):
    asker, one, two = await people(session, 3)
    both = step(approver("account", one), approver("account", two), mode="all", overdue="remind")
    await make_flow(session, both)
    request_id = await make_request(session, asker)
    await deciding.approve(session, actor_of(one), request_id, YES, at=NOON)
    await session.execute(
        text("UPDATE identity.account SET state = 'disabled' WHERE id = :id"), {"id": two}
    )
    await due.fall_due(session, at=NOON + DAY)
    assert await state_of(session, request_id) == ("granted", 0)
