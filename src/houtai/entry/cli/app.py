"""The `houtai` command: its parts put together, and how it takes leave."""

from collections.abc import Sequence

import typer

from houtai.entry.cli import (
    benching,
    checking,
    copies,
    demo,
    people,
    replaying,
    running,
    simulating,
)
from houtai.entry.cli.shape import Group
from houtai.entry.cli.words import complain, word

INTERRUPTED = 130

app = typer.Typer(
    name="houtai",
    cls=Group,
    help=word("help"),
    epilog=word("exit_codes"),
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
)
for part in (running, checking, copies, people, demo, simulating, replaying, benching):
    part.add_to(app)


@app.callback(invoke_without_command=True)
def _show_help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def run(arguments: Sequence[str]) -> int:
    """Run one command; what can be expected to go wrong is told in a sentence."""
    try:
        return app(arguments, prog_name="houtai", standalone_mode=False) or 0
    except (KeyboardInterrupt, typer.Abort):
        complain(word("interrupted"))
        return INTERRUPTED
    except Exception as problem:
        from houtai.entry.cli.failing import told

        ending = told(problem)
        if ending is None:
            raise
        complain(ending.text)
        return ending.exit_code
