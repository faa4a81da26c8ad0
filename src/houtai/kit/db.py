"""The database: base of tables, transactions that open and close at the edge, reach of rows."""

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from datetime import datetime
from enum import Enum
from typing import Annotated, Any, ClassVar
from uuid import UUID
from weakref import WeakKeyDictionary

from fastapi import Depends, Request
from psycopg.pq import PipelineStatus, TransactionStatus
from sqlalchemy import BigInteger, DateTime, Engine, MetaData, Text, event, make_url, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.engine.interfaces import AdaptedConnection
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, create_async_engine
from sqlalchemy.orm import DeclarativeBase

from houtai.kit.auth import SYSTEM, Actor, actor_if_known
from houtai.kit.lookups import Lookups

STRANGER = Actor(id=SYSTEM.id)
"""Nobody: a request without a session reaches no row that has an owner."""

# Requests are short and many: starting a parallel worker costs each more than it saves.
_OPTIONS = "-c search_path=jobs -c timezone=UTC -c max_parallel_workers_per_gather=0"
# What is asked for decides how it is best found: a rare word and a common one want other plans.
# And all of it lies in memory, where every row that is looked at costs about the same: told of a
# large cache, the planner takes a long walk along an index for cheap.
_EACH_ITS_OWN_PLAN = "-c plan_cache_mode=force_custom_plan -c effective_cache_size=8MB"
_SETTING_REACH = (
    "SELECT set_config('houtai.merchants', :merchants, true),"
    " set_config('houtai.warehouses', :warehouses, true)"
)
_SET_REACH = text(_SETTING_REACH)
# A plan kept for whichever filter may be reads a whole list for a rare one: seconds instead of
# milliseconds, from some tenth asking on.
_SET_REACH_TO_READ = text(
    f"{_SETTING_REACH}, set_config('plan_cache_mode', 'force_custom_plan', true)"
)
# What was, is found out below before anything is set above.
_EXCHANGE_REACH = text(
    f"{_SETTING_REACH}, merchants, warehouses"
    " FROM (SELECT current_setting('houtai.merchants', true) AS merchants,"
    " current_setting('houtai.warehouses', true) AS warehouses OFFSET 0) AS before"
)

_ERRAND_SECONDS_MAX = 2.0
_errands: WeakKeyDictionary[Engine, set[asyncio.Task[None]]] = WeakKeyDictionary()


class Table(DeclarativeBase):
    """Base of all tables. Every table names its schema: the one of its module, or `kit`."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {
        int: BigInteger,
        str: Text,
        datetime: DateTime(timezone=True),
        dict[str, Any]: JSONB,
    }


class Mode(Enum):
    """What a transaction may do. One that reads sees one moment, whatever it asks for."""

    WRITE = "READ WRITE"
    READ = "ISOLATION LEVEL REPEATABLE READ READ ONLY"


class Database:
    """One PostgreSQL, reached as the role that owns no table. Transactions begin and end here."""

    def __init__(self, url: str, *, connections_max: int = 10) -> None:
        self.url = url
        address = make_url(url).set(drivername="postgresql+psycopg")
        own_options = " ".join(address.normalized_query.get("options", ()))
        plain = address.set(drivername="postgresql").render_as_string(hide_password=False)
        self.lookups = Lookups(plain, own_options)
        self.searches = Lookups(plain, f"{own_options} {_EACH_ITS_OWN_PLAN}")
        self.engine: AsyncEngine = create_async_engine(
            address,
            pool_size=connections_max,
            max_overflow=0,
            pool_timeout=5,
            # Parameters of a failed statement may be secrets; they would end in the log.
            hide_parameters=True,
            connect_args={
                "connect_timeout": 5,
                "options": f"{own_options} {_OPTIONS}",
            },
        )
        event.listen(self.engine.sync_engine, "checkout", _refuse_half_done)

    @asynccontextmanager
    async def transaction(
        self, actor: Actor = SYSTEM, *, mode: Mode = Mode.WRITE
    ) -> AsyncIterator[AsyncSession]:
        """One transaction with the actor's reach; commits on leaving, rolls back on an error."""
        async with AsyncSession(self.engine, expire_on_commit=False) as session, session.begin():
            if mode is Mode.WRITE:
                await set_reach(session, actor)
            else:
                await session.execute(text(f"SET TRANSACTION {mode.value}"))
                await session.execute(_SET_REACH_TO_READ, _reach_settings(actor))
            yield session

    async def close(self) -> None:
        """Give all connections back, once the errands that still use them are done."""
        if errands := _errands.get(self.engine.sync_engine):
            await asyncio.wait(set(errands), timeout=_ERRAND_SECONDS_MAX)
        await self.lookups.close()
        await self.searches.close()
        await self.engine.dispose()


def _refuse_half_done(adapted: AdaptedConnection, _record: object, _lent: object) -> None:
    """Whoever was interrupted in the middle of a batch may have left a connection that answers the
    next one with what belongs to nobody: the pool opens another one instead.
    """
    line = adapted.driver_connection.pgconn
    if (
        line.transaction_status != TransactionStatus.IDLE
        or line.pipeline_status != PipelineStatus.OFF
    ):
        raise DisconnectionError


def start_errand(
    engine: AsyncEngine, errand: Coroutine[Any, Any, None], *, name: str
) -> asyncio.Task[None]:
    """Run a small thing beside the requests, on this engine's connections."""
    task = asyncio.get_running_loop().create_task(errand, name=name)
    under_way = _errands.setdefault(engine.sync_engine, set())
    under_way.add(task)
    task.add_done_callback(under_way.discard)
    return task


async def set_reach(session: AsyncSession, actor: Actor) -> None:
    """Tell row-level security how far this transaction reaches, until it ends."""
    await session.execute(_SET_REACH, _reach_settings(actor))


def _reach_settings(actor: Actor) -> dict[str, str]:
    return {
        "merchants": _reach_setting(actor.merchant_ids),
        "warehouses": _reach_setting(actor.warehouse_ids),
    }


@asynccontextmanager
async def reaching_as(session: AsyncSession, actor: Actor) -> AsyncIterator[None]:
    """Inside, as far as this actor reaches; afterwards as far as before, also after an error that
    the caller survives. What was written before an error inside is undone with it.
    """
    async with session.begin_nested():  # A savepoint that is rolled back brings the reach back.
        exchanged = await session.execute(_EXCHANGE_REACH, _reach_settings(actor))
        merchants, warehouses = exchanged.one()[2:]
        yield
        await session.execute(_SET_REACH, {"merchants": merchants, "warehouses": warehouses})


def _reach_setting(ids: frozenset[UUID] | None) -> str:
    return "*" if ids is None else "{" + ",".join(sorted(map(str, ids))) + "}"


MaybeActor = Annotated[Actor | None, Depends(actor_if_known)]


async def open_session(request: Request, actor: MaybeActor) -> AsyncIterator[AsyncSession]:
    """The request's own transaction; committed before the answer leaves."""
    database: Database = request.app.state.database
    async with database.transaction(actor or STRANGER) as session:
        request.state.session = session
        yield session


async def open_read_session(request: Request, actor: MaybeActor) -> AsyncIterator[AsyncSession]:
    """A transaction that cannot write: lists and views, never a decision."""
    database: Database = request.app.state.database
    async with database.transaction(actor or STRANGER, mode=Mode.READ) as session:
        yield session


Session = Annotated[AsyncSession, Depends(open_session, scope="function")]
ReadSession = Annotated[AsyncSession, Depends(open_read_session, scope="function")]
