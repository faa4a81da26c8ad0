"""Invoices say what was really paid: made when the shop's moment comes, set right by refunds."""

import pytest
from pydantic import ValidationError
from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError

from houtai.events.merchants import SELF_RUN_ID
from houtai.kit.ids import new_id
from houtai.modules.aftersale.service import deciding as cases
from houtai.modules.aftersale.service.deciding import AgreeToCase
from houtai.modules.catalog import public as catalog
from houtai.modules.invoicing.queries import issuers
from houtai.modules.invoicing.queries.own import own_invoices
from houtai.modules.invoicing.queries.requests import InvoiceRequestUnknown
from houtai.modules.invoicing.rules.taxing import tax_in
from houtai.modules.invoicing.service import asking, deciding, issuing, making, setting
from houtai.modules.invoicing.tables import Invoice, InvoiceLine
from houtai.modules.ordering import public as ordering
from tests.factories.aftersale import STAFF, ask, make_sold, money_moves
from tests.factories.inventory import seller
from tests.factories.invoicing import (
    COMPANY_NUMBER,
    afresh,
    make_issuer,
    numbers_come,
    unproved,
    want,
)
from tests.factories.ordering import NOON


def sums(request):
    """State, and what its invoices say that count: blue less red."""
    signs = {"blue": 1, "red": -1}
    issued = [one for one in request.invoices if one.state == "issued"]
    return (
        request.state,
        sum(signs[one.kind] * one.amount_fen for one in issued),
        sum(signs[one.kind] * one.tax_fen for one in issued),
    )


async def refunded(session, sold, *pieces, **changes):
    """So many of each line go back, and the money with them."""
    case = await ask(session, sold, *pieces, **changes)
    await cases.agree(session, STAFF, case.id, AgreeToCase(version=case.version), at=NOON)
    await money_moves(session, case)
    await making.set_right(session, {sold.trade_id}, at=NOON)


async def test_it_is_issued_when_the_goods_have_come(session):
    await make_issuer(session)
    sold = await make_sold(session, (3, 2_000), (1, 4_000), stage="shipped")
    request = await want(session, sold)
    assert (request.state, request.invoices) == ("waiting", ())
    await ordering.note_received(session, [sold.order_id], ordering.HOUSE, at=NOON)
    await making.release(session, [sold.order_id], at=NOON)
    request = await afresh(session, request)
    assert request.state == "asked"
    (blue,) = request.invoices
    assert (blue.amount_fen, [one.amount_fen for one in blue.lines]) == (10_000, [6_000, 4_000])
    assert blue.tax_fen == tax_in(6_000, 1_300) + tax_in(4_000, 1_300)
    request = await numbers_come(session, request)
    assert sums(request) == ("issued", 10_000, blue.tax_fen)
    assert not await unproved(session)


async def test_three_pieces_go_back_one_by_one_and_nothing_counts_any_more(session):
    await make_issuer(session)
    sold = await make_sold(session, (3, 667))
    request = await numbers_come(session, await want(session, sold))
    left = [request.invoices[0].amount_fen]
    for _ in range(3):
        await refunded(session, sold, 1)
        request = await afresh(session, request)
        assert request.state == "correcting"
        request = await numbers_come(session, request)
        left.append(sums(request)[1])
    assert left == [2_001, 1_334, 667, 0]
    assert sums(request) == ("reversed", 0, 0)
    assert [one.kind for one in request.invoices] == ["blue", "red", "red", "red"]
    assert not await unproved(session)


async def test_told_twice_it_is_taken_back_once(session):
    await make_issuer(session)
    sold = await make_sold(session, (2, 500))
    request = await numbers_come(session, await want(session, sold))
    await refunded(session, sold, 1)
    await making.set_right(session, {sold.trade_id}, at=NOON)
    request = await numbers_come(session, request)
    assert (sums(request)[1], len(request.invoices)) == (500, 2)


async def test_what_went_back_before_is_not_invoiced_and_what_does_meanwhile_follows(session):
    await make_issuer(session)
    sold = await make_sold(session, (3, 500))
    await refunded(session, sold, 1)
    request = await want(session, sold)
    assert request.invoices[0].amount_fen == 1_000
    await refunded(session, sold, 1)
    assert (await afresh(session, request)).state == "asked"
    request = await numbers_come(session, request)
    assert request.state == "correcting"
    request = await numbers_come(session, request)
    assert sums(request)[:2] == ("issued", 500)


async def test_an_order_that_is_cancelled_before_it_goes_leaves_nothing_on_its_invoice(session):
    await make_issuer(session, issue_at="paid")
    sold = await make_sold(session, (1, 900), stage="paid")
    request = await numbers_come(session, await want(session, sold))
    assert sums(request)[:2] == ("issued", 900)
    by = ordering.By("buyer", sold.who.member_id)
    await ordering.cancel_order(session, sold.order_id, by, at=NOON)
    await making.set_right(session, {sold.trade_id}, at=NOON)
    assert sums(await numbers_come(session, request)) == ("reversed", 0, 0)


async def test_goods_bear_what_the_nearest_category_says(session):
    await make_issuer(session)
    sold = await make_sold(session, (1, 10_900), (1, 11_300))
    found = await catalog.skus_by_id(session, {sold.skus[0]})
    category_id = found[sold.skus[0]].category_id
    code = "1030206010000000000"
    command = setting.SetTaxClass(code=code, rate_bp=900, version=0)
    await setting.set_tax_class(session, category_id, command)
    request = await want(session, sold)
    found = {one.amount_fen: (one.tax_code, one.tax_fen) for one in request.invoices[0].lines}
    assert found[10_900] == (code, 900)
    with pytest.raises(setting.TaxClassChanged):
        await setting.set_tax_class(session, category_id, command)
    await setting.drop_tax_class(session, category_id, 1)
    assert await issuers.tax_class_of(session, category_id) is None


async def test_one_at_a_time_and_only_of_ones_own_paid_order_in_a_shop_that_does(session):
    sold = await make_sold(session, (1, 500), merchant_id=new_id())
    shown = await own_invoices(session, sold.who.member_id, sold.order_id)
    assert shown.why_not == "not_offered"
    with pytest.raises(asking.NotInvoiced):
        await want(session, sold)
    await make_issuer(session)
    sold = await make_sold(session, (1, 500), stage="paid")
    request = await want(session, sold)
    assert (await own_invoices(session, sold.who.member_id, sold.order_id)).why_not == "asked"
    with pytest.raises(asking.NotInvoiced):
        await want(session, sold)
    with pytest.raises(asking.InvoiceOrderUnknown):
        await asking.show(session, new_id(), sold.order_id)
    with pytest.raises(InvoiceRequestUnknown):
        await asking.withdraw(session, new_id(), request.id, at=NOON)
    await asking.withdraw(session, sold.who.member_id, request.id, at=NOON)
    shown = await own_invoices(session, sold.who.member_id, sold.order_id)
    assert (shown.why_not, shown.last.title, shown.due_fen) == (None, "李雷", 500)


async def test_a_shop_that_issues_by_hand_notes_its_numbers(session):
    await make_issuer(session, provider="by_hand")
    sold = await make_sold(session, (2, 500))
    request = await want(session, sold)
    old_id = request.invoices[0].id
    await refunded(session, sold, 1)
    request = await afresh(session, request)
    (blue,) = request.invoices
    assert (request.state, blue.amount_fen, blue.id != old_id) == ("asked", 500, True)
    note = deciding.NoteInvoiceNumber(invoice_id=old_id, number="12345678", version=request.version)
    with pytest.raises(deciding.RequestElsewhere):
        await deciding.note_number(session, STAFF, request.id, note, at=NOON)
    note = note.model_copy(update={"invoice_id": blue.id})
    await deciding.note_number(session, STAFF, request.id, note, at=NOON)
    with pytest.raises(deciding.RequestElsewhere):
        await deciding.note_number(session, STAFF, request.id, note, at=NOON)
    request = await afresh(session, request)
    act = deciding.ActOnInvoice(version=request.version)
    await deciding.reverse(session, STAFF, request.id, act, at=NOON)
    request = await afresh(session, request)
    red = request.invoices[1]
    note = deciding.NoteInvoiceNumber(invoice_id=red.id, number="12345678", version=request.version)
    with pytest.raises(deciding.NumberTaken):
        await deciding.note_number(session, STAFF, request.id, note, at=NOON)
    note = note.model_copy(update={"number": "12345679"})
    await deciding.note_number(session, STAFF, request.id, note, at=NOON)
    assert sums(await afresh(session, request)) == ("reversed", 0, 0)
    again = await want(session, sold, title="韩梅梅")
    assert (again.state, again.invoices[0].amount_fen) == ("asked", 500)
    assert not await unproved(session)


async def test_what_the_provider_declines_is_tried_again_or_refused(session):
    await make_issuer(session)
    sold = await make_sold(session, (2, 500))
    request = await want(session, sold)
    (taken,) = [one for one in await issuing.take(session, NOON) if one.request_id == request.id]
    assert taken.slip.amount_fen == 1_000
    await issuing.record(session, taken, issuing.Failure("税号有误", final=True), at=NOON)
    request = await afresh(session, request)
    assert (request.state, request.reason) == ("failed", "税号有误")
    act = deciding.ActOnInvoice(version=request.version)
    await deciding.ask_again(session, STAFF, request.id, act, at=NOON)
    with pytest.raises(deciding.RequestElsewhere):
        await deciding.ask_again(session, STAFF, request.id, act, at=NOON)
    (taken,) = [one for one in await issuing.take(session, NOON) if one.request_id == request.id]
    await issuing.record(session, taken, issuing.Failure("timeout", final=False), at=NOON)
    request = await afresh(session, request)
    assert (request.state, request.invoices[0].error) == ("asked", "timeout")
    refuse = deciding.RefuseInvoice(version=request.version, reason="重复")
    with pytest.raises(deciding.RequestElsewhere):
        await deciding.refuse(session, STAFF, request.id, refuse, at=NOON)
    await issuing.record(session, taken, issuing.Failure("税号有误", final=True), at=NOON)
    request = await afresh(session, request)
    refuse = refuse.model_copy(update={"version": request.version})
    await deciding.refuse(session, STAFF, request.id, refuse, at=NOON)
    request = await afresh(session, request)
    assert (request.state, request.invoices) == ("refused", ())


async def test_a_late_answer_of_a_job_that_was_given_up_numbers_it_once(session):
    await make_issuer(session)
    sold = await make_sold(session, (1, 500))
    request = await want(session, sold)
    (taken,) = [one for one in await issuing.take(session, NOON) if one.request_id == request.id]
    for said in ("26000000000000000001", "26000000000000000001", issuing.Failure("no", final=True)):
        await issuing.record(session, taken, said, at=NOON)
    request = await afresh(session, request)
    assert (request.state, request.invoices[0].number) == ("issued", "26000000000000000001")


async def test_the_shops_people_issue_earlier_and_strangers_see_nothing(session):
    await make_issuer(session)
    sold = await make_sold(session, (1, 500), stage="paid")
    request = await want(session, sold)
    act = deciding.ActOnInvoice(version=request.version)
    stranger = seller(new_id())
    with pytest.raises(InvoiceRequestUnknown):
        await deciding.issue_now(session, stranger, request.id, act, at=NOON)
    with pytest.raises(issuers.IssuerUnknown):
        await issuers.issuer_of(session, stranger, new_id())
    await deciding.issue_now(session, STAFF, request.id, act, at=NOON)
    assert (await afresh(session, request)).state == "asked"
    with pytest.raises(deciding.RequestElsewhere):
        await deciding.issue_now(session, STAFF, request.id, act, at=NOON)


async def test_special_invoices_want_a_company_with_all_facts_in_a_shop_that_issues_them(session):
    await make_issuer(session)
    sold = await make_sold(session, (1, 500))
    facts = {
        "form": "special",
        "title_kind": "company",
        "title": "北京某某有限公司",
        "tax_number": COMPANY_NUMBER,
        "address": "北京市海淀区",
        "phone": "010-88888888",
        "bank": "招商银行",
    }
    with pytest.raises(ValidationError):
        asking.AskInvoice(**facts)
    with pytest.raises(ValidationError):
        asking.AskInvoice(title_kind="company", title="某公司")
    with pytest.raises(ValidationError):
        asking.AskInvoice(title_kind="person", title="李雷", tax_number=COMPANY_NUMBER)
    for wrong in (COMPANY_NUMBER[:-1] + "X", "12345", "91110108717743469K0"):
        with pytest.raises(ValidationError):
            asking.AskInvoice(title_kind="company", title="某公司", tax_number=wrong)
    facts["bank_account"] = "110902"
    with pytest.raises(asking.SpecialNotOffered):
        await want(session, sold, **facts)
    await make_issuer(session, special=True)
    assert (await want(session, sold, **facts)).form == "special"


@pytest.mark.parametrize("off_fen", [501, -1])
async def test_the_database_refuses_more_red_than_blue(session, off_fen):
    await make_issuer(session)
    sold = await make_sold(session, (1, 500))
    request = await want(session, sold)
    wrong = update(Invoice).where(Invoice.request_id == request.id).values(reversed_fen=off_fen)
    with pytest.raises(IntegrityError):
        await session.execute(wrong)


async def test_a_line_that_nobody_added_is_seen_by_the_check(session):
    await make_issuer(session)
    sold = await make_sold(session, (1, 500))
    (blue,) = (await want(session, sold)).invoices
    line = {"name": "x", "spec_text": "", "tax_code": "", "rate_bp": 0, "quantity": 1}
    await session.execute(
        insert(InvoiceLine).values(
            **line,
            invoice_id=blue.id,
            position=9,
            line_id=new_id(),
            merchant_id=SELF_RUN_ID,
            amount_fen=1,
            tax_fen=0,
        )
    )
    found = await unproved(session)
    assert [one.subject for one in found["invoicing.lines_add_up"]] == [f"invoice {blue.id}"]
