"""Whether the layers agree: one statement each over all accounts of stock, and who broke it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from uuid import UUID

from sqlalchemy import (
    BigInteger,
    ColumnElement,
    Select,
    Subquery,
    Text,
    Uuid,
    case,
    cast,
    column,
    func,
    null,
    or_,
    select,
    values,
)
from sqlalchemy.dialects.postgresql import distinct_on
from sqlalchemy.ext.asyncio import AsyncSession

from houtai.modules.inventory.queries.held import any_of, give_room
from houtai.modules.inventory.rules import layers
from houtai.modules.inventory.rules.layers import BOOK
from houtai.modules.ledger import public as ledger
from houtai.modules.ledger.public import Kind

Weights = Mapping[Kind, int]
"""What a piece of each kind adds to one side of an equation."""


@dataclass(frozen=True)
class Equation:
    """Two layers that must count the same, for a SKU in a warehouse or for a SKU altogether."""

    name: str
    below: Weights
    above: Weights
    by_warehouse: bool

    @property
    def weights(self) -> dict[Kind, int]:
        """What a piece adds to the difference, the layer above less the one below."""
        return {**{kind: -weight for kind, weight in self.below.items()}, **self.above}


WAREHOUSE_AND_DISPATCH = Equation(
    "warehouse_and_dispatch_agree",
    below={layers.GOOD: 1, layers.PICKED: 1},
    above={
        layers.FREE: 1,
        layers.ASSIGNED: 1,
        layers.DISPATCH_RISING: 1,
        layers.DISPATCH_FALLING: -1,
        layers.SHORT: -1,
    },
    by_warehouse=True,
)
ROAD_AND_TRANSIT = Equation(
    "road_and_transit_agree",
    below={layers.COMING: 1},
    above={layers.TRANSIT: 1},
    by_warehouse=True,
)
DISPATCH_AND_SALES = Equation(
    "dispatch_and_sales_agree",
    below={layers.FREE: 1, layers.ASSIGNED: 1, layers.TRANSIT: 1, layers.SHORT: -1},
    above={
        layers.SELLABLE: 1,
        layers.SOLD: 1,
        layers.SALES_RISING: 1,
        layers.SALES_FALLING: -1,
        layers.OVERSOLD: -1,
    },
    by_warehouse=False,
)
EQUATIONS = (WAREHOUSE_AND_DISPATCH, ROAD_AND_TRANSIT, DISPATCH_AND_SALES)


@dataclass(frozen=True)
class Disagreement:
    """Where two sides differ, and what was written last that made them differ, if that is known."""

    promise: str
    merchant_id: UUID
    sku_id: UUID
    warehouse_id: UUID | None
    expected: str
    found: str
    entry_id: UUID | None = None
    document_kind: str | None = None
    document_id: UUID | None = None


async def disagreements(session: AsyncSession, most: int) -> list[Disagreement]:
    """Every place where two layers differ, up to so many for each equation.

    Reads the accounts of stock once from end to end, and once more those of SKUs that stand out.
    """
    await give_room(session)
    standing_out = [UUID(unit) for unit in await session.scalars(_standing_out(most))]
    found: list[Disagreement] = []
    if standing_out:
        for equation in EQUATIONS:
            found += await differing(session, equation, most, sku_ids=standing_out)
    return found


def _standing_out(most: int) -> Select[Any]:
    """SKUs of which some equation does not hold: all of them summed in one pass."""
    held = ledger.select_holdings(BOOK).subquery("held")
    names = [f"difference_{place}" for place in range(len(EQUATIONS))]
    kinds = sorted({kind.name for each in EQUATIONS for kind in each.weights})
    by_kind = [{kind.name: weight for kind, weight in each.weights.items()} for each in EQUATIONS]
    weighed = values(
        column("kind", Text), *(column(name, BigInteger) for name in names), name="weighed"
    ).data([(kind, *(weights.get(kind, 0) for weights in by_kind)) for kind in kinds])
    differences = [func.sum(held.c.balance * weighed.c[name]).label(name) for name in names]
    spot = (
        select(held.c.home_id, held.c.unit, *differences)
        .join(weighed, weighed.c.kind == held.c.kind)
        .group_by(held.c.home_id, held.c.unit, held.c.owner_id)
        .subquery("spot")
    )
    unequal = [
        func.bool_or(spot.c[name] != 0) if each.by_warehouse else func.sum(spot.c[name]) != 0
        for name, each in zip(names, EQUATIONS, strict=True)
    ]
    sku = select(spot.c.unit).group_by(spot.c.home_id, spot.c.unit)
    return sku.having(or_(*unequal)).limit(most)


async def differing(
    session: AsyncSession, equation: Equation, most: int, *, sku_ids: Collection[UUID]
) -> list[Disagreement]:
    """Where the equation does not hold for these SKUs, with the last document that made a side
    move alone. Index: ix_account_unit_id.
    """
    rows = (await session.execute(_differing(equation, most, sku_ids))).all()
    found = [
        Disagreement(
            equation.name,
            row.home_id,
            UUID(row.unit),
            row.owner_id if equation.by_warehouse else None,
            str(row.below),
            str(row.above),
        )
        for row in rows
    ]
    return await _with_documents(session, equation, found)


def _differing(equation: Equation, most: int, sku_ids: Collection[UUID]) -> Select[Any]:
    held = ledger.select_holdings(BOOK).subquery("held")
    below, above = (_weighed(held, side) for side in (equation.below, equation.above))
    owner = held.c.owner_id if equation.by_warehouse else null()
    keys = [held.c.home_id, held.c.unit] + [held.c.owner_id] * equation.by_warehouse
    return (
        select(
            held.c.home_id,
            held.c.unit,
            owner.label("owner_id"),
            below.label("below"),
            above.label("above"),
        )
        .where(held.c.kind.in_([kind.name for kind in equation.weights]))
        .where(held.c.unit == any_of(sku_ids))
        .group_by(*keys)
        .having(below != above)
        .limit(most)
    )


def _weighed(held: Subquery, weights: Weights) -> ColumnElement[int]:
    return func.coalesce(
        func.sum(
            case(
                {kind.name: weight for kind, weight in weights.items()}, value=held.c.kind, else_=0
            )
            * held.c.balance
        ),
        0,
    )


async def _with_documents(
    session: AsyncSession, equation: Equation, found: Sequence[Disagreement]
) -> list[Disagreement]:
    """A movement must move both sides alike: the last chain that did not is what to look at."""
    if not found:
        return []
    accounts = await _accounts_of(session, equation, found)
    if not accounts:
        return list(found)
    last = {row.place: row for row in await session.execute(_last_one_sided(accounts))}
    return [
        replace(
            each,
            entry_id=last[place].id,
            document_kind=last[place].document_kind,
            document_id=last[place].document_id,
        )
        if place in last
        else each
        for place, each in enumerate(found)
    ]


async def _accounts_of(
    session: AsyncSession, equation: Equation, found: Sequence[Disagreement]
) -> list[tuple[UUID, int, int]]:
    """Account, place in the list, weight; an account stands in one equation at one place."""
    held = ledger.select_holdings(BOOK).subquery("held")
    weights = {kind.name: weight for kind, weight in equation.weights.items()}
    places = {
        (each.merchant_id, each.sku_id, each.warehouse_id): place
        for place, each in enumerate(found)
    }
    statement = select(held.c.id, held.c.home_id, held.c.unit, held.c.owner_id, held.c.kind).where(
        held.c.unit == any_of({each.sku_id for each in found}), held.c.kind.in_(weights)
    )
    accounts = []
    for row in await session.execute(statement):
        owner = row.owner_id if equation.by_warehouse else None
        place = places.get((row.home_id, UUID(row.unit), owner))
        if place is not None:
            accounts.append((row.id, place, weights[row.kind]))
    return accounts


def _last_one_sided(accounts: Sequence[tuple[UUID, int, int]]) -> Select[Any]:
    weighed = values(
        column("account_id", Uuid),
        column("place", BigInteger),
        column("weight", BigInteger),
        name="weighed",
    ).data(list(accounts))
    effect = ledger.select_effects([each[0] for each in accounts]).subquery("effect")
    chain = (
        select(
            weighed.c.place,
            effect.c.chain_id,
            effect.c.document_kind,
            effect.c.document_id,
            func.max(cast(effect.c.id, Text)).label("last_id"),
        )
        .join(weighed, weighed.c.account_id == effect.c.account_id)
        .group_by(weighed.c.place, effect.c.chain_id, effect.c.document_kind, effect.c.document_id)
        .having(func.sum(effect.c.change * weighed.c.weight) != 0)
        .subquery("chain")
    )
    return (
        select(
            chain.c.place,
            cast(chain.c.last_id, Uuid).label("id"),
            chain.c.document_kind,
            chain.c.document_id,
        )
        .ext(distinct_on(chain.c.place))
        .order_by(chain.c.place, chain.c.last_id.desc())
    )
