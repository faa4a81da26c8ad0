"""Papers that end, and the categories that end with them."""

from datetime import date, timedelta

import pytest
from sqlalchemy import text

from houtai.events.merchants import CategoriesGranted
from houtai.kit.auth import Place
from houtai.kit.ids import new_id
from houtai.modules.catalog.tables import CategoryRequirement
from houtai.modules.merchants.queries import papers as queries
from houtai.modules.merchants.queries.selling import granted_categories
from houtai.modules.merchants.service import ending, grants, papers, refusals
from houtai.modules.merchants.service.commands import MerchantUnknown
from houtai.modules.merchants.service.refusals import PapersLacking
from tests.factories.catalog import make_category
from tests.factories.files import make_file
from tests.factories.identity import actor_for, make_account
from tests.factories.merchants import MORNING, make_merchant, make_paper
from tests.modules.merchants.conftest import TODAY

LICENCE = {"kind": "business_licence", "expires_on": None}


@pytest.fixture
async def seller(session, tree):
    """An open merchant who sells tea, with licence and permit."""
    merchant = await make_merchant(session, category_ids=(tree.tea, tree.silk))
    await make_paper(session, merchant.merchant_id, **LICENCE)
    await make_paper(session, merchant.merchant_id, expires_on=TODAY + timedelta(days=5))
    return merchant.merchant_id


@pytest.fixture
async def owner(session, seller):
    account = await make_account(session, role="merchant_owner", merchant_id=seller)
    return await actor_for(session, account.id, Place(seller))


async def granted(session, merchant_id):
    return (await granted_categories(session, [merchant_id])).get(merchant_id, frozenset())


async def told(session, merchant_id):
    rows = await session.execute(
        text("SELECT body FROM eventlog.event WHERE name = :name ORDER BY position"),
        {"name": CategoriesGranted.LABEL.name},
    )
    mine = [row.body for row in rows if row.body["merchant_id"] == str(merchant_id)]
    return [set(one["category_ids"]) for one in mine]


async def notices(session, template):
    rows = await session.execute(
        text("SELECT body FROM eventlog.event WHERE name = 'notices.wanted' ORDER BY position")
    )
    return [row.body for row in rows if row.body["template"] == template]


async def fall_due(session, today):
    return await ending.fall_due(session, at=MORNING, today=today)


async def test_an_ended_paper_takes_its_categories_away_and_a_new_one_gives_them_back(
    session, tree, seller, owner, reviewer
):
    await fall_due(session, TODAY + timedelta(days=5))
    assert await granted(session, seller) == {tree.tea, tree.silk}
    after = TODAY + timedelta(days=6)
    await fall_due(session, after)
    assert await granted(session, seller) == {tree.silk}
    assert await told(session, seller) == [
        {str(tree.tea), str(tree.silk)},
        {str(tree.silk)},
    ]
    [ended] = await notices(session, "merchants.papers_ended")
    assert ended["account_ids"] == [str(owner.id)]
    file = await make_file(session, merchant_id=seller, purpose="merchant_paper")
    renewed = papers.ShowPaper(
        kind="food_business", file_ids=[file.id], expires_on=date(2028, 1, 1)
    )
    paper_id = await papers.show_paper(session, owner, seller, renewed, at=MORNING, today=after)
    await papers.accept(
        session, reviewer, paper_id, papers.AcceptPaper(version=1), at=MORNING, today=after
    )
    assert await granted(session, seller) == {tree.tea, tree.silk}
    kept = await queries.papers_of(session, [seller])
    assert sorted((one.kind, one.state) for one in kept) == [
        ("business_licence", "valid"),
        ("food_business", "valid"),
    ]


async def test_an_ended_licence_takes_everything_away(session, tree, seller):
    await session.execute(
        text(
            "UPDATE merchants.qualification SET expires_on = :day"
            " WHERE merchant_id = :id AND kind = 'business_licence'"
        ),
        {"day": TODAY, "id": seller},
    )
    await fall_due(session, TODAY + timedelta(days=1))
    assert await granted(session, seller) == frozenset()


async def test_a_merchant_is_warned_of_a_paper_once(session, seller, owner):
    assert await fall_due(session, TODAY) == 1
    assert await fall_due(session, TODAY) == 0
    [warned] = await notices(session, "merchants.papers_ending")
    assert warned["account_ids"] == [str(owner.id)]


async def test_a_paper_is_decided_once_and_only_what_waits(session, seller, owner, reviewer):
    file = await make_file(session, merchant_id=seller, purpose="merchant_paper")
    shown = papers.ShowPaper(kind="quality_report", file_ids=[file.id])
    paper_id = await papers.show_paper(session, owner, seller, shown, at=MORNING, today=TODAY)
    refuse = papers.RefusePaper(version=1, note="看不清")
    await papers.refuse(session, reviewer, paper_id, refuse, at=MORNING)
    with pytest.raises(papers.PaperDecided):
        await papers.refuse(session, reviewer, paper_id, refuse, at=MORNING)
    with pytest.raises(papers.PaperDecided):
        await papers.accept(
            session, reviewer, paper_id, papers.AcceptPaper(version=2), at=MORNING, today=TODAY
        )


async def test_a_paper_that_ended_while_it_waited_is_not_accepted(session, seller, reviewer):
    paper = await make_paper(session, seller, state="waiting", expires_on=TODAY)
    with pytest.raises(refusals.PaperOver):
        await papers.accept(
            session,
            reviewer,
            paper.id,
            papers.AcceptPaper(version=1),
            at=MORNING,
            today=TODAY + timedelta(days=1),
        )


async def test_nobody_shows_a_paper_for_another_or_with_anothers_file(
    session, seller, owner, reviewer
):
    other = (await make_merchant(session)).merchant_id
    theirs = await make_file(session, merchant_id=other, purpose="merchant_paper")
    shown = papers.ShowPaper(kind="quality_report", file_ids=[theirs.id])
    with pytest.raises(MerchantUnknown):
        await papers.show_paper(session, owner, other, shown, at=MORNING, today=TODAY)
    with pytest.raises(papers.applying.files.FileNotUsable):
        await papers.show_paper(session, owner, seller, shown, at=MORNING, today=TODAY)


async def test_a_category_is_asked_for_and_granted_when_the_papers_are_there(
    session, tree, seller, owner, reviewer
):
    ask = grants.AskCategories(category_ids=[tree.food, tree.silk])
    await grants.ask(session, owner, seller, ask, at=MORNING)
    asked = (await queries.grants_of(session, [seller]))[seller]
    assert {one.category_id: one.state for one in asked} == {
        tree.food: "asked",
        tree.tea: "granted",
        tree.silk: "granted",
    }
    await grants.grant(session, reviewer, seller, tree.food, at=MORNING, today=TODAY)
    with pytest.raises(grants.GrantDecided):
        await grants.grant(session, reviewer, seller, tree.food, at=MORNING, today=TODAY)
    take = grants.RefuseCategory(note="多次投诉")
    await grants.withdraw(session, reviewer, seller, tree.food, take, at=MORNING)
    assert await granted(session, seller) == {tree.tea, tree.silk}
    with pytest.raises(grants.GrantUnknown):
        await grants.withdraw(session, reviewer, seller, new_id(), take, at=MORNING)


async def test_a_category_without_its_papers_is_not_granted(session, tree, reviewer):
    bare = (await make_merchant(session)).merchant_id
    await make_paper(session, bare, **LICENCE)
    ask = grants.AskCategories(category_ids=[tree.tea])
    await grants.ask(session, reviewer, bare, ask, at=MORNING)
    with pytest.raises(PapersLacking):
        await grants.grant(session, reviewer, bare, tree.tea, at=MORNING, today=TODAY)
    refuse = grants.RefuseCategory(note="缺少许可证")
    await grants.refuse(session, reviewer, bare, tree.tea, refuse, at=MORNING)
    assert await granted(session, bare) == frozenset()


async def test_who_asks_for_a_branch_shows_the_papers_of_everything_below(session, reviewer):
    branch = await make_category(session)
    leaf = await make_category(session, branch)
    session.add(
        CategoryRequirement(
            category_id=leaf.id, kind="alcohol_retail", name="酒类许可", needs_expiry=False
        )
    )
    bare = (await make_merchant(session)).merchant_id
    await make_paper(session, bare, **LICENCE)
    ask = grants.AskCategories(category_ids=[branch.id])
    await grants.ask(session, reviewer, bare, ask, at=MORNING)
    with pytest.raises(PapersLacking):
        await grants.grant(session, reviewer, bare, branch.id, at=MORNING, today=TODAY)
