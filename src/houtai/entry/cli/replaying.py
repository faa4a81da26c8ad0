"""`replay`: sales of the past through the whole house, and whether its books say what they say."""

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from houtai.entry.cli.shape import Command
from houtai.entry.cli.words import LANGUAGE, tell, word
from houtai.kit.texts import say

if TYPE_CHECKING:
    from rich.table import Table

    from houtai.entry.replay.account import Account
    from houtai.entry.replay.plan import Plan
    from houtai.entry.replay.running import Closing, Progress

SALES = typer.Argument(help=word("replay.file"), exists=True, dir_okay=False, readable=True)
File = Annotated[Path, SALES]
ByMapping = Annotated[str, typer.Option("--mapping", help=word("replay.mapping"))]
ReadOnly = Annotated[bool, typer.Option("--dry-run", help=word("replay.dry_run"))]


def add_to(app: typer.Typer) -> None:
    """Put this command into the list."""
    app.command("replay", cls=Command, help=word("replay.help"))(_replay)


def _replay(file: File, mapping: ByMapping, *, dry_run: ReadOnly = False) -> int:
    from rich.console import Console

    from houtai.entry.replay import plan
    from houtai.entry.replay.mapping import read_mapping

    planned = plan.made(file, read_mapping(mapping))
    console = Console()
    console.print(_fates(planned.account, planned.mapping.currency))
    if dry_run:
        return 0
    return _tell(_through(planned), console)


def _through(planned: "Plan") -> "Closing":
    from houtai.entry.replay import running
    from houtai.entry.simulate.home import home_of_its_own
    from houtai.kit.environment import Environment

    tell("replay.furnishing", goods=len(planned.goods), buyers=len(planned.buyers))
    with home_of_its_own() as url:
        return asyncio.run(running.run(url, Environment.read(), planned, _progress))


def _progress(one: "Progress") -> None:
    tell(
        "replay.day",
        day=one.day,
        orders=one.orders,
        cases=one.cases,
        seconds=f"{one.seconds:.0f}",
    )


def _tell(closing: "Closing", console: object) -> int:
    from rich.console import Console

    assert isinstance(console, Console)
    console.print(_months(closing))
    for one in closing.differences:
        tell(
            "replay.differs",
            by=word(f"replay.by.{one.by}"),
            told=word(f"replay.fate.{one.told}"),
            name=one.name or "-",
            file=f"{one.file:.2f}",
            books=f"{one.books:.2f}",
        )
    for verdict in closing.broken:
        tell("replay.broken", promise=say(verdict.name, LANGUAGE), count=len(verdict.breaches))
    if closing.unsettled:
        tell("replay.unsettled", count=closing.unsettled)
    rate = f"{closing.orders / closing.seconds:.1f}"
    facts = {"orders": closing.orders, "cases": closing.cases, "rate": rate}
    tell("replay.agrees" if closing.agrees else "replay.wrong", **facts)
    return 0 if closing.agrees else 1


def _fates(account: "Account", currency: str) -> "Table":
    """Every line of the file, by what becomes of it."""
    table = _table("replay.fates", "fate", "why", "lines", "pieces", "amount")
    for (kind, reason), total in sorted(account.by_reason.items()):
        why = word(f"replay.reason.{reason}") if reason else ""
        table.add_row(
            word(f"replay.fate.{kind}"),
            why,
            f"{total.lines:,}",
            f"{total.pieces:,}",
            f"{total.amount:,.2f} {currency}",
        )
    table.add_section()
    every = account.by_reason.values()
    table.add_row(
        word("replay.sum"),
        "",
        f"{sum(one.lines for one in every):,}",
        f"{sum(one.pieces for one in every):,}",
        f"{sum(one.amount for one in every):,.2f} {currency}",
    )
    return table


def _months(closing: "Closing") -> "Table":
    """What the file says of each month beside what the house's books say."""
    from houtai.entry.replay.account import ZERO, Total

    table = _table("replay.months", "month", "ordered", "in_books", "returned", "in_books")
    months = sorted({month for _, month in closing.account.by_month})
    for month in months:
        row = [month]
        for told in ("order", "return"):
            file = closing.account.by_month.get((told, month), Total()).amount
            row += [
                f"{file:,.2f}",
                f"{closing.books.amounts.get(('month', told, month), ZERO):,.2f}",
            ]
        table.add_row(*row)
    return table


def _table(title: str, first: str, *numbers: str) -> "Table":
    from rich.table import Table

    table = Table(title=word(title), title_justify="left")
    table.add_column(word(f"replay.column.{first}"))
    for name in numbers:
        table.add_column(
            word(f"replay.column.{name}"), justify="left" if name == "why" else "right"
        )
    return table
