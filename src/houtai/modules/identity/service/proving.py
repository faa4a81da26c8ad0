"""Showing one's own password again, before something that only its owner should do."""

from datetime import datetime
from uuid import UUID

from houtai.kit.db import Database
from houtai.kit.errors import Invalid, Unauthenticated
from houtai.kit.shapes import Command
from houtai.modules.identity.queries import signing_in as queries
from houtai.modules.identity.rules import passwords
from houtai.modules.identity.rules.sign_in import Caller, address_subject, login_subject
from houtai.modules.identity.service import hashing, pace


class WrongPassword(Invalid):
    code = "identity.wrong_password"


class ProveOneself(Command):
    """One's own password, once more."""

    password: passwords.Password


async def prove(
    database: Database,
    account_id: UUID,
    password: str,
    *,
    caller: Caller,
    at: datetime,
    place: str = "body/password",
) -> queries.Credentials:
    """What the password was held against. Wrong guesses count as in signing in.

    Raises WrongPassword, TooManyTries or SignInBusy.
    """
    with hashing.place_in_queue():
        async with database.transaction() as session:
            known = await queries.credentials_of(session, account_id)
            if known is None:
                raise Unauthenticated
            subjects = {
                "address_subject": address_subject(caller.address),
                "login_subject": login_subject(known.login),
            }
            wait_seconds = await pace.take_try(session, **subjects, at=at)
        if wait_seconds:
            raise pace.TooManyTries(retry_seconds=wait_seconds)
        if not await hashing.is_right(password, known.password_hash):
            raise WrongPassword(place=place)
    async with database.transaction() as session:
        await pace.give_back(session, **subjects)
    return known
