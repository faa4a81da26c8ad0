"""Who runs PostgreSQL: the caller, or, since it refuses root, an unprivileged user that exists."""

import errno
import os
import pwd
import subprocess
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Self, TypedDict

from houtai.kit.embedded_pg.failures import EmbeddedPostgresFailed

# PG* variables of the caller must not reach the server, and its own words must stay English.
_ENVIRONMENT = {"LC_ALL": "C.UTF-8", "PATH": os.defpath}


class NoSuchUser(EmbeddedPostgresFailed):
    key = "postgres.no_such_user"


class CannotSwitchUser(EmbeddedPostgresFailed):
    key = "postgres.cannot_switch_user"


class RunsAs(TypedDict):
    """Keywords of `subprocess` that start a program as the owner."""

    user: int | None
    group: int | None
    extra_groups: list[int] | None


@dataclass(frozen=True)
class Owner:
    """The operating-system user to whom data directory and server belong."""

    name: str
    uid: int
    gid: int

    @classmethod
    def of(cls, uid: int, gid: int) -> Self:
        """The user of a number, which in a container may have no name."""
        try:
            return cls(pwd.getpwuid(uid).pw_name, uid, gid)
        except KeyError:
            return cls(str(uid), uid, gid)

    @property
    def runs_as(self) -> RunsAs:
        """Nothing to switch when the caller is the owner."""
        if self.uid == os.geteuid():
            return RunsAs(user=None, group=None, extra_groups=None)
        return RunsAs(user=self.uid, group=self.gid, extra_groups=[])

    def run(
        self,
        command: Sequence[str | Path],
        *,
        typed: str = "",
        errors_to: IO[bytes] | None = None,
        kept_open: Collection[int] = (),
    ) -> subprocess.CompletedProcess[str]:
        """Run a program as the owner, in a session of its own: Ctrl-C at our terminal spares it."""
        try:
            return subprocess.run(  # noqa: S603  the programs are ours, no shell reads the words
                command,
                input=typed,
                stdout=subprocess.PIPE,
                stderr=errors_to or subprocess.STDOUT,
                pass_fds=kept_open,
                cwd="/",
                env=_ENVIRONMENT,
                start_new_session=True,
                umask=0o077,
                encoding="utf-8",
                errors="replace",
                check=False,
                **self.runs_as,
            )
        except OSError as problem:
            if problem.errno in {errno.EPERM, errno.EINVAL}:
                raise CannotSwitchUser(user=self.name, said=problem) from problem
            raise

    def reaches(self, folder: Path) -> bool:
        """Whether the owner may walk into the folder; the kernel is asked, it knows every rule."""
        if self.uid == os.geteuid():
            return True
        return self.run(["/bin/sh", "-c", 'test -d "$1/."', "sh", folder]).returncode == 0

    def can_run(self, program: Path) -> bool:
        """Whether the owner may start this program with all its libraries."""
        try:
            return self.run([program, "--version"]).returncode == 0
        except PermissionError:
            return False


def choose_owner(data_folder: Path | None) -> Owner:
    """Who owns an existing data directory runs it; root lends a new one to an existing user."""
    if os.geteuid() != 0:
        return Owner.of(os.geteuid(), os.getegid())
    if data_folder is not None and data_folder.stat().st_uid != 0:
        return Owner.of(data_folder.stat().st_uid, data_folder.stat().st_gid)
    return _unprivileged_user()


def _unprivileged_user() -> Owner:
    wanted = os.environ.get("HOUTAI_POSTGRES_USER")
    for name in [wanted] if wanted else ["postgres", "nobody"]:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        if user.pw_uid != 0:
            return Owner(user.pw_name, user.pw_uid, user.pw_gid)
    raise NoSuchUser(user=wanted or "postgres / nobody")
