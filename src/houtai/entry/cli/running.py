"""`up`, `migrate`, `worker`, `sandbox`, and `serve`, which only `up` starts."""

from typing import Annotated

import typer

from houtai.entry.cli.shape import Command
from houtai.entry.cli.words import tell, word

Lifeline = Annotated[int | None, typer.Option(hidden=True)]


def add_to(app: typer.Typer) -> None:
    """Put these commands into the list."""
    app.command("up", cls=Command, help=word("up.help"))(_up)
    app.command("migrate", cls=Command, help=word("migrate.help"))(_migrate)
    app.command("worker", cls=Command, help=word("worker.help"))(_worker)
    app.command("sandbox", cls=Command, help=word("sandbox.help"))(_sandbox)
    app.command("serve", cls=Command, hidden=True)(_serve)


def _up(
    servers: Annotated[
        int, typer.Option("--workers", "-w", min=1, max=64, help=word("up.workers"))
    ] = 1,
    *,
    demo: Annotated[
        bool, typer.Option("--demo", envvar="HOUTAI_DEMO", show_envvar=False, help=word("up.demo"))
    ] = False,
) -> None:
    from houtai.entry import reach, up

    up.run(reach.read_environment(), servers=servers, tell=tell, demo=demo)


def _migrate(
    *, quiet: Annotated[bool, typer.Option("--quiet", "-q", help=word("migrate.quiet"))] = False
) -> None:
    from houtai.entry import reach
    from houtai.kit import migrate

    with reach.reached(reach.read_environment()) as database:
        owner_url = database.address.owner_url
        before, newest = migrate.present(owner_url), migrate.newest()
        if before == newest:
            if not quiet:
                tell("migrate.newest", step=newest)
            return
        migrate.upgrade(owner_url)
        tell("migrate.done", before=before or "0", after=migrate.present(owner_url))


def _worker(lifeline: Lifeline = None) -> None:
    from houtai.entry import lifeline as pipe
    from houtai.entry import reach, worker

    if lifeline is not None:
        pipe.hold_on(lifeline)
    environment = reach.read_environment()
    with reach.reached(environment) as database:
        worker.run(database.named_in(environment), database.address.app_url)


def _sandbox(
    door: Annotated[int | None, typer.Option(hidden=True)] = None, lifeline: Lifeline = None
) -> int:
    from houtai.entry import lifeline as pipe

    if lifeline is not None:
        pipe.hold_on(lifeline)
    from houtai.entry import reach
    from houtai.entry.sandbox import running

    environment = reach.read_environment()
    if door is None:
        return 0 if running.run_alone(environment) else 1
    return 0 if running.run(environment, door) else 1


def _serve(door: Annotated[int, typer.Option()], lifeline: Lifeline = None) -> int:
    from houtai.entry import lifeline as pipe

    if lifeline is not None:
        pipe.hold_on(lifeline)
    from houtai.entry import reach, serve

    environment = reach.read_environment()
    with reach.reached(environment) as database:
        return 0 if serve.run(database.named_in(environment), door) else 1
