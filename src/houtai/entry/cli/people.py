"""`user create`, `reset` and `unlock`: accounts, when nobody can sign in yet or any more."""

import asyncio
import secrets
import sys
from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Annotated

import typer

from houtai.entry.cli.shape import Command, Group
from houtai.entry.cli.words import tell, word

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncSession

FIRST_ROLE = "administrator"

Login = Annotated[str, typer.Option("--login", "-l", help=word("user.login"))]
FromStdin = Annotated[bool, typer.Option("--password-stdin", help=word("user.password_stdin"))]


def add_to(app: typer.Typer) -> None:
    """Put these commands into the list."""
    users = typer.Typer(cls=Group, help=word("user.help"), no_args_is_help=True)
    users.command("create", cls=Command, help=word("user.create_help"))(_create)
    users.command("reset", cls=Command, help=word("user.reset_help"))(_reset)
    users.command("unlock", cls=Command, help=word("user.unlock_help"))(_unlock)
    app.add_typer(users, name="user")


def _create(
    login: Login,
    name: Annotated[str, typer.Option("--name", "-n", help=word("user.name"))],
    role: Annotated[str, typer.Option("--role", "-r", help=word("user.role"))] = FIRST_ROLE,
    *,
    password_stdin: FromStdin = False,
) -> None:
    from houtai.kit.clock import utc_now
    from houtai.modules.identity import public as identity

    typed = _typed_password() if password_stdin else None
    command = identity.CreateAccount.model_validate(
        {
            "login": login,
            "name": name,
            "role": role,
            "password": secrets.token_urlsafe(32) if typed is None else typed,
        }
    )

    async def create(session: "AsyncSession") -> str:
        await identity.create_account(session, command, at=utc_now())
        if typed is not None:
            return typed
        # One that is made up for reading out, and has to be changed at the first sign-in.
        return await identity.reset_password(session, login=command.login, at=utc_now())

    password = _in_transaction(create)
    tell("user.created", login=login, role=role)
    if typed is None:
        tell("user.made_up", password=password)


def _reset(login: Login, *, password_stdin: FromStdin = False) -> None:
    from houtai.kit.clock import utc_now
    from houtai.modules.identity import public as identity

    typed = _typed_password() if password_stdin else None

    async def reset(session: "AsyncSession") -> str:
        return await identity.reset_password(session, login=login, password=typed, at=utc_now())

    password = _in_transaction(reset)
    tell("user.reset", login=login)
    if typed is None:
        tell("user.made_up", password=password)


def _unlock(
    login: Login,
    *,
    shared_rules: Annotated[
        bool, typer.Option("--shared-rules", help=word("user.shared_rules"))
    ] = False,
    second_factor: Annotated[
        bool, typer.Option("--second-factor", help=word("user.second_factor"))
    ] = False,
) -> None:
    from houtai.modules.identity import public as identity

    async def unlock(session: "AsyncSession") -> str:
        gone = await identity.unlock(
            session, login=login, also_shared=shared_rules, also_second_factor=second_factor
        )
        return str(gone)

    tell("user.unlocked", login=login, count=_in_transaction(unlock))


def _typed_password() -> str:
    """One line of standard input: never an argument, which other users of the machine could see."""
    return sys.stdin.readline().rstrip("\r\n")


def _in_transaction(act: "Callable[[AsyncSession], Awaitable[str]]") -> str:
    from houtai.entry import reach, steps
    from houtai.kit.db import Database

    async def run(url: str) -> str:
        opened = Database(url, connections_max=1)
        try:
            async with opened.transaction() as session:
                return await act(session)
        finally:
            await opened.close()

    with reach.reached(reach.read_environment()) as database:
        steps.require_newest(database.address)
        return asyncio.run(run(database.address.app_url))
