"""Which flow is taken, who is asked, when a step is over; without a database."""

from uuid import UUID, uuid4

import pytest
from pydantic import ValidationError

from houtai.kit.auth import Place
from houtai.modules.approvals.rules import approvers, flows
from tests.factories.approvals import approver, step

MERCHANT, WAREHOUSE = uuid4(), uuid4()
AT_MERCHANT = Place(MERCHANT)


def flow(number: int, **changes) -> flows.Known:
    usual = {"name": "x", "act": "test.act", "version": 1, "priority": 0, "steps": ()}
    conditions = flows.Conditions.model_validate(changes.pop("conditions", {}))
    return flows.Known(**{**usual, "id": UUID(int=number), "conditions": conditions, **changes})


def case(**changes) -> flows.Case:
    usual = {"act": "test.act", "place": AT_MERCHANT, "thing": "test.thing", "amount_fen": None}
    return flows.Case(**{**usual, **changes})


def a_step(*those: dict, **changes) -> flows.Step:
    return flows.Step.model_validate(step(*those, **changes))


def test_the_highest_priority_wins_and_of_equal_ones_the_older():
    low, old, young = flow(1), flow(2, priority=5), flow(3, priority=5)
    assert flows.choose([young, low, old], case()) is old


def test_a_flow_of_another_act_is_never_taken():
    assert flows.choose([flow(1, act="other.act")], case()) is None


@pytest.mark.parametrize(
    ("conditions", "changes", "met"),
    [
        ({}, {}, True),
        ({"consoles": ["merchant"]}, {}, True),
        ({"consoles": ["platform", "warehouse"]}, {}, False),
        ({"consoles": ["warehouse"]}, {"place": Place(MERCHANT, WAREHOUSE)}, True),
        ({"merchant_ids": [str(MERCHANT)]}, {}, True),
        ({"merchant_ids": [str(UUID(int=1))]}, {}, False),
        ({"merchant_ids": [str(MERCHANT)]}, {"place": Place()}, False),
        ({"things": ["test.thing"]}, {}, True),
        ({"things": ["test.other"]}, {}, False),
        ({"amount_fen_min": 100}, {"amount_fen": 100}, True),
        ({"amount_fen_min": 100}, {"amount_fen": 99}, False),
        ({"amount_fen_min": 100}, {"amount_fen": None}, False),
        ({"amount_fen_min": 100, "consoles": ["platform"]}, {"amount_fen": 500}, False),
    ],
)
def test_every_condition_that_is_named_must_hold(conditions, changes, met):
    assert flows.meets(flows.Conditions.model_validate(conditions), case(**changes)) is met


@pytest.mark.parametrize(
    "conditions",
    [{"consoles": []}, {"merchant_ids": []}, {"amount_fen_min": 1.5}, {"consoles": ["shop"]}],
)
def test_conditions_that_nothing_could_meet_are_refused(conditions):
    with pytest.raises(ValidationError):
        flows.Conditions.model_validate(conditions)


@pytest.mark.parametrize(
    ("kind", "subject", "fit"),
    [
        ("account", str(UUID(int=1)), True),
        ("account", "li.wei", False),
        ("account", UUID(int=2).hex, False),
        ("role", "administrator", True),
        ("role", "identity.role.read", False),
        ("permission", "identity.role.write", True),
        ("permission", "identity.role", False),
        ("permission", "identity.role.delete", False),
        ("permission", "identity..write", False),
    ],
)
def test_an_approver_is_named_by_the_form_of_his_kind(kind, subject, fit):
    steps = [a_step(approver(kind, subject))]
    if fit:
        flows.refuse_unfit(steps)
    else:
        with pytest.raises(flows.SubjectUnfit) as refused:
            flows.refuse_unfit(steps)
        assert refused.value.place == "body/steps/0/approvers/0/subject"


def test_nobody_stands_in_two_steps_by_name():
    one = approver("account", uuid4())
    with pytest.raises(flows.AccountNamedTwice):
        flows.refuse_unfit([a_step(one), a_step(approver("role", "x"), one)])


@pytest.mark.parametrize("hours", [0, -1, flows.HOURS_MAX + 1, 1.5])
def test_a_step_without_a_reasonable_time_is_refused(hours):
    with pytest.raises(ValidationError):
        a_step(approver("role", "x"), hours=hours)


def test_an_account_decides_at_the_place_of_the_asker_before_the_platform():
    one = uuid4()
    wanted = approvers.posts(a_step(approver("account", one)), AT_MERCHANT)
    assert wanted == [("account", str(one), AT_MERCHANT), ("account", str(one), Place())]
    both = approvers.assigned(wanted, {post: [one] for post in wanted}, ())
    assert both == {one: AT_MERCHANT}
    assert approvers.assigned(wanted, {wanted[1]: [one]}, ()) == {one: Place()}


def test_a_role_is_looked_for_where_the_step_says():
    those = [approver("role", "owner"), approver("role", "administrator", "platform")]
    wanted = approvers.posts(a_step(*those), AT_MERCHANT)
    assert wanted == [("role", "owner", AT_MERCHANT), ("role", "administrator", Place())]


def test_who_asks_or_has_decided_is_left_out():
    asker, decided, left = uuid4(), uuid4(), uuid4()
    post = ("role", "x", Place())
    assert list(approvers.assigned([post], {post: [asker, decided, left]}, {asker, decided})) == [
        left
    ]


def test_a_step_that_nobody_or_too_many_must_decide_is_stuck():
    many = {uuid4(): Place() for _ in range(approvers.ASSIGNED_MAX + 1)}
    any_of, all_of = a_step(approver("role", "x")), a_step(approver("role", "x"), mode="all")
    assert approvers.why_nobody(any_of, {}) == "no_approver"
    assert approvers.why_nobody(any_of, many) is None
    assert approvers.why_nobody(all_of, many) == "too_many_approvers"


@pytest.mark.parametrize(
    ("mode", "approved", "still_open", "over"),
    [
        ("any", 1, 5, True),
        ("any", 0, 0, False),
        ("all", 1, 1, False),
        ("all", 2, 0, True),
        ("all", 0, 0, False),
    ],
)
def test_a_step_is_over_when_it_has_what_it_needs(mode, approved, still_open, over):
    the_step = a_step(approver("role", "x"), mode=mode)
    assert approvers.is_over(the_step, approved=approved, still_open=still_open) is over
