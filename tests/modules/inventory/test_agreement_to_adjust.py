"""An adjustment beyond the bounds waits for others, is posted once, or comes back."""

import json
from functools import partial
from uuid import UUID

import pytest
from sqlalchemy import select, text

from houtai.events.approvals import ApprovalEnded, ApprovalGranted
from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.modules.inventory.handlers.agreed import carry_out, take_back
from houtai.modules.inventory.rules.documents import Bounds, Line, needs_agreement
from houtai.modules.inventory.service import drafting, posting
from houtai.modules.inventory.tables import Document
from tests.factories.identity import actor_for, make_account
from tests.factories.inventory import NOON, holdings, make_stock

PIECES_MAX = 50
# What an administrator may do is what the doors of the house declare.
pytestmark = pytest.mark.usefixtures("house")


async def keep_nothing(_session, _deed) -> None:
    """The log is somebody else's test."""


CARRY_OUT = partial(carry_out, keep_deed=keep_nothing)


async def asked(session, change: int, in_stock: int = 200) -> tuple[Actor, object, Document]:
    """Who asks, the goods, and the document that waits."""
    actor = await actor_for(session, (await make_account(session)).id)
    sku_id, warehouse_id = await make_stock(session, in_stock)
    command = drafting.MakeDocument.model_validate(
        {
            "kind": "adjustment",
            "reason": "count_less",
            "warehouse_id": warehouse_id,
            "lines": [{"sku_id": sku_id, "quantity": change}],
        }
    )
    document_id = await drafting.make(session, actor, command, at=NOON)
    submitted = await posting.submit(
        session, actor, document_id, posting.SubmitDocument(version=1), at=NOON
    )
    assert submitted.state == "waiting"
    return actor, sku_id, await row_of(session, document_id)


async def row_of(session, document_id) -> Document:
    statement = select(Document).where(Document.id == document_id)
    options = {"populate_existing": True}
    return (await session.execute(statement, execution_options=options)).scalar_one()


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


def granted(asked_for: dict) -> ApprovalGranted:
    return ApprovalGranted(
        request_id=asked_for["request_id"],
        act=asked_for["act"],
        asked_by=asked_for["asked_by"],
        merchant_id=asked_for["merchant_id"],
        warehouse_id=asked_for["warehouse_id"],
        command=asked_for["command"],
        at=NOON,
    )


async def grant(session) -> ApprovalGranted:
    """What approvals would tell once all had agreed to the last request."""
    body = (await told(session, "approvals.asked"))[-1]
    ids = {name: body[name] and UUID(body[name]) for name in ("request_id", "asked_by")}
    return granted({**body, **ids})


async def good_pieces(session, sku_id) -> int:
    return (await holdings(session, sku_id)).get("warehouse.good", 0)


async def test_nothing_moves_before_others_have_agreed(session):
    _, sku_id, document = await asked(session, -(PIECES_MAX + 1))
    assert (document.state, document.posted_at) == ("waiting", None)
    assert await good_pieces(session, sku_id) == 200
    body = (await told(session, "approvals.asked"))[-1]
    assert body["act"] == "inventory.adjustment.post"
    assert body["title"] == document.number
    assert json.loads(body["differences"])[0]["thing"] == "inventory.document"


async def test_what_is_granted_is_posted_as_the_one_who_asked(session):
    actor, sku_id, document = await asked(session, -100)
    await CARRY_OUT(session, [await grant(session)])
    posted = await row_of(session, document.id)
    assert (posted.state, posted.posted_by, posted.request_id) == ("posted", actor.id, None)
    assert await good_pieces(session, sku_id) == 100
    assert [one["code"] for one in await told(session, "approvals.act_done")] == [None]


async def test_a_request_that_is_granted_twice_is_carried_out_once(session):
    _, sku_id, _ = await asked(session, -100)
    event = await grant(session)
    await CARRY_OUT(session, [event, event])
    assert await good_pieces(session, sku_id) == 100
    codes = [one["code"] for one in await told(session, "approvals.act_done")]
    assert codes == [None, "inventory.request_over"]


async def test_what_cannot_be_done_any_more_is_a_draft_again_and_says_why(session):
    actor, sku_id, document = await asked(session, -100, in_stock=120)
    less = drafting.MakeDocument.model_validate(
        {
            "kind": "adjustment",
            "reason": "lost",
            "warehouse_id": document.warehouse_id,
            "lines": [{"sku_id": sku_id, "quantity": -40}],
        }
    )
    other = await drafting.make(session, actor, less, at=NOON)
    await posting.submit(session, actor, other, posting.SubmitDocument(version=1), at=NOON)
    await CARRY_OUT(session, [await grant(session)])
    back = await row_of(session, document.id)
    assert (back.state, back.refusal) == ("draft", "inventory.not_enough_stock")
    assert await good_pieces(session, sku_id) == 80


@pytest.mark.parametrize(
    ("outcome", "reason", "refusal"),
    [("refused", "先复盘", "先复盘"), ("expired", "", "inventory.approval_expired")],
)
async def test_what_is_not_agreed_to_comes_back_and_can_be_asked_for_again(
    session, outcome, reason, refusal
):
    actor, _, document = await asked(session, -100)
    ended = ApprovalEnded(
        document.request_id, "inventory.adjustment.post", actor.id, outcome, reason, NOON
    )
    await take_back(session, [ended])
    back = await row_of(session, document.id)
    assert (back.state, back.refusal, back.request_id) == ("draft", refusal, None)
    again = await posting.submit(
        session, actor, document.id, posting.SubmitDocument(version=back.version), at=NOON
    )
    assert again.state == "waiting"


async def test_whoever_has_left_wants_nothing_any_more(session):
    actor, sku_id, document = await asked(session, -100)
    await session.execute(
        text("UPDATE identity.membership SET ended_at = now() WHERE account_id = :id"),
        {"id": actor.id},
    )
    await CARRY_OUT(session, [await grant(session)])
    assert (await row_of(session, document.id)).refusal == "inventory.nobody_asks"
    assert await good_pieces(session, sku_id) == 200


@pytest.mark.parametrize(
    ("changes", "value_fen", "asks"),
    [
        ([50], 0, False),
        ([51], 0, True),
        ([-30, 30], 0, True),
        ([1], 1_000, False),
        ([1], 1_001, True),
    ],
)
def test_plus_and_minus_hide_nothing_from_the_bounds(changes, value_fen, asks):
    lines = [
        Line(new_id(), abs(one), "" if one > 0 else "good", "good" if one > 0 else "")
        for one in changes
    ]
    bounds = Bounds(pieces=50, value_fen=1_000)
    assert needs_agreement("adjustment", lines, value_fen, bounds) is asks
    assert not needs_agreement("opening", lines, value_fen, bounds)
