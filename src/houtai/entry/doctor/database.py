"""The doctor's look at the database: rights, steps, durability, clocks, what lies waiting."""

from collections.abc import Iterator
from datetime import datetime

import psycopg

from houtai.entry.doctor.finding import Finding, doubtful, good, wrong
from houtai.kit import migrate
from houtai.kit.clock import utc_now
from houtai.kit.embedded_pg import Address

APP_ROLE = "houtai_app"
VERSION_MIN = 18_00_00
CLOCK_SECONDS_APART_MAX = 2.0
LAG_SECONDS_MAX = 60.0

_POWERS = """
SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb OR rolreplication,
       EXISTS (SELECT FROM pg_class WHERE relowner = pg_roles.oid AND relkind IN ('r', 'p', 'v'))
  FROM pg_roles WHERE rolname = %s
"""
_IS_MEMBER = f"SELECT pg_has_role(current_user, '{APP_ROLE}', 'USAGE')"
_LAG = """
SELECT coalesce(max(extract(epoch FROM clock_timestamp() - event.at)), 0)::float
  FROM (SELECT min(position) AS position FROM eventlog.cursor GROUP BY subscriber) AS slowest
 CROSS JOIN LATERAL (
     SELECT at FROM eventlog.event
      WHERE event.position > slowest.position ORDER BY event.position LIMIT 1
 ) AS event
"""
_PARKED = "SELECT count(*) FROM eventlog.parked WHERE state IN ('failed', 'waiting')"
_FAILED_JOBS = "SELECT count(*) FROM jobs.procrastinate_jobs WHERE status = 'failed'"


def examine(owner: psycopg.Connection, address: Address) -> Iterator[Finding]:
    """The findings on a database that answers."""
    yield _version(owner)
    yield _durability(owner)
    yield _clock(owner)
    yield _role(owner)
    yield _login(address)
    step = _step(address)
    yield step
    if step.state == "ok":
        yield _lag(owner)
        yield _waiting(owner, "parked", _PARKED)
        yield _waiting(owner, "failed_jobs", _FAILED_JOBS)


def _version(owner: psycopg.Connection) -> Finding:
    number = owner.info.server_version
    version = f"{number // 10_000}.{number % 10_000}"
    if number < VERSION_MIN:
        return wrong("server_version", "old", version=version)
    return good("server_version", version=version)


def _durability(owner: psycopg.Connection) -> Finding:
    off = [
        name
        for name in ("fsync", "full_page_writes", "synchronous_commit")
        if _value(owner, f"SHOW {name}") == "off"
    ]
    return wrong("durability", "off", names=", ".join(off)) if off else good("durability")


def _clock(owner: psycopg.Connection) -> Finding:
    before = utc_now()
    theirs = _value(owner, "SELECT clock_timestamp()")
    after = utc_now()
    assert isinstance(theirs, datetime)
    apart = max((before - theirs).total_seconds(), (theirs - after).total_seconds(), 0.0)
    if apart > CLOCK_SECONDS_APART_MAX:
        return wrong("clock", "apart", seconds=f"{apart:.1f}")
    return good("clock")


def _role(owner: psycopg.Connection) -> Finding:
    return _limited(owner, "role", APP_ROLE) or good("role")


def _login(address: Address) -> Finding:
    """Whoever the application really is after connecting: the role, or somebody in it."""
    try:
        with psycopg.connect(address.app_url) as app:
            name = str(_value(app, "SELECT current_user"))
            is_member = _value(app, _IS_MEMBER)
            finding = _limited(app, "login", name)
    except psycopg.Error as problem:
        return wrong("login", "refused", said=str(problem).strip())
    if not is_member:
        return wrong("login", "other_role", name=name, role=APP_ROLE)
    return finding or good("login", name=name)


def _limited(connection: psycopg.Connection, check: str, role: str) -> Finding | None:
    """What is wrong with the role's power, if anything."""
    found = connection.execute(_POWERS, [role]).fetchone()
    if found is None:
        return wrong(check, "missing", role=role)
    too_mighty, owns_tables = found
    if too_mighty:
        return wrong(check, "too_mighty", role=role)
    return wrong(check, "owns_tables", role=role) if owns_tables else None


def _step(address: Address) -> Finding:
    present, newest = migrate.present(address.owner_url), migrate.newest()
    if present == newest:
        return good("step", step=newest)
    told = "older" if present is None or migrate.is_known(present) else "newer"
    return wrong("step", told, present=present or "0", newest=newest)


def _lag(owner: psycopg.Connection) -> Finding:
    seconds = _value(owner, _LAG)
    assert isinstance(seconds, float)
    if seconds > LAG_SECONDS_MAX:
        return doubtful("lag", "behind", seconds=f"{seconds:.0f}")
    return good("lag")


def _waiting(owner: psycopg.Connection, check: str, statement: str) -> Finding:
    count = _value(owner, statement)
    return doubtful(check, "some", count=count) if count else good(check)


def _value(connection: psycopg.Connection, statement: str) -> object:
    row = connection.execute(statement.encode()).fetchone()
    assert row is not None
    return row[0]
