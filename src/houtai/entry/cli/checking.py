"""`check` proves the books, `doctor` looks over the installation."""

import asyncio
import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Annotated

import typer

from houtai.entry.cli.shape import Command
from houtai.entry.cli.words import LANGUAGE, word
from houtai.entry.refusals import WrongUsage
from houtai.kit.texts import say

if TYPE_CHECKING:
    from rich.table import Table

    from houtai.entry.doctor import Finding
    from houtai.kit.invariants import Verdict

Full = Annotated[bool, typer.Option("--full", help=word("check.full"))]
AsJson = Annotated[bool, typer.Option("--json", help=word("as_json"))]


def add_to(app: typer.Typer) -> None:
    """Put these commands into the list."""
    app.command("check", cls=Command, help=word("check.help"))(_check)
    app.command("doctor", cls=Command, help=word("doctor.help"))(_doctor)


def _check(
    areas: Annotated[list[str] | None, typer.Option("--area", help=word("check.area"))] = None,
    *,
    full: Full = False,
    as_json: AsJson = False,
) -> int:
    from houtai.entry import proof, reach, steps, wiring

    known = sorted({invariant.name.partition(".")[0] for invariant in wiring.INVARIANTS})
    unknown = sorted(set(areas or ()) - set(known))
    if unknown:
        raise WrongUsage("check.unknown_area", areas=", ".join(unknown), known=", ".join(known))
    with reach.reached(reach.read_environment()) as database:
        steps.require_newest(database.address)
        url = database.address.app_url
        verdicts = asyncio.run(proof.prove_all(url, areas or known, full=full))
    if as_json:
        typer.echo(json.dumps([asdict(verdict) for verdict in verdicts], ensure_ascii=False))
    else:
        show_verdicts(verdicts)
    return 1 if any(verdict.breaches for verdict in verdicts) else 0


def show_verdicts(verdicts: Sequence["Verdict"]) -> None:
    """A table of promises, and below it every place where one is broken."""
    from rich.console import Console

    console = Console()
    console.print(_promises(verdicts))
    for verdict in verdicts:
        if verdict.breaches:
            console.print(_breaches(verdict))


def _promises(verdicts: Sequence["Verdict"]) -> "Table":
    table = _table("check.promise", "check.result", "check.seconds")
    for verdict in verdicts:
        count = len(verdict.breaches)
        result = word("check.broken", count=count) if count else word("check.kept")
        style = "red" if count else "green"
        table.add_row(
            say(verdict.name, LANGUAGE), f"[{style}]{result}[/]", f"{verdict.seconds:.2f}"
        )
    return table


def _breaches(verdict: "Verdict") -> "Table":
    from rich.markup import escape

    table = _table(
        *("check.subject", "check.expected", "check.found", "check.entry", "check.document"),
        title=say(verdict.name, LANGUAGE),
    )
    for breach in verdict.breaches:
        cells = (breach.subject, breach.expected, breach.found, breach.entry, breach.document)
        table.add_row(*(escape(cell or "") for cell in cells))
    return table


def _table(*headings: str, title: str | None = None) -> "Table":
    from rich import box
    from rich.table import Table

    table = Table(title=title, title_justify="left", box=box.SIMPLE_HEAD)
    for heading in headings:
        table.add_column(word(heading), overflow="fold")
    return table


def _doctor(*, as_json: AsJson = False) -> int:
    from houtai.entry import doctor

    findings = doctor.examine()
    if as_json:
        typer.echo(json.dumps([_as_object(finding) for finding in findings], ensure_ascii=False))
    else:
        _show_findings(findings)
    return 1 if any(finding.state == "fail" for finding in findings) else 0


def _as_object(finding: "Finding") -> dict[str, str]:
    return {
        "check": finding.check,
        "state": finding.state,
        "text": finding.text(LANGUAGE),
    }


def _show_findings(findings: Iterable["Finding"]) -> None:
    from rich.console import Console
    from rich.markup import escape

    signs = {"ok": "[green]✓[/]", "warn": "[yellow]![/]", "fail": "[red]✗[/]"}
    table = _table("doctor.state", "doctor.check", "doctor.finding")
    for finding in findings:
        title = word(f"doctor.{finding.check}.title")
        table.add_row(signs[finding.state], title, escape(finding.text(LANGUAGE)))
    Console().print(table)
