"""CAMT.052, .053 and .054, the bank statements of ISO 20022, of whatever version."""

from collections.abc import Iterator, Sequence
from datetime import datetime

from houtai.modules.reconciliation.rules.reading import (
    BEIJING,
    FEN_DIGITS,
    NUMBER_LENGTH_MAX,
    RAW_LENGTH_MAX,
    TEXT_LENGTH_MAX,
    Entry,
    Reading,
    Unreadable,
    come_to,
    exactly,
    moment,
    storable,
)
from houtai.modules.reconciliation.rules.reading.trees import Branch, tree

CURRENCY = "CNY"
_BODIES = (
    ("BkToCstmrStmt", "Stmt"),
    ("BkToCstmrAcctRpt", "Rpt"),
    ("BkToCstmrDbtCdtNtfctn", "Ntfctn"),
)
_OPENING, _CLOSING = ("OPBD", "PRCD"), ("CLBD",)
_PENDING = "PDNG"


def read(text: str) -> Reading | None:
    """None where it is something else. Raises Unreadable."""
    if not any(f"{body}>" in text for body, _ in _BODIES):
        return None
    root = tree(text)
    statements = [
        statement
        for document in root.branches
        for body, name in _BODIES
        for statement in document.all(body, name)
    ]
    if not statements:
        raise Unreadable("form_unknown")
    entries = [entry for one in statements for entry in _checked(one)]
    first, last = statements[0], statements[-1]
    return Reading(
        form="camt",
        channel="bank",
        purpose="bank",
        entries=entries,
        account=_account(first),
        opening_fen=_balance(first, _OPENING),
        closing_fen=_balance(last, _CLOSING),
    )


def _account(statement: Branch) -> str:
    told = statement.said("Acct", "Id", "IBAN") or statement.said("Acct", "Id", "Othr", "Id")
    return storable(told, NUMBER_LENGTH_MAX)


def _balance(statement: Branch, codes: Sequence[str]) -> int | None:
    for balance in statement.all("Bal"):
        if balance.said("Tp", "CdOrPrtry", "Cd") in codes:
            return _signed(balance)
    return None


def _checked(statement: Branch) -> list[Entry]:
    """Opening and entries come to the closing balance, where both are told."""
    booked = [one for one in statement.all("Ntry") if _state(one) != _PENDING]
    opening, closing = _balance(statement, _OPENING), _balance(statement, _CLOSING)
    if opening is not None and closing is not None:
        found = opening + sum(_signed(one) for one in booked)
        come_to(closing, found, line=statement.line)
    return [entry for one in booked for entry in _entries(one)]


def _state(entry: Branch) -> str:
    return entry.said("Sts", "Cd") or entry.said("Sts")


def _signed(branch: Branch) -> int:
    amount = next(branch.all("Amt"), None)
    if amount is None:
        raise Unreadable("no_amount", line=branch.line)
    currency = amount.attributes.get("Ccy", CURRENCY)
    if currency != CURRENCY:
        raise Unreadable("currency_foreign", line=amount.line, word=currency)
    amount_fen = exactly(amount.text, FEN_DIGITS, line=amount.line)
    match branch.said("CdtDbtInd"):
        case "CRDT":
            return amount_fen
        case "DBIT":
            return -amount_fen
        case other:
            raise Unreadable("sign_unknown", line=branch.line, word=other)


def _entries(booked: Branch) -> Iterator[Entry]:
    """What a batch is made of, where its parts say what they come to; else the batch."""
    parts = list(booked.all("NtryDtls", "TxDtls"))
    amount_fen = _signed(booked)
    amounts = [_part(one, booked) for one in parts]
    if len(parts) > 1 and None not in amounts and sum(filter(None, amounts)) == amount_fen:
        for part, part_fen in zip(parts, amounts, strict=True):
            yield _entry(booked, part, part_fen or 0)
    else:
        yield _entry(booked, parts[0] if len(parts) == 1 else None, amount_fen)


def _part(details: Branch, booked: Branch) -> int | None:
    told = next(details.all("Amt"), None) or next(details.all("AmtDtls", "TxAmt", "Amt"), None)
    if told is None:
        return None
    sign = details.said("CdtDbtInd") or booked.said("CdtDbtInd")
    amount_fen = exactly(told.text, FEN_DIGITS, line=told.line)
    return amount_fen if sign == "CRDT" else -amount_fen


def _entry(booked: Branch, details: Branch | None, amount_fen: int) -> Entry:
    where = details or booked
    party = "Dbtr" if amount_fen > 0 else "Cdtr"
    summary = " ".join(one.text.strip() for one in where.all("RmtInf", "Ustrd"))
    reference = where.said("Refs", "EndToEndId")
    return Entry(
        sheet=0,
        line=where.line,
        kind="payment" if amount_fen > 0 else "refund",
        amount_fen=amount_fen,
        moved_at=_moved_at(booked),
        raw=storable(_shown(where), RAW_LENGTH_MAX),
        number="" if reference == "NOTPROVIDED" else storable(reference, NUMBER_LENGTH_MAX),
        gateway_number=storable(
            where.said("Refs", "AcctSvcrRef") or booked.said("AcctSvcrRef"), NUMBER_LENGTH_MAX
        ),
        party=storable(
            where.said("RltdPties", party, "Nm") or where.said("RltdPties", party, "Pty", "Nm"),
            TEXT_LENGTH_MAX,
        ),
        summary=storable(summary or booked.said("AddtlNtryInf"), TEXT_LENGTH_MAX),
    )


def _moved_at(booked: Branch) -> datetime:
    for name in ("BookgDt", "ValDt"):
        if told := booked.said(name, "DtTm"):
            try:
                found = datetime.fromisoformat(told)
            except ValueError as error:
                raise Unreadable("no_time", line=booked.line, word=told) from error
            return found if found.tzinfo else found.replace(tzinfo=BEIJING)
        if told := booked.said(name, "Dt"):
            return moment(told[:10], line=booked.line)
    raise Unreadable("no_time", line=booked.line)


def _shown(branch: Branch) -> str:
    """The leaves with their names."""
    if not branch.branches:
        return f"{branch.name}={branch.text.strip()}"
    return " ".join(_shown(one) for one in branch.branches)
