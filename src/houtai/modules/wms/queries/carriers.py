"""Carriers are logistics' to know: the composition says whom to ask."""

from collections.abc import Mapping

from sqlalchemy.ext.asyncio import AsyncSession

from houtai.events.carriers import CheckCarriers

_checks: list[CheckCarriers] = []


def know_carriers(check: CheckCarriers) -> None:
    """From now on this one is asked."""
    _checks[:] = [check]


async def check_carriers(session: AsyncSession, written: Mapping[str, str]) -> None:
    """Codes by the place where somebody wrote them; raises what the owner of the list raises."""
    for check in _checks:
        await check(session, written)
