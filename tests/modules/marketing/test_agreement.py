"""A large budget waits for others, is started once as the one who asked, or not at all."""

import json
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import text

from houtai.events.approvals import ApprovalEnded, ApprovalGranted, ApprovedActDone
from houtai.kit import settings
from houtai.kit.auth import Actor, Place
from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.marketing.handlers import SUBSCRIBERS, carry_out
from houtai.modules.marketing.queries.coupons import one_batch
from houtai.modules.marketing.queries.promotions import one_promotion
from houtai.modules.marketing.rules import accounts
from houtai.modules.marketing.service import asking, batches, commands, promotions, running
from tests.factories.identity import actor_for, make_account
from tests.factories.marketing import NOON, amount_off, make_batch, make_promotion

LARGE = 10_000_001
DEAR = {"value": 1_000, "count_max": 10_001}
"""A batch that could cost as much."""
# What an administrator may do is what the doors of the house declare.
pytestmark = pytest.mark.usefixtures("house")


async def keep_nothing(_session, _deed) -> None:
    """The log is somebody else's test."""


CARRY_OUT = partial(carry_out, keep_deed=keep_nothing)


@pytest.fixture(autouse=True)
async def _log_begins(session):
    """Other tests of this database have told things before."""
    newest = text("SELECT coalesce(max(position), 0) FROM eventlog.event")
    session.info["log_begins"] = await session.scalar(newest)


async def told(session, name: str) -> list[dict]:
    statement = text(
        "SELECT body FROM eventlog.event WHERE name = :name"
        " AND position > :begins ORDER BY position"
    )
    return list(
        await session.scalars(statement, {"name": name, "begins": session.info["log_begins"]})
    )


async def grant(session) -> ApprovalGranted:
    """What approvals would tell once all had agreed to the last request."""
    return granted((await told(session, "approvals.asked"))[-1])


async def granted_to(session, request_id) -> ApprovalGranted:
    """The same of one request."""
    asked = await told(session, "approvals.asked")
    return granted(next(one for one in asked if one["request_id"] == str(request_id)))


def granted(body) -> ApprovalGranted:
    return ApprovalGranted(
        request_id=UUID(body["request_id"]),
        act=body["act"],
        asked_by=UUID(body["asked_by"]),
        merchant_id=None,
        warehouse_id=None,
        command=body["command"],
        at=NOON,
    )


async def somebody(session) -> Actor:
    return await actor_for(session, (await make_account(session)).id)


async def large(session, actor, **changes):
    """A draft with so large a budget that others look at it first."""
    limits = {"budget_fen": LARGE}
    return await make_promotion(session, actor, **{"limits": limits, **changes})


def start(version=1):
    return commands.StartPromotion(version=version)


async def budget_of(session, promotion) -> int:
    home_id = accounts.home_of(promotion.merchant_id)
    key = accounts.of_promotion(accounts.BUDGET, accounts.FEN, promotion.id, home_id)
    totals = await ledger.totals_now(session, Actor(new_id(), merchant_ids=None), [key.id])
    return totals[key.id].free if totals else 0


async def test_nothing_begins_before_others_have_agreed(session):
    actor = await somebody(session)
    made = await large(session, actor)
    asked = await running.start(session, actor, made, start(), at=NOON)
    assert asked is not None
    seen = await one_promotion(session, actor, made)
    assert (seen.state, await budget_of(session, seen)) == ("draft", 0)
    body = (await told(session, "approvals.asked"))[-1]
    assert (body["act"], body["amount_fen"]) == ("marketing.promotion.start", LARGE)
    assert body["request_id"] == str(asked.request_id)
    assert json.loads(body["differences"])[0]["thing"] == "marketing.promotion"


async def test_what_is_granted_is_started_once(session):
    actor = await somebody(session)
    made = await large(session, actor)
    await running.start(session, actor, made, start(), at=NOON)
    event = await grant(session)
    await CARRY_OUT(session, [event, event])
    seen = await one_promotion(session, actor, made)
    assert (seen.state, await budget_of(session, seen)) == ("live", LARGE)
    codes = [one["code"] for one in await told(session, "approvals.act_done")]
    assert codes == [None, "marketing.not_in_this_state"]


async def test_what_was_changed_since_is_not_started(session):
    actor = await somebody(session)
    made = await large(session, actor)
    await running.start(session, actor, made, start(), at=NOON)
    event = await grant(session)
    seen = await one_promotion(session, actor, made)
    more = {"limits": {"budget_fen": LARGE * 100}, "version": 1}
    kept = {name: getattr(seen, name) for name in commands.PromotionContent.model_fields}
    await promotions.edit(session, actor, made, commands.EditPromotion(**{**kept, **more}), at=NOON)
    await CARRY_OUT(session, [event])
    assert (await one_promotion(session, actor, made)).state == "draft"
    codes = [one["code"] for one in await told(session, "approvals.act_done")]
    assert codes == ["marketing.changed_meanwhile"]


async def test_who_lost_the_right_has_nothing_started(session):
    account = await make_account(session)
    actor = await actor_for(session, account.id)
    made = await large(session, actor)
    await running.start(session, actor, made, start(), at=NOON)
    event = await grant(session)
    account.state = "disabled"
    await session.flush()
    await CARRY_OUT(session, [event])
    assert (await one_promotion(session, actor, made)).state == "draft"
    assert (await told(session, "approvals.act_done"))[-1]["code"] == "marketing.nobody_asks"


async def test_what_was_agreed_to_once_is_not_asked_for_after_a_pause(session):
    actor = await somebody(session)
    made = await large(session, actor)
    await running.start(session, actor, made, start(), at=NOON, agreed=True)
    await running.turn(session, actor, made, "pause", commands.ActVersion(version=2), at=NOON)
    assert await running.start(session, actor, made, start(3), at=NOON) is None


async def test_a_live_budget_does_not_grow_past_the_bound_unseen(session):
    actor = await somebody(session)
    made = await large(session, actor, limits={"budget_fen": 1_000})
    await running.start(session, actor, made, start(), at=NOON)
    seen = await one_promotion(session, actor, made)
    kept = {name: getattr(seen, name) for name in commands.PromotionContent.model_fields}
    more = commands.EditPromotion(
        **{**kept, "limits": {"budget_fen": LARGE}, "version": seen.version}
    )
    with pytest.raises(promotions.BudgetNeedsStart):
        await promotions.edit(session, actor, made, more, at=NOON)


async def test_the_bound_itself_may_be_promised_by_one_person(session):
    actor = await somebody(session)
    made = await large(session, actor, limits={"budget_fen": LARGE - 1})
    assert await running.start(session, actor, made, start(), at=NOON) is None


async def test_without_a_limit_others_are_asked_where_the_house_wants_it(session):
    actor = await somebody(session)
    free = await make_promotion(session, actor)
    assert await running.start(session, actor, free, start(), at=NOON) is None
    change = settings.ChangeSetting(value=True, version=0)
    await settings.change(session, actor, asking.UNLIMITED_ASKS, change, at=NOON)
    free = await make_promotion(session, actor)
    assert await running.start(session, actor, free, start(), at=NOON) is not None


async def test_at_a_merchants_place_nobody_is_asked(session):
    here = new_id()
    owner = Actor(new_id(), merchant_ids=frozenset({here}), place=Place(merchant_id=here))
    made = await large(session, owner)
    assert await running.start(session, owner, made, start(), at=NOON) is None


@pytest.mark.parametrize(
    ("changes", "most_fen"),
    [
        ({"value": 1_000, "count_max": 10_001}, 10_001_000),
        ({"kind": "percent", "value": 100, "cap_fen": 5_000, "count_max": 3_000}, 15_000_000),
        ({"kind": "freight", "value": 1_000, "count_max": 20_000}, 20_000_000),
    ],
)
async def test_a_batch_that_could_cost_much_waits_and_is_started_once(session, changes, most_fen):
    actor = await somebody(session)
    made = await make_batch(session, actor, **changes)
    act = commands.ActVersion(version=1)
    assert await batches.start(session, actor, made, act, at=NOON) is not None
    assert (await told(session, "approvals.asked"))[-1]["amount_fen"] == most_fen
    event = await grant(session)
    await CARRY_OUT(session, [event, event])
    detail = await batches.detail(session, actor, made)
    assert (detail.state, detail.left) == ("live", changes["count_max"])
    codes = [one["code"] for one in await told(session, "approvals.act_done")]
    assert codes == [None, "marketing.not_in_this_state"]


async def test_the_door_answers_202_and_names_the_request(client_as, session):
    actor = await somebody(session)
    made = await large(session, actor, terms=amount_off((100, 1)))
    batch = await make_batch(session, actor, value=10_000, count_max=10_000)
    async with client_as(actor) as client:
        for door in (f"promotions/{made}", f"coupon-batches/{batch}"):
            answer = await client.post(f"/api/console/marketing/{door}/start", json={"version": 1})
            assert answer.status_code == 202, answer.text
            assert UUID(answer.json()["request_id"])
            stale = await client.post(f"/api/console/marketing/{door}/start", json={"version": 7})
            assert stale.json()["code"] == "marketing.changed_meanwhile"
    assert (await one_batch(session, actor, batch)).state == "draft"


LET_ASK = next(one for one in SUBSCRIBERS if one.name == "marketing.let_ask").handler


def ended(request_id, act) -> ApprovalEnded:
    return ApprovalEnded(request_id, act, new_id(), "refused", "", NOON)


async def test_a_start_that_waits_is_not_asked_for_twice(session):
    actor = await somebody(session)
    promotion, batch = await large(session, actor), await make_batch(session, actor, **DEAR)
    act = commands.ActVersion(version=1)

    async def ask(at=NOON):
        first = await running.start(session, actor, promotion, start(), at=at)
        return first, await batches.start(session, actor, batch, act, at=at)

    first, second = await ask()
    assert (await one_promotion(session, actor, promotion)).waiting_for == first.request_id
    assert (await batches.detail(session, actor, batch)).waiting_for == second.request_id
    with pytest.raises(asking.AskedAlready):
        await running.start(session, actor, promotion, start(), at=NOON)
    with pytest.raises(asking.AskedAlready):
        await batches.start(session, actor, batch, act, at=NOON)
    assert len(await told(session, "approvals.asked")) == 2
    # Another request's answer, and another module's, say nothing of this one.
    await LET_ASK(session, [ended(new_id(), asking.PROMOTION_START)])
    await LET_ASK(session, [ended(first.request_id, "identity.role.edit")])
    assert (await one_promotion(session, actor, promotion)).waiting_for == first.request_id
    await LET_ASK(session, [ended(first.request_id, asking.PROMOTION_START)])
    tried = ApprovedActDone(second.request_id, asking.COUPON_START, "marketing.past_its_end", NOON)
    await LET_ASK(session, [tried])
    again, _ = await ask()
    assert again.request_id != first.request_id
    await CARRY_OUT(session, [await granted_to(session, again.request_id)])
    seen = await one_promotion(session, actor, promotion)
    assert (seen.state, seen.waiting_for) == ("live", None)
