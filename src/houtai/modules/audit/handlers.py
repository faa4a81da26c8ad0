"""What is told of deeds and sign-ins ends in the logs, batch by batch."""

from collections.abc import Sequence

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.audit import DeedDone
from houtai.events.identity import SignInTried
from houtai.modules.audit.service import keeping
from houtai.modules.audit.service.keeping import FindPeople


async def keep(
    session: AsyncSession,
    events: Sequence[DeedDone | SignInTried],
    *,
    find_people: FindPeople,
) -> None:
    """Append a batch to both logs."""
    deeds = [event for event in events if isinstance(event, DeedDone)]
    tries = [event for event in events if isinstance(event, SignInTried)]
    await keeping.keep_deeds(session, deeds, find_people)
    await keeping.keep_logins(session, tries, find_people)
