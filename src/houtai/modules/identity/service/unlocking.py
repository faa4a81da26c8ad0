"""Letting somebody in again from the command line, when rules or tries have shut him out."""

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.identity.queries import signing_in
from houtai.modules.identity.rules import logins
from houtai.modules.identity.rules.second_factor import second_factor_subject
from houtai.modules.identity.rules.sign_in import login_subject
from houtai.modules.identity.service import pace, restrictions, second_factor
from houtai.modules.identity.service.memberships import AccountUnknown


async def unlock(
    session: AsyncSession, *, login: str, also_shared: bool, also_second_factor: bool
) -> int:
    """Remove the restrictions of this login and forget its wrong tries; how many rules went.

    Restrictions of roles and consoles, and the second factor, go only when asked for. Raises
    AccountUnknown.
    """
    known = await signing_in.credentials_of_login(session, logins.normalised(login))
    if known is None:
        raise AccountUnknown(login=login)
    await pace.forget(session, login_subject(known.login))
    await pace.forget(session, second_factor_subject(known.account_id))
    if also_second_factor:
        await second_factor.take_away(session, known.account_id)
    return await restrictions.unlock(session, known.account_id, also_shared=also_shared)
