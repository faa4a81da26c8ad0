"""The door of the desk: what waits for whoever asks."""

from collections.abc import Sequence

from fastapi import APIRouter

from houtai.kit import duties
from houtai.kit.auth import CurrentActor
from houtai.kit.clock import utc_now
from houtai.kit.db import ReadSession
from houtai.kit.duties import Duty, DutyView
from houtai.kit.http import Router


def console(known: Sequence[Duty]) -> APIRouter:
    """Doors over these. Everybody may ask; each duty asks for its own permission."""
    doors = Router(prefix="/duties", tags=["duties"])

    @doors.get("")
    async def list_duties(session: ReadSession, actor: CurrentActor) -> list[DutyView]:
        """With those of which nothing waits; counts end at 1,000."""
        return await duties.waiting(session, actor, known, at=utc_now())

    return doors
