"""The embedded database: real servers, real kills and, where we are root, a real other user."""

import os
import pwd
import re
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from contextlib import closing, contextmanager
from pathlib import Path

import psutil
import psycopg
import pytest

from houtai.kit.embedded_pg import EmbeddedPostgres, EmbeddedPostgresFailed, own_files, sockets
from houtai.kit.embedded_pg.binaries import PACKAGE, RELEASE_FOLDER, binaries_for
from houtai.kit.embedded_pg.own_files import digest_of
from houtai.kit.embedded_pg.owner import Owner
from houtai.kit.embedded_pg.place import HomeCopied, find_place
from houtai.kit.embedded_pg.postmaster import find

CALLER = os.geteuid()
NOBODY = pwd.getpwnam("nobody").pw_uid
USERS = [CALLER, NOBODY] if CALLER == 0 else [CALLER]

# Imports come first: the interpreter may lie where the other user cannot go.
MEMBER = """
import os, sys
from pathlib import Path
from houtai.kit.embedded_pg import EmbeddedPostgres, EmbeddedPostgresFailed
home, uid = Path(sys.argv[1]), int(sys.argv[2])
if uid != os.geteuid():
    os.setgroups([])
    os.setgid(uid)
    os.setuid(uid)
database = EmbeddedPostgres(home)
for line in sys.stdin:
    try:
        answer = getattr(database, line.strip())()
    except EmbeddedPostgresFailed as failure:
        answer = failure.key
    print(getattr(answer, "owner_url", answer), flush=True)
"""


class Member:
    """Another process that shares the database and does what it is told."""

    def __init__(self, home: Path, uid: int = CALLER) -> None:
        self.child = subprocess.Popen(
            [sys.executable, "-c", MEMBER, home, str(uid)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            bufsize=1,
        )

    def tell(self, word: str) -> None:
        self.child.stdin.write(f"{word}\n")

    def answer(self) -> str:
        return self.child.stdout.readline().strip()

    def ask(self, word: str) -> str:
        self.tell(word)
        return self.answer()

    def kill(self) -> str:
        """End it without a word; returns what it still said, once its output is closed by all."""
        self.child.kill()
        self.child.wait()
        return self.child.stdout.read()

    def close(self) -> None:
        self.child.kill()
        self.child.wait()
        self.child.stdin.close()
        self.child.stdout.close()


@pytest.fixture
def ground():
    """A folder that everybody may walk into, as a checkout in /srv would be."""
    folder = Path(tempfile.mkdtemp(prefix="houtai-test-", dir="/tmp")).resolve()
    folder.chmod(0o755)
    yield folder
    for server in servers_below(folder):
        server.kill()
    for version in folder.rglob("PG_VERSION"):
        for socket_folder in Path("/tmp").glob(f"houtai-*-{digest_of(version.parent)}"):
            shutil.rmtree(socket_folder)
    shutil.rmtree(folder)


@pytest.fixture
def home(ground):
    return ground / "var"


@pytest.fixture
def join(home):
    """Start members of the home's database, in other processes."""
    members = []

    def start(uid=CALLER):
        members.append(Member(home, uid))
        return members[-1]

    yield start
    for member in members:
        member.close()


def servers_below(folder):
    found = []
    for each in psutil.process_iter():
        try:
            if each.name().startswith("postgres") and Path(each.cwd()).is_relative_to(folder):
                found.append(each)
        except psutil.Error:
            continue
    return found


def value(url, statement):
    with psycopg.connect(url) as connection:
        return connection.execute(statement).fetchone()[0]


def is_over(program):
    """Whether it works no more; that init has not buried it yet is no matter."""
    return not program.is_running() or program.status() == psutil.STATUS_ZOMBIE


def rights_of(folder):
    return {
        each: (stat.S_IMODE(each.stat().st_mode), each.stat().st_uid, each.stat().st_gid)
        for each in (folder, *folder.parents)
    }


def modes_of(files):
    return {stat.S_IMODE(file.stat().st_mode) for file in files}


def eventually(condition):
    end = time.monotonic() + 10
    while not condition():
        assert time.monotonic() < end
        time.sleep(0.01)


@contextmanager
def foreign_program(owner):
    with subprocess.Popen(["sleep", "100"], **owner.runs_as) as program:
        try:
            yield program
        finally:
            program.kill()


@pytest.mark.parametrize("uid", USERS)
def test_it_starts_by_itself_in_any_folder_and_opens_none(ground, uid):
    strange = ground / '铺子 里\'的 "东西" $HOME'
    strange.mkdir()
    os.chown(strange, uid, -1)
    before = rights_of(strange)
    member = Member(strange / "var", uid)
    try:
        url = member.ask("join")
        server = psutil.Process(find(strange / "var" / "postgres").pid)
        settings = [value(url, f"SHOW {name}") for name in ("data_checksums", "fsync", "jit")]
        network = value(url, "SHOW listen_addresses")
        locale = value(url, "SELECT datlocprovider::text || datlocale FROM pg_database LIMIT 1")
        assert member.ask("leave") == "None"
    finally:
        member.close()
    assert settings == ["on", "on", "off"]
    assert network == ""
    assert locale == "bC.UTF-8"
    assert is_over(server)
    assert rights_of(strange) == before
    assert modes_of(strange.glob("var/secrets")) == {0o700}
    assert modes_of(strange.glob("var/secrets/*")) == {0o600}


def test_the_server_never_runs_as_root(home):
    database = EmbeddedPostgres(home)
    database.join()
    server = psutil.Process(find(home / "postgres").pid)
    user = database.running_as
    database.leave()
    assert user.uid != 0
    assert (home / "postgres").stat().st_uid == user.uid
    assert is_over(server)


def test_the_application_role_owns_nothing_and_may_make_nothing(home):
    database = EmbeddedPostgres(home)
    address = database.join()
    with psycopg.connect(address.app_url) as connection:
        rights = connection.execute(
            "SELECT rolsuper OR rolcreatedb OR rolcreaterole OR rolbypassrls OR rolreplication"
            " FROM pg_roles WHERE rolname = current_user"
        ).fetchone()
        assert rights == (False,)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute("CREATE TABLE public.mine (id int)")
    assert value(address.owner_url, "SELECT current_user::text") == "houtai_owner"
    wrong = re.sub(r":[0-9a-f]+@", ":wrong@", address.app_url)
    with pytest.raises(psycopg.OperationalError, match="password authentication failed"):
        psycopg.connect(wrong)
    database.leave()


def test_rights_that_the_application_role_gained_are_taken_back(home):
    first, second = EmbeddedPostgres(home), EmbeddedPostgres(home)
    address = first.join()
    with psycopg.connect(address.owner_url) as connection:
        connection.execute("ALTER ROLE houtai_app SUPERUSER PASSWORD 'other'")
        connection.execute("GRANT CREATE ON SCHEMA public TO PUBLIC")
    app_url = second.join().app_url
    assert value(app_url, "SELECT rolsuper FROM pg_roles WHERE rolname = current_user") is False
    assert value(app_url, "SELECT has_schema_privilege('public', 'CREATE')") is False
    first.leave()
    second.leave()


def test_the_last_to_leave_stops_it_and_no_one_before(home, join):
    first, second = join(), join()
    first.ask("join")
    url = second.ask("join")
    server = psutil.Process(find(home / "postgres").pid)
    first.ask("leave")
    first.ask("leave")
    assert value(url, "SELECT 1") == 1
    second.ask("leave")
    assert is_over(server)
    assert second.ask("ensure_running") == "False"
    assert find(home / "postgres") is None


def test_two_that_join_an_empty_home_at_once_share_one_server(home, join):
    both = [join(), join()]
    for member in both:
        member.tell("join")
    first, second = (member.answer() for member in both)
    assert first == second
    assert value(first, "SELECT 1") == 1
    assert len(list(home.glob("postgres.new-*"))) == 0
    for member in both:
        member.ask("leave")
    assert find(home / "postgres") is None


@pytest.mark.faults
def test_the_lease_of_a_killed_member_is_free(home, join):
    starter, other = join(), join()
    starter.ask("join")
    other.ask("join")
    starter.kill()
    other.ask("leave")
    assert find(home / "postgres") is None


@pytest.mark.faults
def test_a_killed_starter_leaves_a_server_that_the_next_one_adopts(home, join):
    starter = join()
    starter.ask("join")
    server = find(home / "postgres")
    assert os.getsid(server.pid) != os.getsid(starter.child.pid)
    # Reading to the end proves that the server holds no copy of its starter's output.
    assert starter.kill() == ""
    database = EmbeddedPostgres(home)
    assert value(database.join().owner_url, "SELECT 1") == 1
    assert find(home / "postgres") == server
    database.leave()
    assert find(home / "postgres") is None


@pytest.mark.faults
def test_a_killed_server_comes_back_with_every_committed_row(home):
    database = EmbeddedPostgres(home)
    url = database.join().owner_url
    killed = find(home / "postgres")
    with psycopg.connect(url) as connection:
        connection.execute("CREATE TABLE kept (id int)")
        connection.execute("INSERT INTO kept SELECT generate_series(1, 1000)")
    with closing(psycopg.connect(url, autocommit=True)) as busy:
        # A backend in a loop does not notice by itself that its postmaster is gone.
        busy.pgconn.send_query(b"DO $$ BEGIN LOOP PERFORM 1; END LOOP; END $$")
        orphan = psutil.Process(busy.info.backend_pid)
        os.kill(killed.pid, signal.SIGKILL)
        eventually(lambda: find(home / "postgres") is None)
        assert not is_over(orphan)
        assert database.ensure_running() is True
    assert database.ensure_running() is False
    assert is_over(orphan)
    assert value(url, "SELECT count(*) FROM kept") == 1000
    database.leave()


@pytest.mark.faults
def test_of_two_supervisors_one_starts_the_killed_server(home, join):
    both = [join(), join()]
    for member in both:
        member.ask("join")
    os.kill(find(home / "postgres").pid, signal.SIGKILL)
    eventually(lambda: find(home / "postgres") is None)
    for member in both:
        member.tell("ensure_running")
    assert sorted(member.answer() for member in both) == ["False", "True"]


@pytest.mark.faults
def test_a_pid_file_that_names_a_living_stranger_is_stale(home):
    database = EmbeddedPostgres(home)
    database.join()
    pid_file = home / "postgres" / "postmaster.pid"
    lines = pid_file.read_text().splitlines()
    folder = Path(lines[4])
    os.kill(int(lines[0]), signal.SIGKILL)
    eventually(lambda: not servers_below(home))
    with foreign_program(database.running_as) as stranger:
        for file in (pid_file, folder / ".s.PGSQL.5432.lock"):
            file.write_text("\n".join([str(stranger.pid), *lines[1:], ""]))
        assert database.ensure_running() is True
        assert stranger.poll() is None
    database.leave()


@pytest.mark.faults
def test_a_first_start_that_was_killed_half_way_leaves_nothing_in_the_way(home, join):
    killed = join()
    killed.tell("join")
    eventually(lambda: list(home.glob("postgres.new-*/base")))
    killed.kill()
    assert not (home / "postgres").exists()
    database = EmbeddedPostgres(home)
    assert value(database.join().app_url, "SELECT 1") == 1
    database.leave()
    assert not list(home.glob("postgres.new-*/PG_VERSION"))


def test_a_stopped_home_may_be_moved_and_the_users_own_settings_win(ground, home):
    database = EmbeddedPostgres(home)
    with psycopg.connect(database.join().owner_url) as connection:
        connection.execute("CREATE TABLE kept AS SELECT 7 AS id")
    database.leave()
    with (home / "postgres" / "postgresql.conf").open("a") as file:
        file.write("work_mem = '7MB'\n")
    moved = EmbeddedPostgres(home.rename(ground / "搬 家"))
    url = moved.join().owner_url
    assert value(url, "SELECT id FROM kept") == 7
    assert value(url, "SHOW work_mem") == "7MB"
    moved.leave()


def test_lost_passwords_are_made_anew(home):
    database = EmbeddedPostgres(home)
    before = database.join()
    database.leave()
    shutil.rmtree(home / "secrets")
    after = database.join()
    assert after.owner_url != before.owner_url
    assert value(after.app_url, "SELECT 1") == 1
    database.leave()


def test_another_major_version_is_refused_with_advice_and_left_alone(home):
    data_folder = home / "postgres"
    data_folder.mkdir(parents=True)
    (data_folder / "PG_VERSION").write_text("17\n")
    with pytest.raises(EmbeddedPostgresFailed) as refused:
        EmbeddedPostgres(home).join()
    for language, advice in (("zh-CN", "用原来的 houtai 版本执行"), ("en-US", "used so far")):
        text = refused.value.text(language)
        assert advice in text
        assert "17" in text
        assert "18" in text
        assert "houtai backup" in text
        assert str(data_folder) in text
    assert [file.name for file in data_folder.iterdir()] == ["PG_VERSION"]


def test_files_of_somebody_else_are_refused(home):
    (home / "postgres").mkdir(parents=True)
    (home / "postgres" / "letter.txt").write_text("dear")
    with pytest.raises(EmbeddedPostgresFailed) as refused:
        EmbeddedPostgres(home).join()
    assert refused.value.key == "postgres.no_cluster"


def test_a_start_that_fails_shows_the_servers_last_words(home):
    database = EmbeddedPostgres(home)
    database.join()
    database.leave()
    with (home / "postgres" / "postgresql.conf").open("a") as file:
        file.write("nonsense = 1\n")
    with pytest.raises(EmbeddedPostgresFailed, match='parameter "nonsense"'):
        database.join()
    assert find(home / "postgres") is None


@pytest.mark.parametrize("planted", ["open", "link"])
def test_a_planted_socket_folder_is_refused(home, ground, planted):
    home.mkdir()
    place = find_place(home)
    folder = sockets.prepare_socket_folder(place)
    if planted == "open":
        folder.chmod(0o777)
    else:
        # Even one that leads to a folder of the right user.
        folder.symlink_to(folder.rename(ground / "trap"))
    with pytest.raises(EmbeddedPostgresFailed) as refused:
        EmbeddedPostgres(home).join()
    assert refused.value.key == "postgres.socket_folder_taken"
    folder.unlink() if planted == "link" else folder.rmdir()


def test_a_home_behind_a_closed_folder_works_and_nothing_is_opened(ground, monkeypatch):
    shelf = ground / "shelf"
    monkeypatch.setattr(own_files, "SYSTEM_FOLDER", shelf)
    home = ground / "closed" / "var"
    home.mkdir(parents=True)
    home.parent.chmod(0o700)
    before = rights_of(home)
    database = EmbeddedPostgres(home)
    url = database.join().owner_url
    data_folder = Path(value(url, "SHOW data_directory"))
    database.leave()
    assert rights_of(home) == before
    assert data_folder.is_relative_to(shelf if CALLER == 0 else home)
    moved = EmbeddedPostgres(home.rename(home.parent / "moved"))
    assert value(moved.join().owner_url, "SELECT 1") == 1
    moved.leave()


def test_a_copied_home_does_not_share_the_data_of_the_original(ground, monkeypatch):
    monkeypatch.setattr(own_files, "SYSTEM_FOLDER", ground / "shelf")
    home = ground / "closed" / "var"
    home.mkdir(parents=True)
    home.parent.chmod(0o700)
    database = EmbeddedPostgres(home)
    database.join()
    database.leave()
    copy = EmbeddedPostgres(shutil.copytree(home, home.with_name("copy")))
    if CALLER == 0:
        with pytest.raises(HomeCopied):
            copy.join()
    else:
        data_folder = value(copy.join().owner_url, "SHOW data_directory")
        copy.leave()
        assert data_folder == str(home.with_name("copy") / "postgres")


def test_programs_that_the_owner_cannot_reach_are_copied(ground, monkeypatch):
    installed = binaries_for(Owner.of(CALLER, os.getegid())).parents[1]
    closed = ground / "closed"
    closed.mkdir()
    for part in (installed, installed.with_name(f"{PACKAGE}.libs")):
        if part.is_dir():
            (closed / part.name).symlink_to(part)
    closed.chmod(0o700)
    monkeypatch.syspath_prepend(closed)
    monkeypatch.setattr(own_files, "SYSTEM_FOLDER", ground / "shelf")
    owner = EmbeddedPostgres(ground / "var").running_as
    found = binaries_for(owner)
    assert owner.can_run(found / "initdb")
    assert owner.can_run(found / "pg_dump")
    assert found.is_relative_to(ground / "shelf") == (CALLER == 0)
    assert found.parent.name == RELEASE_FOLDER
    assert binaries_for(owner) == found
    assert modes_of([closed]) == {0o700}


def test_a_long_log_is_put_aside_at_start(home):
    (home / "logs").mkdir(parents=True)
    log = home / "logs" / "postgres.log"
    log.touch()
    os.truncate(log, 11 << 20)
    database = EmbeddedPostgres(home)
    database.join()
    database.leave()
    assert log.stat().st_size < 10_000
    assert (home / "logs" / "postgres.log.1").stat().st_size == 11 << 20
