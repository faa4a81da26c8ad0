"""Measurements by the OpenTelemetry API, shown in Prometheus' text form.

A part makes its instruments with `opentelemetry.metrics.get_meter("houtai")`. What must be asked
of the database when somebody looks (lags, lengths of queues) is registered with `observe`. Every
process counts for itself: a scraper asks each server process.
"""

import asyncio
from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

import structlog
from opentelemetry import metrics
from opentelemetry.exporter.prometheus import PrometheusMetricReader
from opentelemetry.metrics import CallbackOptions, Observation
from opentelemetry.sdk.metrics import Histogram, MeterProvider
from opentelemetry.sdk.metrics.view import DropAggregation, View
from prometheus_client import CollectorRegistry, ProcessCollector, generate_latest
from sqlalchemy.pool import QueuePool

from houtai.kit.db import Database

OBSERVERS_SECONDS_MAX = 2.0

_log = structlog.get_logger("houtai.metrics")
_registry = CollectorRegistry()
_meter = metrics.get_meter("houtai")


@dataclass(frozen=True)
class Sample:
    """One measured value and what it belongs to."""

    value: float
    attributes: Mapping[str, str] = field(default_factory=dict)


SERIES_MAX = 20_000
"""Of one histogram: some hundreds of doors, each with a dozen statuses. What comes after the last
would be counted together, without saying where.
"""
Observer = Callable[[Database], Awaitable[Sequence[Sample]]]
_observers: dict[str, Observer] = {}
_latest: dict[str, Sequence[Sample]] = {}


@cache
def start() -> None:
    """Collect measurements in this process from now on."""
    reader = PrometheusMetricReader(
        disable_target_info=True,
        scope_info_enabled=False,
        registry=_registry,
        cardinality_limits={Histogram: SERIES_MAX},
    )
    ProcessCollector(registry=_registry)
    # The framework counts requests under the same name with labels of its own; in Prometheus' form
    # the values of one would stand under the labels of the other.
    framework = View(meter_name="fastapi", aggregation=DropAggregation())
    metrics.set_meter_provider(MeterProvider(metric_readers=[reader], views=[framework]))


def observe(name: str, observer: Observer, *, unit: str = "", description: str = "") -> None:
    """Register a gauge that is read when somebody looks. The same name again replaces the observer.

    The name follows OpenTelemetry: `houtai.eventlog.lag`, unit `s`.
    """
    if name not in _observers:

        def read(_options: CallbackOptions) -> Iterable[Observation]:
            return [Observation(s.value, dict(s.attributes)) for s in _latest.get(name, ())]

        _meter.create_observable_gauge(name, [read], unit=unit, description=description)
    _observers[name] = observer


async def show(database: Database) -> bytes:
    """Everything measured, in Prometheus' text form. A gauge that cannot be read is left out."""
    _latest.clear()
    try:
        async with asyncio.timeout(OBSERVERS_SECONDS_MAX):
            for name, observer in _observers.items():
                await _read(name, observer, database)
    except TimeoutError:
        _log.warning("observers took too long", seconds_max=OBSERVERS_SECONDS_MAX)
    return generate_latest(_registry)


async def _read(name: str, observer: Observer, database: Database) -> None:
    try:
        _latest[name] = await observer(database)
    except Exception as error:  # noqa: BLE001  # one broken gauge must not hide all the others
        _log.warning("gauge cannot be read", gauge=name, error=type(error).__name__)


async def _connections(database: Database) -> Sequence[Sample]:
    pool = database.engine.pool
    if not isinstance(pool, QueuePool):
        return []
    states = {"used": pool.checkedout(), "idle": pool.checkedin()}
    return [Sample(count, {"state": state}) for state, count in states.items()]


observe(
    "db.client.connection.count",
    _connections,
    unit="{connection}",
    description="Connections to the database, by state.",
)
