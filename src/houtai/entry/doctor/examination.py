"""The order of the examination: what later checks stand on comes first."""

from collections.abc import Iterator

import psycopg

from houtai.entry.doctor import database, machine
from houtai.entry.doctor.finding import Finding, doubtful, good, wrong
from houtai.entry.reach import reached
from houtai.kit.embedded_pg import EmbeddedPostgresFailed
from houtai.kit.environment import Environment


def examine() -> list[Finding]:
    """All findings. Starts the embedded database when there is one, and changes nothing."""
    try:
        environment = Environment.read()
    except ValueError as problem:
        return [wrong("variables", "wrong", said=problem)]
    return [
        good("variables"),
        machine.time_zone(environment),
        machine.home(environment),
        machine.disk(environment),
        machine.database_user(environment),
        machine.programs(environment),
        machine.port(environment),
        *_database(environment),
    ]


def _database(environment: Environment) -> Iterator[Finding]:
    if environment.database_url is None and not machine.has_database(environment):
        yield doubtful("database", "none_yet", home=environment.home)
        return
    try:
        with reached(environment) as reach, psycopg.connect(reach.address.owner_url) as owner:
            yield good("database")
            yield from database.examine(owner, reach.address)
    except EmbeddedPostgresFailed as failure:
        yield wrong("database", "away", said=failure.text(environment.language))
    except psycopg.Error as problem:
        yield wrong("database", "away", said=str(problem).strip())
