"""A database for a command: the outside one that is named, or the embedded one, started."""

import signal
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from houtai.entry.refusals import CannotStart
from houtai.kit.embedded_pg import Address, EmbeddedPostgres
from houtai.kit.environment import Environment


@dataclass(frozen=True)
class Reached:
    """A database that can be asked, and the share in it when it is the embedded one."""

    address: Address
    embedded: EmbeddedPostgres | None = None

    def named_in(self, environment: Environment) -> Environment:
        """The environment for a server or worker: it names this database as if from outside."""
        return replace(
            environment,
            database_url=self.address.app_url,
            owner_url=self.address.owner_url,
        )

    def ensure_running(self) -> bool:
        """Start the embedded server again if it died; True when it had to."""
        return self.embedded is not None and self.embedded.ensure_running()


def read_environment() -> Environment:
    """What the installation is told from outside, or the reason why that cannot be meant."""
    try:
        return Environment.read()
    except ValueError as problem:
        raise CannotStart("wrong_variable", said=problem) from problem


@contextmanager
def reached(environment: Environment) -> Iterator[Reached]:
    """The database, for as long as the block lasts."""
    if environment.database_url is not None:
        owner_url = environment.owner_url or environment.database_url
        yield Reached(Address(owner_url=owner_url, app_url=environment.app_url))
        return
    server = EmbeddedPostgres(environment.home)
    address = server.join()
    try:
        yield Reached(address, server)
    finally:
        _leave(server)


def _leave(server: EmbeddedPostgres) -> None:
    """An impatient second Ctrl-C must not leave a server behind that nobody stops."""
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        server.leave()
    finally:
        signal.signal(signal.SIGINT, before)
