"""What delivery costs: for a cart, for each of many products, for somebody who tries it out."""

from collections.abc import Sequence
from typing import Annotated
from uuid import UUID

from pydantic import Field
from sqlalchemy import ColumnElement
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.kit.auth import Actor
from houtai.kit.regions import AreaCode
from houtai.kit.shapes import Command
from houtai.modules.catalog import public as catalog
from houtai.modules.logistics.queries.templates import in_force, reached_by
from houtai.modules.logistics.rules import freight
from houtai.modules.logistics.rules.freight import FreightLine, FreightView, Template

LINES_MAX = 200


class TryFreight(Command):
    """Goods and a region to try out the templates in force."""

    region: AreaCode
    lines: Annotated[list[FreightLine], Field(min_length=1, max_length=LINES_MAX)]


Paths = dict[UUID, tuple[UUID, ...]]


async def quote(session: AsyncSession, lines: Sequence[FreightLine], region: str) -> FreightView:
    """What sending these lines together costs. Two statements, however many lines.

    Raises FreightTooLarge.
    """
    templates, paths = await _known(session, lines)
    return freight.freight(lines, region, templates=templates, paths=paths)


async def quote_each(
    session: AsyncSession, lines: Sequence[FreightLine], region: str
) -> dict[UUID, FreightView]:
    """What each line costs if it is sent alone, by its key: for lists of products.

    Raises FreightTooLarge.
    """
    templates, paths = await _known(session, lines)
    return {
        line.key: freight.freight([line], region, templates=templates, paths=paths)
        for line in lines
    }


async def try_out(session: AsyncSession, actor: Actor, command: TryFreight) -> FreightView:
    """The same for a person, by the templates that he reaches: a foreign merchant has none, as
    an unknown one has none. Raises FreightTooLarge.
    """
    reach = reached_by(actor)
    templates, paths = await _known(session, command.lines, reach=reach)
    return freight.freight(command.lines, command.region, templates=templates, paths=paths)


async def _known(
    session: AsyncSession,
    lines: Sequence[FreightLine],
    *,
    reach: ColumnElement[bool] | None = None,
) -> tuple[list[Template], Paths]:
    merchant_ids = {one.merchant_id for one in lines}
    templates = await in_force(session, merchant_ids, reach=reach)
    category_ids = {one.category_id for one in lines if one.category_id is not None}
    return templates, await catalog.category_paths(session, category_ids)
