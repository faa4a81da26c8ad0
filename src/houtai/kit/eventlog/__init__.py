"""The event log: facts told in the transaction they belong to, each taking effect once."""

from houtai.kit.eventlog.deliver import BATCH_MAX
from houtai.kit.eventlog.delivered import keys_delivered
from houtai.kit.eventlog.events import Event, Undecodable, registered
from houtai.kit.eventlog.histories import ToldView, told_of
from houtai.kit.eventlog.invariants import INVARIANTS
from houtai.kit.eventlog.lags import LagView, lag, observe_lag
from houtai.kit.eventlog.parked import (
    PARKED,
    NotFailed,
    NotParked,
    ParkedView,
    ReplayView,
    one_parked,
    replay,
    select_parked,
    skip,
)
from houtai.kit.eventlog.reading import run
from houtai.kit.eventlog.stepping import News, news, open_all, pass_by
from houtai.kit.eventlog.subscribe import LaneBusy, Subscriber, UnknownSubscriber, rewind
from houtai.kit.eventlog.telling import emit

__all__ = [
    "BATCH_MAX",
    "INVARIANTS",
    "PARKED",
    "Event",
    "LagView",
    "LaneBusy",
    "News",
    "NotFailed",
    "NotParked",
    "ParkedView",
    "ReplayView",
    "Subscriber",
    "ToldView",
    "Undecodable",
    "UnknownSubscriber",
    "emit",
    "keys_delivered",
    "lag",
    "news",
    "observe_lag",
    "one_parked",
    "open_all",
    "pass_by",
    "registered",
    "replay",
    "rewind",
    "run",
    "select_parked",
    "skip",
    "told_of",
]
