"""The door of the one search box."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import APIRouter, Query

from houtai.kit import finding
from houtai.kit.auth import CurrentActor
from houtai.kit.db import ReadSession
from houtai.kit.finding import Hit, Searcher, Sought
from houtai.kit.http import Router


def console(searchers: Sequence[Searcher]) -> APIRouter:
    """Doors over what these find. Everybody may ask; each searcher asks for its own permission."""
    doors = Router(prefix="/search", tags=["search"])

    @doors.get("")
    async def search(
        session: ReadSession, actor: CurrentActor, text: Annotated[Sought, Query()]
    ) -> list[Hit]:
        return await finding.find(session, actor, text, searchers)

    return doors
