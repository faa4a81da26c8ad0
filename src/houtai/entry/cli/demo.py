"""`demo`: a platform to try houtai on, and its end."""

import asyncio
import logging
from typing import Annotated

import typer

from houtai.entry.cli.shape import Command
from houtai.entry.cli.words import LANGUAGE, tell, word
from houtai.entry.refusals import Refused

ACTIVE = 1


def add_to(app: typer.Typer) -> None:
    """Put this command into the list."""
    app.command("demo", cls=Command, help=word("demo.help"))(_demo)


def _demo(
    *,
    end: Annotated[bool, typer.Option("--end", help=word("demo.end"))] = False,
    once: Annotated[bool, typer.Option("--once", help=word("demo.once"))] = False,
    active: Annotated[bool, typer.Option("--active", hidden=True)] = False,
) -> int:
    from houtai.entry import reach, steps
    from houtai.entry.demo import loading, passwords
    from houtai.kit import logs
    from houtai.kit.objects import open_store
    from houtai.kit.texts import say

    environment = reach.read_environment()
    if environment.production and not (end or active):
        raise Refused("demo.not_in_production")
    # What it says to people is all that it says, unless something goes wrong.
    logs.configure(environment, least=logging.WARNING)
    with reach.reached(environment) as database:
        steps.require_newest(database.address)
        url = database.address.app_url
        if active:
            return ACTIVE if asyncio.run(loading.active_logins(url)) else 0
        if end:
            shut = asyncio.run(loading.end(url))
            passwords.forget(environment.home)
            tell("demo.ended", count=len(shut))
            return 0
        known = passwords.kept(environment.home)
        store = open_store(environment)
        loaded = asyncio.run(loading.load(url, store, LANGUAGE, known, only_once=once))
    if loaded is None:
        return 0
    path = passwords.keep(environment.home, loaded, say("demo.heading", LANGUAGE))
    tell("demo.loaded", file=path)
    return 0
