"""Figures of cases."""

from typing import Annotated

from fastapi import Depends

from houtai.kit.auth import Actor, allow
from houtai.kit.db import ReadSession
from houtai.kit.http import Router
from houtai.kit.shapes import Moment
from houtai.modules.aftersale.queries import figures

doors = Router()
CanRead = Annotated[Actor, Depends(allow("aftersale.case.read"))]


@doors.get("/figures")
async def show_case_figures(
    session: ReadSession, actor: CanRead, opened_from: Moment, opened_before: Moment
) -> figures.CaseFiguresView:
    """Of cases that were opened in this time, a month at most."""
    return await figures.figures(session, actor, opened_from, opened_before)
