"""One server for all processes of a home: whoever comes first starts it, the last one stops it."""

import os
import threading
from dataclasses import dataclass
from pathlib import Path

from houtai.kit.embedded_pg import cluster, passwords, postmaster, roles
from houtai.kit.embedded_pg.binaries import BinariesMissing, binaries_for
from houtai.kit.embedded_pg.failures import in_clear_words
from houtai.kit.embedded_pg.leases import Lock, held_alone
from houtai.kit.embedded_pg.owner import Owner
from houtai.kit.embedded_pg.place import Place, find_place, is_filled, owner_of
from houtai.kit.embedded_pg.postmaster import Postmaster
from houtai.kit.embedded_pg.sockets import prepare_socket_folder, remove_socket_folder

LOG_SIZE_BYTES_MAX = 10 << 20


@dataclass(frozen=True)
class Address:
    """Where to connect: as the owner of the tables, or as the role that owns nothing."""

    owner_url: str
    app_url: str


@dataclass(frozen=True)
class _Joined:
    """What is held from joining to leaving."""

    lease: Lock
    place: Place
    binaries: Path
    address: Address


class EmbeddedPostgres:
    """A process's share in the server of a home. Threads may use it together."""

    def __init__(self, home: Path) -> None:
        self._home = Path(os.path.realpath(home))
        self._guard = threading.Lock()
        self._joined: _Joined | None = None

    def join(self) -> Address:
        """Take a share: finds the server or starts it, and keeps it running until `leave`."""
        with self._guard, in_clear_words(self._home):
            if self._joined is None:
                self._home.mkdir(parents=True, exist_ok=True)
                with held_alone(self._home / "postgres.transition"):
                    self._joined = self._join()
            return self._joined.address

    def leave(self) -> None:
        """Give the share back; the last one to leave stops the server. Safe to repeat."""
        with self._guard, in_clear_words(self._home):
            if self._joined is None:
                return
            joined, self._joined = self._joined, None
            with held_alone(self._home / "postgres.transition"):
                try:
                    if joined.lease.try_take():
                        _stop(joined.place)
                finally:
                    joined.lease.close()

    def ensure_running(self) -> bool:
        """Start the server again if it died; True when it had to. Cheap while it lives."""
        with self._guard, in_clear_words(self._home):
            if self._joined is None or postmaster.find(self._joined.place.data_folder):
                return False
            with held_alone(self._home / "postgres.transition"):
                if postmaster.find(self._joined.place.data_folder):
                    return False
                self._start(self._joined.place, self._joined.binaries)
                return True

    def binary(self, name: str) -> Path:
        """The path of a program of this PostgreSQL: pg_dump, pg_restore, psql, pgbench …"""
        joined = self._joined
        folder = joined.binaries if joined else binaries_for(self.running_as)
        if not (folder / name).is_file():
            raise BinariesMissing(package=folder / name)
        return folder / name

    @property
    def running_as(self) -> Owner:
        """The user whom the server runs as. Tools may run as the caller, who reaches the socket."""
        return self._joined.place.owner if self._joined else owner_of(self._home)

    def _join(self) -> _Joined:
        place = find_place(self._home)
        binaries = binaries_for(place.owner)
        lease = Lock(self._home / "postgres.lease")
        try:
            lease.share()
            server = self._found(place) or self._start(place, binaries)
            return _Joined(lease, place, binaries, self._address(server, place, lease))
        except BaseException:
            lease.close()
            raise

    def _found(self, place: Place) -> Postmaster | None:
        found = postmaster.find(place.data_folder)
        if found is None or found.ready:
            return found
        return postmaster.wait_until_ready(place.data_folder, found.pid, self._log())

    def _start(self, place: Place, binaries: Path) -> Postmaster:
        alive = Lock(self._home / "postgres.alive")
        try:
            postmaster.clear_away_remains(place.data_folder, alive)
            self._make_or_mend(place, binaries)
            cluster.write_settings(place, prepare_socket_folder(place))
            return postmaster.start(place, binaries, alive, self._rotated_log())
        finally:
            alive.close()

    def _make_or_mend(self, place: Place, binaries: Path) -> None:
        """A new cluster, or an old one whose password was lost with the folder of secrets."""
        known = passwords.read(self._home, cluster.SUPERUSER)
        password = known or passwords.make()
        if is_filled(place.data_folder):
            cluster.check(place)
            if known is None:
                cluster.set_password(place, binaries, password)
        else:
            cluster.create(place, binaries, password)
        if known is None:
            passwords.keep(self._home, cluster.SUPERUSER, password)

    def _address(self, server: Postmaster, place: Place, lease: Lock) -> Address:
        try:
            owner, app = self._logins(server)
            roles.prepare(owner, app)
        except BaseException:
            # Nobody would be left to stop a server whose only guest could not get in.
            if lease.try_take():
                _stop(place)
            raise
        return Address(owner.url(), app.url())

    def _logins(self, server: Postmaster) -> tuple[roles.Login, roles.Login]:
        password = passwords.read(self._home, cluster.SUPERUSER)
        if password is None:
            raise roles.PasswordRefused(role=cluster.SUPERUSER)
        app_password = passwords.read(self._home, roles.APP_ROLE)
        if app_password is None:
            app_password = passwords.make()
            passwords.keep(self._home, roles.APP_ROLE, app_password)
        return (
            roles.Login(server, cluster.SUPERUSER, password),
            roles.Login(server, roles.APP_ROLE, app_password),
        )

    def _log(self) -> Path:
        return self._home / "logs" / "postgres.log"

    def _rotated_log(self) -> Path:
        log = self._log()
        log.parent.mkdir(exist_ok=True)
        log.touch(mode=0o600)
        if log.stat().st_size > LOG_SIZE_BYTES_MAX:
            log.replace(log.with_name("postgres.log.1"))
            log.touch(mode=0o600)
        return log


def _stop(place: Place) -> None:
    found = postmaster.find(place.data_folder)
    postmaster.stop(place.data_folder)
    if found is not None:
        remove_socket_folder(found.socket_folder)
