"""The bank's file, and the bank's answers read back line by line."""

from io import BytesIO

from python_calamine import CalamineWorkbook

from houtai.kit.auth import reading_as
from houtai.modules.payouts.queries.batches import batch_rows
from houtai.modules.payouts.service import sheet
from houtai.modules.payouts.service.sheet import AMOUNT, NUMBER, OUTCOME, RESULTS
from tests.factories.payouts import STAFF, afresh, make_payout, sides, unproved
from tests.modules.catalog.sheet_desk import Desk


def row(payout, outcome="成功", changes=None):
    return {
        "打款流水号": payout.attempts[-1].number,
        "金额（元）": "500.00",
        "结果": outcome,
        "银行流水号": "20261111000123",
        "失败原因": "",
        **(changes or {}),
    }


async def test_a_file_is_read_line_by_line_and_read_twice_nothing_happens(
    session, database, tmp_path
):
    paid, refused, untouched = [await make_payout(session, sent=True) for _ in range(3)]
    desk = Desk(session, database, tmp_path, None, STAFF)
    rows = [
        row(paid),
        row(refused, "失败", {"失败原因": "户名不符"}),
        row(untouched, changes={"金额（元）": "500.01"}),
        row(paid, changes={"打款流水号": "WA2611110000000000000"}),
        row(untouched, "也许", {"打款流水号": "WA2611110000000000001"}),
    ]
    for _ in range(2):
        import_id = await desk.bring_in(rows, RESULTS)
        assert await desk.errors(import_id) == {
            4: [("payouts.amount_differs", AMOUNT.key)],
            5: [("payouts.number_unknown", NUMBER.key)],
            6: [("sheets.not_a_choice", OUTCOME.key)],
        }
        assert await sides(session, paid) == (0, 0, 50_000)
        assert await sides(session, refused) == (0, 50_000, 0)
    states = [(await afresh(session, one)).state for one in (paid, refused, untouched)]
    assert states == ["paid", "failed", "sent"]
    assert (await afresh(session, refused)).reason == "户名不符"
    assert len((await afresh(session, paid)).attempts[0].answers) == 1
    assert await unproved(session) == {}


async def test_what_contradicts_is_told_and_what_was_heard_is_not_undone(
    session, database, tmp_path
):
    payout = await make_payout(session, sent=True)
    desk = Desk(session, database, tmp_path, None, STAFF)
    import_id = await desk.bring_in([row(payout)], RESULTS)
    wrong = await desk.bring_in([row(payout, "失败")], RESULTS)
    assert await desk.errors(wrong) == {2: [("payouts.contradicts", OUTCOME.key)]}
    await desk.undo(import_id, RESULTS)
    assert await desk.errors(import_id) == {2: [("payouts.heard_already", None)]}
    await desk.bring_in([row(payout, "退票")], RESULTS)
    assert (await afresh(session, payout)).state == "returned"
    assert await sides(session, payout) == (0, 50_000, 0)


async def test_the_file_for_the_bank_says_what_and_where(session):
    payout = await make_payout(session, sent=True)
    with reading_as(STAFF):
        name, rows = await batch_rows(session, payout.attempts[0].batch_id)
    written = await sheet.write(rows, form="csv", name=name, language="zh-CN")
    head, line = written.decode("utf-8-sig").splitlines()
    assert head == "打款流水号,收款户名,收款账号,开户银行,开户支行,金额（元）,打款单号"
    number = payout.attempts[0].number
    said = f"{number},武夷清风茶业有限公司,{rows[0].bank_account},中国建设银行,武夷山支行"
    assert line == f"{said},500.00,{payout.number}"
    written = await sheet.write(rows, form="xlsx", name=name, language="zh-CN")
    cells = CalamineWorkbook.from_filelike(BytesIO(written)).get_sheet_by_index(0).to_python()
    assert (cells[-1][2], cells[-1][5]) == (rows[0].bank_account, 500)
