"""The way in: handed in, returned, refused, approved; deposit; opening."""

import asyncio
from datetime import date, timedelta

import pytest
from sqlalchemy import select, text

from houtai.events.merchants import CategoriesGranted, MerchantOpened
from houtai.kit.auth import SYSTEM, Place
from houtai.kit.ids import new_id
from houtai.modules.ledger import public as ledger
from houtai.modules.merchants.queries import applications, deposits, merchants, selling
from houtai.modules.merchants.rules.money import deposit_of
from houtai.modules.merchants.service import (
    applying,
    contracts,
    opening,
    papers,
    refusals,
    reviewing,
)
from houtai.modules.merchants.service import deposits as money
from houtai.modules.merchants.service.commands import ChangedMeanwhile
from houtai.modules.merchants.tables import Level, Qualification
from tests.factories.files import make_file
from tests.factories.identity import actor_for, make_account
from tests.factories.merchants import (
    MORNING,
    make_applicant,
    make_application,
    make_merchant,
    make_paper,
)
from tests.modules.merchants.conftest import TODAY, apply


async def told(session, event):
    rows = await session.execute(
        text("SELECT body FROM eventlog.event WHERE name = :name ORDER BY position"),
        {"name": event.LABEL.name},
    )
    return [row.body for row in rows]


async def usual_level(session):
    return await session.scalar(select(Level).where(Level.is_usual))


async def hand_in(session, applicant):
    version = (await applicant.row(session)).version
    await applying.submit(
        session,
        applicant.actor,
        applicant.application_id,
        applying.SubmitApplication(version=version),
        at=MORNING,
        today=TODAY,
    )


async def approve(session, applicant, reviewer, **changes):
    level = await usual_level(session)
    version = (await applicant.row(session)).version
    command = reviewing.ApproveApplication(**{"version": version, "level_id": level.id, **changes})
    await reviewing.approve(
        session, reviewer, applicant.application_id, command, at=MORNING, today=TODAY
    )


async def receive(session, applicant, reviewer, amount_fen, reference):
    command = money.RecordReceipt(
        amount_fen=amount_fen, bank_reference=reference, received_on=TODAY
    )
    return await money.record(
        session, reviewer, applicant.merchant_id, command, at=MORNING, today=TODAY
    )


async def open_shop(session, applicant, reviewer):
    version = (await applicant.merchant(session)).version
    command = opening.OpenMerchant(version=version)
    await opening.open_merchant(session, reviewer, applicant.merchant_id, command, at=MORNING)


async def test_a_merchant_walks_the_whole_way_and_his_applicant_becomes_the_owner(
    session, applicant, reviewer, tree
):
    await hand_in(session, applicant)
    await approve(session, applicant, reviewer)
    await receive(session, applicant, reviewer, 1_000_000, "BANK-0001")
    await open_shop(session, applicant, reviewer)
    owner = await actor_for(session, applicant.actor.id, Place(applicant.merchant_id))
    shown = await merchants.merchant(session, reviewer, applicant.merchant_id, TODAY)
    assert (await applicant.merchant(session)).state == "open"
    assert owner.may("merchants.shop.write")
    assert not applicant.actor.may("merchants.shop.write")
    assert [line.kind for line in shown.story] == [
        "opened", "deposit_met", "deposit_received", "deposit_demanded", "approved", "submitted",
    ]  # fmt: skip
    assert {paper.kind for paper in shown.papers} == {"business_licence", "legal_person_id"}
    assert shown.licence_number == (await applicant.row(session)).licence_number
    assert await selling.granted_categories(session, [applicant.merchant_id]) == {
        applicant.merchant_id: frozenset({tree.silk})
    }
    [opened] = [
        one
        for one in await told(session, MerchantOpened)
        if one["merchant_id"] == str(applicant.merchant_id)
    ]
    granted = [
        one["category_ids"]
        for one in await told(session, CategoriesGranted)
        if one["merchant_id"] == str(applicant.merchant_id)
    ]
    assert opened["shop_name"] == (await applicant.row(session)).shop_name
    assert granted[-1] == [str(tree.silk)]


async def test_a_shop_opens_only_when_its_deposit_is_there(session, applicant, reviewer):
    await hand_in(session, applicant)
    with pytest.raises(opening.NotApproved):
        await open_shop(session, applicant, reviewer)
    await approve(session, applicant, reviewer)
    with pytest.raises(opening.DepositNotMet):
        await open_shop(session, applicant, reviewer)
    await receive(session, applicant, reviewer, 999_999, "BANK-0101")
    with pytest.raises(opening.DepositNotMet):
        await open_shop(session, applicant, reviewer)
    await receive(session, applicant, reviewer, 1, "BANK-0102")
    await open_shop(session, applicant, reviewer)
    held = await ledger.totals_now(session, SYSTEM, [deposit_of(applicant.merchant_id).id])
    assert [one.balance for one in held.values()] == [1_000_000]
    assert await deposits.receipts_tie(session, 10) == []


async def test_a_payment_of_the_bank_counts_once(session, applicant, reviewer):
    await hand_in(session, applicant)
    await approve(session, applicant, reviewer)
    await receive(session, applicant, reviewer, 500, "BANK-0201")
    with pytest.raises(money.ReferenceTaken):
        await receive(session, applicant, reviewer, 500, "BANK-0201")
    shown = await deposits.deposit(session, reviewer, applicant.merchant_id)
    assert (shown.held_fen, len(shown.receipts)) == (500, 1)


async def test_money_of_tomorrow_has_not_come_in(session, applicant, reviewer):
    await hand_in(session, applicant)
    with pytest.raises(money.NothingDemanded):
        await receive(session, applicant, reviewer, 500, "BANK-0301")
    await approve(session, applicant, reviewer)
    command = money.RecordReceipt(
        amount_fen=5, bank_reference="BANK-0302", received_on=TODAY + timedelta(days=1)
    )
    with pytest.raises(money.NotYet):
        await money.record(
            session, reviewer, applicant.merchant_id, command, at=MORNING, today=TODAY
        )


async def test_receipts_that_differ_from_the_ledger_are_found(session, applicant, reviewer):
    await hand_in(session, applicant)
    await approve(session, applicant, reviewer)
    await receive(session, applicant, reviewer, 500, "BANK-0401")
    planted = (
        "INSERT INTO merchants.deposit_receipt SELECT :id, merchant_id, amount_fen, 'FORGED',"
        " received_on, note, recorded_by, recorded_at FROM merchants.deposit_receipt"
        " WHERE bank_reference = 'BANK-0401'"
    )
    await session.execute(text(planted), {"id": new_id()})
    [breach] = await deposits.receipts_tie(session, 10)
    assert (breach.expected, breach.found) == ("1000", "500")


async def test_a_deposit_of_nothing_is_met_at_once(session, applicant, reviewer):
    await hand_in(session, applicant)
    await approve(session, applicant, reviewer, deposit_fen=0)
    await open_shop(session, applicant, reviewer)
    assert await selling.may_sell(session, applicant.merchant_id)


async def test_what_is_returned_is_mended_and_handed_in_again(session, applicant, reviewer):
    await hand_in(session, applicant)
    row = await applicant.row(session)
    back = reviewing.ReturnApplication(
        version=row.version, notes={"licence": "照片不清楚", "account": "户名与公司不符"}
    )
    await reviewing.send_back(session, reviewer, row.id, back, at=MORNING)
    row = await applicant.row(session)
    assert (row.state, set(row.notes)) == ("returned", {"licence", "account"})
    mended = applying.SettlementAccount(
        version=row.version,
        account_kind="corporate",
        account_name=row.company_name,
        bank_name="招商银行",
        bank_account="3505 0166 7788 0000 9999",
    )
    await applying.save_account(session, applicant.actor, row.id, mended)
    row = await applicant.row(session)
    assert set(row.notes) == {"licence"}
    assert row.bank_account == "35050166778800009999"
    await hand_in(session, applicant)
    assert ((await applicant.row(session)).state, (await applicant.row(session)).notes) == (
        "submitted",
        {},
    )


async def test_nothing_goes_back_without_a_word(session, applicant, reviewer):
    await hand_in(session, applicant)
    version = (await applicant.row(session)).version
    silent = reviewing.ReturnApplication(version=version, notes={})
    with pytest.raises(reviewing.NoteMissing):
        await reviewing.send_back(session, reviewer, applicant.application_id, silent, at=MORNING)


async def test_what_waits_for_review_is_not_edited(session, applicant, reviewer):
    await hand_in(session, applicant)
    row = await applicant.row(session)
    save = applying.SaveCategories(version=row.version, category_ids=row.category_ids)
    with pytest.raises(refusals.ApplicationNotOpen):
        await applying.save_categories(session, applicant.actor, row.id, save)
    refused = reviewing.RefuseApplication(version=row.version, reason="经营范围不符")
    await reviewing.refuse(session, reviewer, row.id, refused, at=MORNING)
    with pytest.raises(refusals.ApplicationNotOpen):
        await applying.save_categories(session, applicant.actor, row.id, save)
    assert (await applicant.row(session)).reason == "经营范围不符"


async def test_a_step_saved_from_an_old_page_is_refused(session, applicant, tree):
    row = await applicant.row(session)
    save = applying.SaveCategories(version=row.version, category_ids=[tree.silk])
    await applying.save_categories(session, applicant.actor, row.id, save)
    with pytest.raises(ChangedMeanwhile):
        await applying.save_categories(session, applicant.actor, row.id, save)


async def test_an_unfinished_application_says_which_steps_lack_something(session, tree):
    made = await make_application(session, category_ids=[], bank_account=None)
    command = applying.SubmitApplication(version=1)
    with pytest.raises(refusals.ApplicationUnfinished) as refused:
        await applying.submit(session, SYSTEM, made.id, command, at=MORNING, today=TODAY)
    assert refused.value.fields["steps"] == "account, categories"


async def test_missing_and_ended_papers_keep_an_application_back(session, tree):
    one = await apply(session, tree)
    row = await one.row(session)
    food = applying.SaveCategories(version=row.version, category_ids=[tree.tea])
    await applying.save_categories(session, one.actor, row.id, food)
    with pytest.raises(refusals.PapersLacking) as refused:
        await hand_in(session, one)
    assert refused.value.fields["papers"] == "食品经营许可证"
    paper = await make_paper(session, one.merchant_id, state="draft", expires_on=None)
    with pytest.raises(refusals.PapersLacking):
        await hand_in(session, one)
    paper.expires_on = TODAY - timedelta(days=1)
    await session.flush()
    with pytest.raises(refusals.PapersLacking):
        await hand_in(session, one)
    paper.expires_on = TODAY
    await session.flush()
    await hand_in(session, one)


async def test_a_paper_that_ends_while_it_waits_keeps_it_from_being_approved(
    session, tree, reviewer
):
    one = await apply(session, tree)
    row = await one.row(session)
    food = applying.SaveCategories(version=row.version, category_ids=[tree.tea])
    await applying.save_categories(session, one.actor, row.id, food)
    await make_paper(session, one.merchant_id, state="draft", expires_on=TODAY)
    await hand_in(session, one)
    level = await usual_level(session)
    command = reviewing.ApproveApplication(
        version=(await one.row(session)).version, level_id=level.id
    )
    with pytest.raises(refusals.PapersLacking):
        async with session.begin_nested():
            await reviewing.approve(
                session, reviewer, row.id, command, at=MORNING, today=TODAY + timedelta(days=1)
            )
    assert (await one.row(session)).state == "submitted"


async def test_an_ended_licence_is_refused_where_it_is_typed_and_where_it_is_handed_in(
    session, applicant
):
    row = await applicant.row(session)
    row.licence_expires_on = date(2026, 11, 1)
    await session.flush()
    with pytest.raises(refusals.PaperOver):
        await hand_in(session, applicant)


async def test_a_licence_number_is_handed_in_once(session, tree, applicant):
    await hand_in(session, applicant)
    number = (await applicant.row(session)).licence_number
    twin = await apply(session, tree, licence_number=number)
    with pytest.raises(refusals.LicenceTaken):
        async with session.begin_nested():
            await hand_in(session, twin)
    assert (await twin.row(session)).state == "draft"


async def test_a_licence_number_of_an_open_merchant_is_not_approved_again(
    session, tree, applicant, reviewer
):
    number = (await applicant.row(session)).licence_number
    await make_merchant(session, licence_number=number)
    await hand_in(session, applicant)
    with pytest.raises(refusals.LicenceTaken):
        async with session.begin_nested():
            await approve(session, applicant, reviewer)


async def test_a_shop_name_belongs_to_one(session, tree, applicant, reviewer):
    taken = (await make_merchant(session)).merchant_id
    name = await selling.shop_name(session, taken)
    row = await applicant.row(session)
    subject = {
        "version": row.version,
        "subject_kind": "company",
        "company_name": row.company_name,
        "shop_name": name.upper(),
        "contact_name": "韩梅梅",
        "contact_phone": "13800138000",
    }
    with pytest.raises(refusals.ShopNameTaken):
        async with session.begin_nested():
            await applying.save_subject(
                session, applicant.actor, row.id, applying.SaveSubject(**subject)
            )
    twin = await apply(session, tree, shop_name=(await applicant.row(session)).shop_name)
    await hand_in(session, applicant)
    await hand_in(session, twin)
    await approve(session, applicant, reviewer)
    with pytest.raises(refusals.ShopNameTaken):
        async with session.begin_nested():
            await approve(session, twin, reviewer)


async def test_the_text_that_is_accepted_is_the_one_that_was_shown(session, tree, reviewer):
    merchant = await make_applicant(session)
    actor = await actor_for(
        session,
        (
            await make_account(session, role="merchant_applicant", merchant_id=merchant.merchant_id)
        ).id,
        Place(merchant.merchant_id),
    )
    shown = await contracts.queries.current(session)
    body = contracts.DraftContract(edition="2027-1", title="新协议", body="新的内容")
    new_text = await contracts.draft(session, body, at=MORNING)
    await contracts.publish(
        session, reviewer, new_text, contracts.PublishContract(version=1), at=MORNING
    )
    old = contracts.AcceptContract(contract_id=shown.id, sha256=shown.sha256)
    with pytest.raises(contracts.ContractChanged):
        await contracts.accept(session, actor, old, at=MORNING)
    current = await contracts.queries.current(session)
    forged = contracts.AcceptContract(contract_id=current.id, sha256="0" * 64)
    with pytest.raises(contracts.ContractChanged):
        await contracts.accept(session, actor, forged, at=MORNING)
    right = contracts.AcceptContract(contract_id=current.id, sha256=current.sha256)
    await contracts.accept(session, actor, right, at=MORNING)
    await contracts.accept(session, actor, right, at=MORNING)
    assert await contracts.queries.has_accepted_current(session, merchant.merchant_id)
    with pytest.raises(contracts.ContractFixed):
        await contracts.remove(session, new_text)


async def test_a_new_text_is_accepted_before_handing_in(session, applicant, reviewer):
    body = contracts.DraftContract(edition="2027-2", title="新协议", body="新的内容")
    new_text = await contracts.draft(session, body, at=MORNING)
    await contracts.publish(
        session, reviewer, new_text, contracts.PublishContract(version=1), at=MORNING
    )
    with pytest.raises(refusals.ContractNotAccepted):
        await hand_in(session, applicant)


async def test_papers_of_a_step_replace_the_ones_before_and_name_their_brand(
    session, applicant, tree
):
    place = {"merchant_id": applicant.merchant_id, "purpose": "merchant_paper"}
    file = await make_file(session, **place)
    row = await applicant.row(session)

    def saving(version, **changes):
        paper = {"kind": "food_business", "file_ids": [file.id], "expires_on": "2027-01-01"}
        return papers.SavePapers.model_validate(
            {"version": version, "papers": [{**paper, **changes}]}
        )

    async def save(command):
        await papers.save_papers(session, applicant.actor, row.id, command, at=MORNING, today=TODAY)

    await save(saving(1))
    await save(saving(2, kind="trademark", brand_name="建盏"))
    kept = await session.scalars(
        select(Qualification.brand_name).where(Qualification.merchant_id == applicant.merchant_id)
    )
    assert kept.all() == ["建盏"]
    with pytest.raises(papers.BrandMissing):
        await save(saving(3, kind="brand_authorisation"))
    with pytest.raises(papers.KindUnknown):
        await save(saving(3, kind="passport"))
    with pytest.raises(refusals.PaperOver):
        await save(saving(3, expires_on="2026-11-01"))


async def test_categories_that_are_not_there_or_shut_are_refused(session, applicant, tree):
    row = await applicant.row(session)
    strange = applying.SaveCategories(version=row.version, category_ids=[tree.silk, new_id()])
    with pytest.raises(refusals.CategoryUnknown) as refused:
        await applying.save_categories(session, applicant.actor, row.id, strange)
    assert refused.value.place == "body/category_ids/1"


async def test_an_application_out_of_reach_is_unknown(session, applicant, tree):
    other = await apply(session, tree)
    assert (
        await applications.application(session, other.actor, applicant.application_id, TODAY)
    ) is None
    row = await applicant.row(session)
    save = applying.SaveCategories(version=row.version, category_ids=[tree.silk])
    with pytest.raises(refusals.ApplicationUnknown):
        await applying.save_categories(session, other.actor, row.id, save)


async def test_of_two_reviewers_one_decides(database):
    async with database.transaction() as session:
        merchant = await make_applicant(session)
        made = await make_application(session, merchant_id=merchant.merchant_id)
        made.state, made.submitted_at = "submitted", MORNING
        await session.flush()

    async def refuse():
        command = reviewing.RefuseApplication(version=1, reason="重复申请")
        async with database.transaction() as session:
            await reviewing.refuse(session, SYSTEM, made.id, command, at=MORNING)

    outcomes = await asyncio.gather(*(refuse() for _ in range(5)), return_exceptions=True)
    assert outcomes.count(None) == 1
    assert {type(one) for one in outcomes if one is not None} <= {
        reviewing.NotSubmitted,
        ChangedMeanwhile,
    }
