"""Use cases of approvals: asked, decided step by step, withdrawn, carried out."""

from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import text

from houtai.events.approvals import ApprovedActDone
from houtai.kit import trail
from houtai.kit.auth import Place
from houtai.kit.ids import is_document_number
from houtai.modules.approvals.service import deciding, receiving
from houtai.modules.approvals.service import flows as flow_service
from houtai.modules.approvals.tables import Request
from tests.factories.approvals import ACT, NOON, approver, asking, make_flow, make_request, step
from tests.factories.identity import make_account, make_membership
from tests.modules.approvals.story import (
    DAY,
    NO,
    PLATFORM,
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
from tests.statements import count_statements

# --- asking -----------------------------------------------------------------------------------


async def test_who_gives_more_than_he_has_waits_for_an_administrator(session):
    administrator = (await make_account(session, name="王管理")).id
    asker = await person(session, name="李提问")
    request_id = await make_request(session, asker)
    assert await state_of(session, request_id) == ("waiting", 0)
    assert administrator in await assigned(session, request_id)
    assert asker not in await assigned(session, request_id)
    row = await session.get(Request, request_id)
    assert is_document_number(row.number)
    assert row.due_at == NOON + timedelta(hours=72)
    notice = (await notices(session, "approvals.task_waiting", request_id))[-1]
    assert str(administrator) in notice["account_ids"]
    assert notice["fields"] == {
        "number": row.number,
        "title": "运营主管",
        "asker": "李提问",
        "step": "管理员审批",
    }
    assert notice["link"] == f"/approvals/{request_id}"


async def test_the_same_request_told_twice_stands_once(session):
    asked = asking(await person(session))
    await make_account(session)
    await receiving.receive(session, [asked], at=NOON)
    await receiving.receive(session, [asked], at=NOON + DAY)
    assert await story_of(session, asked.request_id) == ["asked"]
    assert len(await notices(session, "approvals.task_waiting", asked.request_id)) == 1


async def test_without_a_flow_a_request_is_off_at_once_and_says_why(session):
    asker = await person(session)
    request_id = await make_request(session, asker, act="test.unheard")
    assert await state_of(session, request_id) == ("refused", 0)
    assert await story_of(session, request_id) == ["asked", "stopped"]
    ended = (await told(session, "approvals.ended", request_id))[-1]
    assert (ended["outcome"], ended["reason"]) == ("refused", "no_flow")
    assert (await notices(session, "approvals.stopped", request_id))[-1]["account_ids"] == [
        str(asker)
    ]


async def test_when_nobody_but_the_asker_could_decide_it_is_off_at_once(session):
    asker = await person(session)
    await make_flow(session, step(approver("account", asker)))
    request_id = await make_request(session, asker)
    assert await state_of(session, request_id) == ("refused", 0)
    assert (await told(session, "approvals.ended", request_id))[-1]["reason"] == "no_approver"


async def test_a_batch_of_requests_takes_its_flows_one_by_one(session):
    one, two = await people(session, 2)
    asker = await person(session)
    await make_flow(session, step(approver("account", one)), conditions={"amount_fen_min": 100})
    await make_flow(session, step(approver("account", two)), priority=5)
    batch = [asking(asker, amount_fen=amount) for amount in (100, 99, None)]
    await receiving.receive(session, batch, at=NOON)
    found = [await assigned(session, each.request_id) for each in batch]
    assert found == [{one}, {two}, {two}]


async def test_a_batch_costs_as_many_statements_as_one(session):
    asker, one = await people(session, 2)
    await make_flow(session, step(approver("account", one)))
    with count_statements(session) as single:
        await receiving.receive(session, [asking(asker)], at=NOON)
    with count_statements(session) as many:
        await receiving.receive(session, [asking(asker) for _ in range(50)], at=NOON)
    assert many.count == single.count


async def test_disabled_people_ended_memberships_and_switched_off_flows_do_not_count(session):
    asker, one, gone = await people(session, 3)
    left = await person(session, state="left")
    await session.execute(
        text("UPDATE identity.membership SET ended_at = now() WHERE account_id = :id"),
        {"id": gone},
    )
    those = [approver("account", each) for each in (one, left, gone)]
    await make_flow(session, step(*those))
    await make_flow(session, step(approver("account", left)), priority=99, enabled=False)
    assert await assigned(session, await make_request(session, asker)) == {one}


async def test_a_merchants_own_role_of_the_same_code_gives_no_say(session):
    merchant = uuid4()
    owner = (await make_account(session, role="merchant_owner", merchant_id=merchant)).id
    asker, trickster = await people(session, 2)
    role_id = uuid4()
    await session.execute(
        text(
            "INSERT INTO identity.role (id, code, name, permissions, console, merchant_id)"
            " VALUES (:id, 'merchant_owner', 'x', '{}', 'merchant', :merchant)"
        ),
        {"id": role_id, "merchant": merchant},
    )
    await session.execute(
        text(
            "INSERT INTO identity.membership (id, account_id, role_id, merchant_id)"
            " VALUES (:id, :account, :role, :merchant)"
        ),
        {"id": uuid4(), "account": trickster, "role": role_id, "merchant": merchant},
    )
    await make_flow(session, step(approver("role", "merchant_owner")))
    request_id = await make_request(session, asker, merchant_id=merchant)
    assert await assigned(session, request_id) == {owner}


# --- deciding ---------------------------------------------------------------------------------


async def test_any_one_agreement_is_enough_and_grants_the_act_once(session):
    asker, one, two = await people(session, 3)
    await make_flow(session, step(approver("account", one), approver("account", two)))
    request_id = await make_request(session, asker)
    await deciding.approve(session, actor_of(one), request_id, YES, at=NOON)
    assert await state_of(session, request_id) == ("granted", 0)
    assert await story_of(session, request_id) == ["asked", "approved", "granted"]
    [granted] = await told(session, "approvals.granted", request_id)
    assert granted["request_id"] == str(request_id)
    assert (granted["command"], granted["asked_by"]) == ('{"secret": "keep"}', str(asker))
    assert await assigned(session, request_id) == set()
    with pytest.raises(deciding.RequestOver):
        await deciding.approve(session, actor_of(two), request_id, YES, at=NOON)


async def test_all_of_them_must_agree_where_the_step_says_so(session):
    asker, one, two = await people(session, 3)
    both = step(approver("account", one), approver("account", two), mode="all")
    await make_flow(session, both)
    request_id = await make_request(session, asker)
    await deciding.approve(session, actor_of(two), request_id, YES, at=NOON)
    assert await state_of(session, request_id) == ("waiting", 0)
    assert await told(session, "approvals.granted", request_id) == []
    await deciding.approve(session, actor_of(one), request_id, YES, at=NOON)
    assert await state_of(session, request_id) == ("granted", 0)


async def test_steps_come_one_after_the_other_each_with_its_own_time(session):
    asker, one, two = await people(session, 3)
    await make_flow(session, step(approver("account", one)), step(approver("account", two)))
    request_id = await make_request(session, asker)
    with pytest.raises(deciding.RequestUnknown):
        await deciding.approve(session, actor_of(two), request_id, YES, at=NOON)
    later = NOON + timedelta(hours=3)
    await deciding.approve(session, actor_of(one), request_id, YES, at=later)
    assert await state_of(session, request_id) == ("waiting", 1)
    assert (await session.get(Request, request_id)).due_at == later + DAY
    assert await assigned(session, request_id) == {two}
    await deciding.approve(session, actor_of(two), request_id, YES, at=later)
    assert await state_of(session, request_id) == ("granted", 1)


async def test_a_request_keeps_the_steps_that_it_began_with(session):
    asker, one, two = await people(session, 3)
    flow = await make_flow(session, step(approver("account", one)))
    request_id = await make_request(session, asker)
    edit = flow_service.EditFlow(
        version=1,
        name="改过的流程",
        conditions={},
        steps=[step(approver("account", two))],
        priority=10,
        enabled=True,
    )
    await flow_service.edit_flow(session, PLATFORM, flow.id, edit, at=NOON)
    await deciding.approve(session, actor_of(one), request_id, YES, at=NOON)
    assert await state_of(session, request_id) == ("granted", 0)
    assert await assigned(session, await make_request(session, asker)) == {two}


async def test_one_refusal_ends_it_and_tells_the_asker_why(session):
    asker = await person(session)
    one, two = await person(session, name="赵审批"), await person(session)
    both = step(approver("account", one), approver("account", two), mode="all")
    await make_flow(session, both, step(approver("account", two)))
    request_id = await make_request(session, asker)
    await deciding.refuse(session, actor_of(one), request_id, NO, at=NOON)
    assert await state_of(session, request_id) == ("refused", 0)
    assert await assigned(session, request_id) == set()
    ended = (await told(session, "approvals.ended", request_id))[-1]
    assert (ended["outcome"], ended["reason"]) == ("refused", NO.comment)
    notice = (await notices(session, "approvals.refused", request_id))[-1]
    assert notice["account_ids"] == [str(asker)]
    assert (notice["fields"]["approver"], notice["fields"]["reason"]) == ("赵审批", NO.comment)


@pytest.mark.parametrize("comment", ["", "   ", "\n"])
def test_a_refusal_without_a_reason_is_none(comment):
    with pytest.raises(ValueError, match="comment"):
        deciding.Refuse(comment=comment)


async def test_nobody_decides_about_his_own_request_not_even_an_administrator(session):
    asker = (await make_account(session)).id
    await make_account(session)
    request_id = await make_request(session, asker)
    for act, command in ((deciding.approve, YES), (deciding.refuse, NO)):
        with pytest.raises(deciding.OwnRequest):
            await act(session, actor_of(asker), request_id, command, at=NOON)


async def test_nobody_decides_twice_about_one_request(session):
    """Also not when the next step asks for a role that he holds."""
    first, second = (await make_account(session)).id, (await make_account(session)).id
    asker = await person(session)
    those = approver("role", "administrator")
    await make_flow(session, step(those), step(those))
    request_id = await make_request(session, asker)
    await deciding.approve(session, actor_of(first), request_id, YES, at=NOON)
    assert first not in await assigned(session, request_id)
    with pytest.raises(deciding.AlreadyDecided):
        await deciding.approve(session, actor_of(first), request_id, YES, at=NOON)
    await deciding.approve(session, actor_of(second), request_id, YES, at=NOON)
    assert (await state_of(session, request_id))[0] == "granted"


async def test_the_database_itself_holds_a_second_decision_off(session):
    asker, one = await people(session, 2)
    await make_flow(session, step(approver("account", one)))
    request_id = await make_request(session, asker)
    await deciding.approve(session, actor_of(one), request_id, YES, at=NOON)
    with pytest.raises(Exception, match="uq_happening_request_id_by_id"):
        await session.execute(
            text(
                "INSERT INTO approvals.happening (id, request_id, step, kind, by_id, comment, at)"
                " VALUES (:id, :request, 0, 'approved', :by, '', now())"
            ),
            {"id": uuid4(), "request": request_id, "by": one},
        )


async def test_who_was_asked_but_has_lost_his_role_cannot_agree_any_more(session):
    await make_account(session)
    asker, one = await person(session), (await make_account(session)).id
    await make_flow(session, step(approver("role", "administrator")))
    request_id = await make_request(session, asker)
    await session.execute(
        text("UPDATE identity.membership SET ended_at = now() WHERE account_id = :id"), {"id": one}
    )
    with pytest.raises(deciding.NoLongerApprover):
        await deciding.approve(session, actor_of(one), request_id, YES, at=NOON)
    assert (await state_of(session, request_id))[0] == "waiting"


async def test_an_unknown_request_and_one_of_others_look_the_same(session):
    asker, one, stranger = await people(session, 3)
    await make_flow(session, step(approver("account", one)))
    request_id = await make_request(session, asker)
    for this in (request_id, uuid4()):
        with pytest.raises(deciding.RequestUnknown):
            await deciding.approve(session, actor_of(stranger), this, YES, at=NOON)
        with pytest.raises(deciding.RequestUnknown):
            await deciding.withdraw(session, actor_of(stranger), this, deciding.Withdraw(), at=NOON)


async def test_who_may_look_but_is_not_asked_is_told_so(session):
    asker, one, auditor = await people(session, 3)
    await make_flow(session, step(approver("account", one)))
    request_id = await make_request(session, asker)
    looking = actor_of(auditor, PLATFORM, "approvals.request.read")
    with pytest.raises(deciding.NotApprover):
        await deciding.approve(session, looking, request_id, YES, at=NOON)


async def test_a_say_at_the_platform_is_worth_nothing_from_a_merchants_console(session):
    merchant = uuid4()
    asker, one = await people(session, 2)
    await make_membership(session, one, role="merchant_owner", merchant_id=merchant)
    await make_flow(session, step(approver("account", one)))
    request_id = await make_request(session, asker)
    with pytest.raises(deciding.RequestUnknown):
        await deciding.approve(session, actor_of(one, Place(merchant)), request_id, YES, at=NOON)
    await deciding.approve(session, actor_of(one), request_id, YES, at=NOON)


async def test_a_decision_is_noted_for_the_operation_log(session):
    asker, one = await people(session, 2)
    await make_flow(session, step(approver("account", one)))
    request_id = await make_request(session, asker)
    command = deciding.Approve(comment="同意")
    await deciding.approve(session, actor_of(one), request_id, command, at=NOON)
    note = trail.noted(session)[-1]
    assert (note.thing, note.thing_id) == ("approvals.request", str(request_id))
    assert {(one.field, one.before, one.after) for one in note.changes} == {
        ("state", "waiting", "granted"),
        ("comment", "", "同意"),
    }


# --- withdrawing ------------------------------------------------------------------------------


async def test_the_asker_may_take_it_back_while_it_waits(session):
    asker, one = await people(session, 2)
    await make_flow(session, step(approver("account", one)))
    request_id = await make_request(session, asker)
    await deciding.withdraw(session, actor_of(asker), request_id, deciding.Withdraw(), at=NOON)
    assert await state_of(session, request_id) == ("withdrawn", 0)
    assert (await told(session, "approvals.ended", request_id))[-1]["outcome"] == "withdrawn"
    with pytest.raises(deciding.RequestOver):
        await deciding.approve(session, actor_of(one), request_id, YES, at=NOON)
    with pytest.raises(deciding.RequestOver):
        await deciding.withdraw(session, actor_of(asker), request_id, deciding.Withdraw(), at=NOON)


async def test_nobody_takes_back_what_another_asked_for(session):
    asker, one = await people(session, 2)
    await make_flow(session, step(approver("account", one)))
    request_id = await make_request(session, asker)
    with pytest.raises(deciding.NotApprover):
        await deciding.withdraw(session, actor_of(one), request_id, deciding.Withdraw(), at=NOON)


# --- what became of it ------------------------------------------------------------------------


@pytest.mark.parametrize(("code", "state"), [(None, "done"), ("identity.role_unknown", "failed")])
async def test_what_became_of_a_granted_act_is_shown_once(session, code, state):
    asker, one = await people(session, 2)
    await make_flow(session, step(approver("account", one)))
    request_id = await make_request(session, asker)
    await deciding.approve(session, actor_of(one), request_id, YES, at=NOON)
    outcome = ApprovedActDone(request_id=request_id, act=ACT, code=code, at=NOON)
    await receiving.record_outcomes(session, [outcome], at=NOON)
    await receiving.record_outcomes(session, [outcome], at=NOON)
    assert await state_of(session, request_id) == (state, 0)
    assert (await story_of(session, request_id))[3:] == [state]
    [notice] = await notices(session, f"approvals.{state}", request_id)
    assert notice["account_ids"] == [str(asker)]
