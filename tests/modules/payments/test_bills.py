"""Bills: read as their channels document them, fetched each morning, kept whatever they are."""

import gzip
import zipfile
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from io import BytesIO

import pytest
from sqlalchemy import select, update

from houtai.kit.auth import Actor
from houtai.kit.clock import utc_now
from houtai.kit.environment import Environment
from houtai.kit.ids import new_id
from houtai.kit.jobs import Context
from houtai.kit.objects import open_store
from houtai.modules.payments import handlers
from houtai.modules.payments.gateways.fake_wire import Answered, listening
from houtai.modules.payments.queries.channels import ChannelUnknown
from houtai.modules.payments.rules import patience
from houtai.modules.payments.rules.bills import Unreadable, alipay, exactly, sandbox, wechat
from houtai.modules.payments.rules.bills.readers import READERS
from houtai.modules.payments.service import bills
from houtai.modules.payments.tables import Bill, BillRow, Channel
from tests.factories.payments import NOON, Here

DAY = date(2026, 11, 21)
MORNING = datetime(2026, 11, 22, 2, 30, tzinfo=UTC)
"""Half past ten in China."""

WECHAT_NAMES = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,"
    "货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,"
    "商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
)
WECHAT_TOTALS = (
    "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
)
PAID = (
    "`2026-11-21 10:00:00,`wx01,`1900000001,`0,`,`4200001,`P1,`oUser,`NATIVE,`SUCCESS,`OTHERS,`CNY,"
    "`99.50,`0.00,`0,`0,`0.00,`0.00,`,`,`茶, 壶与杯,`,`0.59700,`0.60%,`99.50,`0.00,`"
)
BACK = (
    "`2026-11-21 23:59:59,`wx01,`1900000001,`0,`,`4200001,`P1,`oUser,`NATIVE,`REFUND,`OTHERS,`CNY,"
    "`0.00,`0.00,`5030001,`R1,`9.50,`0.00,`ORIGINAL,`SUCCESS,`茶, 壶与杯,`,`-0.05700,`0.60%,`0.00,"
    "`9.50,`"
)
TOLD = "`2,`99.50,`9.50,`0.00,`0.54000,`99.50,`9.50"
WECHAT_BILL = "\r\n".join(["\ufeff" + WECHAT_NAMES, PAID, BACK, WECHAT_TOTALS, TOLD, ""]).encode()
WECHAT_OLD = (
    "交易时间,公众账号ID,商户号,子商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,"
    "货币种类,总金额,代金券或立减优惠金额,微信退款单号,商户退款单号,退款金额,代金券或立减优惠退款金额,退款类型,"
    "退款状态,商品名称,商户数据包,手续费,费率\n"
    "`2014-11-10 16：33：45,`wx01,`1000,`0,`1,`1001,`P2,`o,`MICROPAY,`SUCCESS,`CFT,`CNY,`0.01,`0.0,"
    "`0,`0,`0,`0,`,`,`被扫支付测试,`订单额外描述,`0,`0.60%\n"
    "总交易单数,总交易额,总退款金额,总代金券或立减优惠退款金额,手续费总金额\n`1,`0.01,`0.0,`0.0,`0\n"
).encode()

ALIPAY_NAMES = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
    "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
    "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注"
)
_ALIPAY_ROW = (
    '{number}\t,P3\t,{kind}\t,"壶, 大"\t,2026-11-21 09:00:00,2026-11-21 09:00:05,\t,\t,\t,\t,'
    "张*(a***)\t,"
    "{amount},{amount},0.00,0.00,0.00,0.00,0.00,\t,0.00,0.00,{back}\t,{fee},0.00,\t"
)
ALIPAY_TEXT = "\n".join(
    [
        "#支付宝业务明细查询",
        "#账号：[20880000000000010156]",
        "#起始日期：[2026年11月21日 00:00:00]   终止日期：[2026年11月22日 00:00:00]",
        "#-----------------------------业务明细列表------------------------",
        ALIPAY_NAMES,
        _ALIPAY_ROW.format(
            number="2026112122001", kind="交易", amount="99.50", back="", fee="-0.60"
        ),
        _ALIPAY_ROW.format(
            number="2026112122001", kind="退款", amount="-9.50", back="R3", fee="0.06"
        ),
        "#-----------------------------------------业务明细列表结束--------------------------------",
        "#交易合计：1笔，商家实收共99.50元，商家优惠共0.00元",
        "#退款合计：1笔，商家实收退款共-9.50元，商家优惠退款共0.00元",
        "#导出时间：[2026年11月22日 09:00:00]",
    ]
)
SUMMARY_TEXT = "#支付宝业务汇总查询\n门店编号,门店名称,交易订单总笔数\n合计\t,\t,1\n#导出时间\n"


def _without(text: str, word: str) -> list[str]:
    """Its lines but those with the word."""
    return [line for line in text.splitlines() if word not in line]


def archive(*texts: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        for number, text in enumerate(texts):
            # Names in GBK, as theirs are: nothing may depend on reading them.
            name = f"2088_业务明细{number}.csv".encode("gb18030").decode("cp437", "replace")
            made.writestr(name, text.encode("gb18030"))
    return packed.getvalue()


BIG_ALIPAY = ALIPAY_TEXT.replace("99.50", "1234.50").replace("共1234.50", "共1,234.50")

SANDBOX_BILL = (
    b"kind,number,gateway_number,refund_number,amount_fen,at\n"
    b"payment,P1,SB1,,9950,2026-11-21T02:00:00+00:00\n"
    b"refund,P1,SB1,R1,950,2026-11-21T03:00:00+00:00\n"
)


# --- what they say ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("channel", "content", "gateway_number"),
    [
        ("wechat", WECHAT_BILL, "4200001"),
        ("wechat", gzip.compress(WECHAT_BILL), "4200001"),
        ("alipay", archive(SUMMARY_TEXT, ALIPAY_TEXT), "2026112122001"),
        ("alipay", archive(ALIPAY_TEXT, SUMMARY_TEXT), "2026112122001"),
        ("sandbox", SANDBOX_BILL, "SB1"),
    ],
)
def test_bills_of_all_channels_become_the_same_rows(channel, content, gateway_number):
    paid, back = READERS[channel](content)
    assert (paid.kind, paid.amount_fen, paid.refund_number) == ("payment", 9_950, "")
    assert (back.kind, back.amount_fen, back.number) == ("refund", 950, paid.number)
    assert back.refund_number.startswith("R")
    assert paid.gateway_number == back.gateway_number == gateway_number
    assert paid.moved_at.astimezone(UTC).date() == DAY


def test_fees_are_read_to_the_thousandth_of_a_fen_and_charged_ones_are_positive():
    assert [row.fee_fen_thousandths for row in wechat.read(WECHAT_BILL)] == [59_700, -5_700]
    assert [row.fee_fen_thousandths for row in alipay.read(archive(ALIPAY_TEXT))] == [
        60_000,
        -6_000,
    ]


def test_older_bills_of_wechat_have_other_names_and_wide_colons():
    [row] = wechat.read(WECHAT_OLD)
    assert (row.number, row.amount_fen) == ("P2", 1)
    assert row.moved_at.isoformat() == "2014-11-10T16:33:45+08:00"


def test_the_line_is_kept_as_it_came_and_its_number_said():
    paid, back = wechat.read(WECHAT_BILL)
    assert (paid.raw, paid.line, back.line) == (PAID, 2, 3)


def test_totals_of_alipay_may_bear_commas_and_say_why_they_differ():
    assert [row.amount_fen for row in alipay.read(archive(BIG_ALIPAY))] == [123_450, 950]
    with pytest.raises(Unreadable, match=r"payment received: 9951 at the end, 9950 in the lines"):
        alipay.read(archive(ALIPAY_TEXT.replace("共99.50元", "共99.51元")))


def test_a_day_without_movements_has_no_rows():
    nothing = "`0,`0.00,`0.00,`0.00,`0.00000,`0.00,`0.00"
    assert wechat.read(f"{WECHAT_NAMES}\n{WECHAT_TOTALS}\n{nothing}".encode()) == []
    assert list(alipay.read(archive(f"#业务明细\n{ALIPAY_NAMES}\n#交易合计：0笔"))) == []
    assert sandbox.read(SANDBOX_BILL.splitlines()[0]) == []


@pytest.mark.parametrize(
    ("channel", "content"),
    [
        ("wechat", b""),
        ("wechat", f"{WECHAT_NAMES}\n{PAID}\n{BACK}".encode()),
        ("wechat", WECHAT_BILL.replace(b"`99.50,`9.50", b"`99.51,`9.50")),
        ("wechat", f"{WECHAT_NAMES}\n{PAID}\n{WECHAT_TOTALS}\n{TOLD}".encode()),
        ("wechat", WECHAT_BILL.replace(b"`9.50,`\r\n", b"`9.505,`\r\n")),
        ("wechat", WECHAT_BILL.replace("商户订单号".encode(), "订单".encode())),
        ("wechat", gzip.compress(WECHAT_BILL)[:-20]),
        ("wechat", WECHAT_BILL.decode().encode("gb18030")),
        ("alipay", b"PK\x03\x04 an archive"),
        ("alipay", archive(SUMMARY_TEXT)),
        ("alipay", archive(ALIPAY_TEXT.replace("退款\t", "转账\t"))),
        ("alipay", archive(ALIPAY_TEXT.replace(",99.50,", ",NaN,"))),
        ("alipay", archive(ALIPAY_TEXT.replace("#交易合计：1笔", "#交易合计：2笔"))),
        ("alipay", archive(ALIPAY_TEXT.replace("共99.50元", "共99.51元"))),
        ("alipay", archive(ALIPAY_TEXT.replace("共-9.50元", "共-9.05元"))),
        ("alipay", archive(ALIPAY_TEXT.split("#交易合计", maxsplit=1)[0])),
        ("alipay", archive("\n".join(ALIPAY_TEXT.splitlines()[:-2]))),
        ("alipay", archive("\n".join(_without(ALIPAY_TEXT, "退款\t")))),
        ("sandbox", b""),
        ("sandbox", SANDBOX_BILL.replace(b"payment,", b"gift,")),
        ("sandbox", SANDBOX_BILL.replace(b",,9950", b",9950")),
    ],
)
def test_what_is_cut_off_changed_or_no_bill_at_all_is_not_read(channel, content):
    with pytest.raises(Unreadable):
        READERS[channel](content)


@pytest.mark.parametrize("written", ["1.234", "Infinity", "1e30", "元", "--1"])
def test_amounts_are_exact_or_refused(written):
    with pytest.raises(Unreadable):
        exactly(written, 2)


def test_amounts_may_bear_commas_and_be_empty():
    assert (exactly("1,234.50", 2), exactly("", 2), exactly("-0.01", 2)) == (123_450, 0, -1)


# --- when they are fetched ----------------------------------------------------------------------


class Theirs:
    """A sandbox that answers every bill with this."""

    def __init__(self):
        self.answer, self.asked = Answered(200, SANDBOX_BILL), []

    def __call__(self, asked):
        self.asked.append(asked.target)
        return self.answer


@pytest.fixture
async def theirs(session, tmp_path, monkeypatch):
    """The only channel that is set up, in a home of its own."""
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path))
    made = Theirs()
    async with listening(made) as address:
        facts = update(Channel).where(Channel.code == "sandbox").values(facts={"address": address})
        await session.execute(facts)
        yield made


@pytest.fixture
def fetch(session, theirs):
    """The job, with everything that waits being due."""

    async def now():
        due = update(Bill).where(Bill.due_at.is_not(None)).values(due_at=NOON)
        await session.execute(due)
        await handlers.fetch_bills(Context(Here(session), utc_now(), 1, 1))

    return now


async def known(session) -> list[Bill]:
    statement = select(Bill).order_by(Bill.day).execution_options(populate_existing=True)
    return list(await session.scalars(statement))


async def test_before_the_hour_nothing_is_planned_and_after_it_each_day_once(session, theirs):
    await bills.plan(session, MORNING - timedelta(minutes=31))
    assert await known(session) == []
    for _ in range(2):
        await bills.plan(session, MORNING)
    assert [(one.channel, one.day, one.state) for one in await known(session)] == [
        ("sandbox", DAY, "waiting")
    ]
    assert theirs.asked == []


async def test_days_that_were_missed_are_made_up_for(session, theirs):
    await bills.plan(session, MORNING - timedelta(days=3))
    await bills.plan(session, MORNING)
    assert [one.day.day for one in await known(session)] == [18, 19, 20, 21]


async def test_a_bill_is_kept_as_it_came_and_read_into_rows(session, theirs, fetch):
    await bills.plan(session, MORNING)
    await fetch()
    [bill] = await known(session)
    assert theirs.asked == [f"/v1/bills/{DAY}"]
    assert (bill.state, bill.error, bill.due_at) == ("read", None, None)
    counted = (bill.payment_count, bill.payment_fen, bill.refund_count, bill.refund_fen)
    assert counted == (1, 9_950, 1, 950)
    rows = list(await session.scalars(select(BillRow).order_by(BillRow.line)))
    assert [(row.bill_id, row.kind, row.amount_fen) for row in rows] == [
        (bill.id, "payment", 9_950),
        (bill.id, "refund", 950),
    ]
    opened = await open_store(Environment.read()).open(bills.key_of(bill.id))
    assert b"".join([piece async for piece in opened.chunks]) == SANDBOX_BILL


async def test_a_bill_that_cannot_be_read_is_kept_and_says_why(session, theirs, fetch):
    theirs.answer = Answered(200, b"kind,number\npayment")
    await bills.plan(session, MORNING)
    await fetch()
    [bill] = await known(session)
    assert (bill.state, bill.size_bytes) == ("unreadable", 19)
    assert "1 values under 2 names" in bill.error


async def test_a_bill_that_does_not_come_is_asked_for_again_and_given_up_at_last(
    session, theirs, fetch
):
    theirs.answer = Answered(503)
    await bills.plan(session, MORNING)
    await fetch()
    [bill] = await known(session)
    assert (bill.state, bill.attempts) == ("waiting", 1)
    assert bill.due_at > utc_now()
    for _ in range(patience.TRIES_MAX):
        await fetch()
    [bill] = await known(session)
    assert (bill.state, bill.due_at, bill.attempts) == ("failed", None, patience.TRIES_MAX)
    theirs.answer = Answered(200, SANDBOX_BILL)
    day = bills.yesterday(utc_now())
    await bills.ask(session, bills.AskForBill(channel="sandbox", day=day), at=utc_now())
    await fetch()
    assert [one.state for one in await known(session) if one.day == day] == ["read"]


async def test_a_bill_read_again_replaces_its_rows(session, theirs, fetch):
    command = bills.AskForBill(channel="sandbox", day=bills.yesterday(utc_now()))
    for _ in range(2):
        await bills.ask(session, command, at=utc_now())
        await fetch()
    assert len(list(await session.scalars(select(BillRow)))) == 2


async def test_bills_are_asked_for_of_days_that_are_over_and_channels_that_are_set_up(session):
    today = bills.yesterday(utc_now()) + timedelta(days=1)
    for day in (today, today - timedelta(days=60)):
        command = bills.AskForBill(channel="sandbox", day=day)
        with pytest.raises(bills.DayNotOver):
            await bills.ask(session, command, at=utc_now())
    command = bills.AskForBill(channel="wechat", day=today - timedelta(days=1))
    with pytest.raises(ChannelUnknown):
        await bills.ask(session, command, at=utc_now())


# --- the doors ----------------------------------------------------------------------------------


@pytest.fixture
def at_home(house, tmp_path):
    """The doors look for files where the job has put them."""
    before: Environment = house.state.environment
    house.state.environment = replace(before, home=tmp_path)
    yield
    house.state.environment = before


@pytest.mark.usefixtures("theirs", "at_home")
async def test_staff_sees_bills_their_rows_and_the_file(client_as, fetch):
    day = bills.yesterday(utc_now())
    path = "/api/console/payments/bills"
    async with client_as(clerk("payments.bill.write")) as client:
        made = await client.post(path, json={"channel": "sandbox", "day": str(day)})
        assert made.status_code == 201
        one = f"{path}/{made.json()}"
        assert (await client.get(f"{one}/file")).status_code == 404
        await fetch()
        listed = (await client.get(path, params={"state": "read"})).json()["items"]
        assert [bill["id"] for bill in listed] == [made.json()]
        rows = (await client.get(f"{one}/rows", params={"number": "P1"})).json()["items"]
        assert [row["line"] for row in rows] == [2, 3]
        fetched = await client.get(f"{one}/file")
        assert fetched.content == SANDBOX_BILL
        assert f"sandbox-{day}.csv" in fetched.headers["content-disposition"]
    async with client_as(clerk("payments.payment.write")) as client:
        for address in (path, one, f"{one}/rows", f"{one}/file"):
            assert (await client.get(address)).status_code == 403


def clerk(*permissions: str) -> Actor:
    return Actor(new_id(), frozenset(permissions), None, None, department_ids=None)
