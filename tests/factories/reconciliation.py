"""Statements, and files as channels and banks write them; states only what a test relies on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from typing import Any

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.ids import new_id
from houtai.kit.paging import LIMIT_MAX, Wanted
from houtai.modules.reconciliation.queries.statements import (
    MoneyStatementView,
    StatementLineView,
    StatementProblemView,
    list_lines,
    list_problems,
    one_statement,
)
from houtai.modules.reconciliation.rules.reading import Unreadable
from houtai.modules.reconciliation.rules.reading.recognise import read
from houtai.modules.reconciliation.service import reading, uploading
from houtai.modules.reconciliation.tables import Statement

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
STAFF = Actor(id=new_id(), merchant_ids=None, warehouse_ids=None, all_fields=True)

WECHAT_NAMES = (
    "交易时间,公众账号ID,商户号,特约商户号,设备号,微信订单号,商户订单号,用户标识,交易类型,交易状态,付款银行,"
    "货币种类,应结订单金额,代金券金额,微信退款单号,商户退款单号,退款金额,充值券退款金额,退款类型,退款状态,"
    "商品名称,商户数据包,手续费,费率,订单金额,申请退款金额,费率备注"
)
WECHAT_TOTALS = (
    "总交易单数,应结订单总金额,退款总金额,充值券退款总金额,手续费总金额,订单总金额,申请退款总金额"
)
FUND_NAMES = (
    "记账时间,微信支付业务单号,资金流水单号,业务名称,业务类型,收支类型,收支金额（元）,账户结余（元）,"
    "资金变更提交申请人,备注,业务凭证号"
)
FUND_TOTALS = "资金流水总笔数,收入笔数,收入金额,支出笔数,支出金额"
ALIPAY_NAMES = (
    "支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,"
    "订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,"
    "商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注"
)
ALIPAY_FUND_NAMES = (
    "账务流水号,业务流水号,商户订单号,商品名称,发生时间,对方账号,收入金额（+元）,支出金额（-元）,账户余额（元）,"
    "交易渠道,业务类型,备注"
)


@dataclass(frozen=True)
class Moved:
    """One movement that a channel writes; below zero it went back."""

    number: str
    gateway_number: str
    amount_fen: int
    refund_number: str = ""
    at: str = "2026-11-21 10:00:00"


def yuan(fen: int) -> str:
    """As channels write it."""
    sign = "-" if fen < 0 else ""
    return f"{sign}{abs(fen) // 100}.{abs(fen) % 100:02d}"


def wechat_bill(moved: Sequence[Moved]) -> bytes:
    """A trade bill of 27 columns."""
    paid = sum(one.amount_fen for one in moved if one.amount_fen > 0)
    back = -sum(one.amount_fen for one in moved if one.amount_fen < 0)
    totals = (str(len(moved)), *map(yuan, (paid, back, 0, 0, paid, back)))
    lines = [WECHAT_NAMES, *map(_wechat_line, moved), WECHAT_TOTALS, _ticked(totals), ""]
    return "\r\n".join(["\ufeff" + lines[0], *lines[1:]]).encode()


def _ticked(values: Sequence[str]) -> str:
    return ",".join(f"`{one}" for one in values)


def _wechat_line(one: Moved) -> str:
    came, went = max(one.amount_fen, 0), max(-one.amount_fen, 0)
    state = "SUCCESS" if came else "REFUND"
    back = ("5030" + one.refund_number, one.refund_number) if went else ("0", "0")
    refund = ("ORIGINAL", "SUCCESS") if went else ("", "")
    return _ticked(
        (
            *(one.at, "wx01", "1900000001", "0", "", one.gateway_number, one.number, "oUser"),
            *("NATIVE", state, "OTHERS", "CNY", yuan(came), "0.00", *back, yuan(went), "0.00"),
            *(*refund, "茶, 壶与杯", "", "0.00600", "0.60%", yuan(came), yuan(went), ""),
        )
    )


def wechat_fund(amounts: Sequence[int], opening_fen: int = 0, day: str = "2026-11-21") -> bytes:
    """A fund bill with its running balance."""
    balance, lines = opening_fen, [FUND_NAMES]
    for place, fen in enumerate(amounts):
        balance += fen
        side = "收入" if fen > 0 else "支出"
        named = (f"{day} 10:00:{place:02d}", f"B{place}", f"F{day}{place}", "交易", "交易", side)
        rest = ("system", "", f"V{place}")
        lines.append(_ticked((*named, yuan(abs(fen)), yuan(balance), *rest)))
    came = [one for one in amounts if one > 0]
    went = [-one for one in amounts if one < 0]
    told = (f"{len(amounts)}.0", str(len(came)), yuan(sum(came)), str(len(went)), yuan(sum(went)))
    return "\n".join([*lines, FUND_TOTALS, _ticked(told)]).encode()


def alipay_bill(moved: Sequence[Moved]) -> bytes:
    """A business detail, as it lies in the archive."""
    paid = [one.amount_fen for one in moved if one.amount_fen > 0]
    back = [one.amount_fen for one in moved if one.amount_fen < 0]
    lines = [
        "#支付宝业务明细查询",
        "#账号：[20880000000000010156]",
        "#起始日期：[2026年11月21日 00:00:00]   终止日期：[2026年11月22日 00:00:00]",
        "#-----------------------------业务明细列表------------------------",
        ALIPAY_NAMES,
        *map(_alipay_line, moved),
        "#-----------------------------------业务明细列表结束--------------------------------",
        f"#交易合计：{len(paid)}笔，商家实收共{yuan(sum(paid))}元，商家优惠共0.00元",
        f"#退款合计：{len(back)}笔，商家实收退款共{yuan(sum(back))}元，商家优惠退款共0.00元",
        "#导出时间：[2026年11月22日 09:00:00]",
    ]
    return "\n".join(lines).encode("gb18030")


def _alipay_line(one: Moved) -> str:
    kind = "交易" if one.amount_fen > 0 else "退款"
    amount = yuan(one.amount_fen)
    cells = (
        *(one.gateway_number, one.number, kind, '"壶, 大"', one.at, one.at, "", "", "", ""),
        *("张*(a***)", amount, amount, "0.00", "0.00", "0.00", "0.00", "0.00", "", "0.00"),
        *("0.00", one.refund_number, "-0.60" if one.amount_fen > 0 else "0.06", "0.00", ""),
    )
    return ",".join(f"{cell}\t" for cell in cells)


def alipay_fund(amounts: Sequence[int], opening_fen: int = 0) -> bytes:
    """An account detail with its running balance."""
    balance, lines = opening_fen, []
    for place, fen in enumerate(amounts):
        balance += fen
        came, went = yuan(max(fen, 0)), yuan(min(fen, 0))
        named = (f"A{place}", f"B{place}", f"P{place}", "茶", f"2026-11-21 10:00:{place:02d}")
        cells = (*named, "a***", came, went, yuan(balance), "支付宝", "在线支付", "")
        lines.append(",".join(f"{cell}\t" for cell in cells))
    comings = [one for one in amounts if one > 0]
    goings = [one for one in amounts if one < 0]
    head = ["#支付宝账务明细查询", "#账号：[20880000000000010156]", ALIPAY_FUND_NAMES]
    told = [
        f"#支出合计：{len(goings)}笔，共{yuan(sum(goings))}元",
        f"#收入合计：{len(comings)}笔，共{yuan(sum(comings))}元",
    ]
    return "\n".join([*head, *lines, *told]).encode("gb18030")


async def make_statement(session: AsyncSession, **changes: Any) -> Statement:
    """An upload that waits to be read, of a content of its own."""
    statement_id = new_id()
    made = Statement(
        **{
            "id": statement_id,
            "source": "upload",
            "file_name": "账单.csv",
            "size_bytes": 12,
            "content_hash": sha256(statement_id.bytes).digest(),
            "state": "waiting",
            "uploaded_by": STAFF.id,
            "created_at": NOON,
            **changes,
        }
    )
    session.add(made)
    await session.flush()
    return made


async def bring_in(
    session: AsyncSession, content: bytes, name: str = "a.csv"
) -> MoneyStatementView:
    """Uploaded and read, as a job does it."""
    received = uploading.Received.of(name, content)
    await uploading.keep(session, STAFF, received, at=NOON)
    taken = await reading.take(session, NOON)
    assert taken is not None
    assert taken.id == received.id
    try:
        await reading.record(session, taken, read(content), at=NOON)
    except Unreadable as unreadable:
        await reading.refuse(session, taken, unreadable)
    return await one_statement(session, received.id)


def _whole(sort: str) -> Wanted:
    return Wanted(sort, descending=False, limit=LIMIT_MAX)


async def lines_of(session: AsyncSession, statement: MoneyStatementView) -> list[StatementLineView]:
    """In the order of the file."""
    page = await list_lines(session, statement.id, _whole("place"))
    return page.items


async def problems_of(
    session: AsyncSession, statement: MoneyStatementView
) -> list[StatementProblemView]:
    """In the order of the file."""
    page = await list_problems(session, statement.id, _whole("place"))
    return page.items
