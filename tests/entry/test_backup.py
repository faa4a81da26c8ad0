"""Backup and restore: what went in comes out, and what is refused changes nothing."""

import io
import json
import tarfile
from datetime import UTC, datetime

import psycopg
import pytest

from houtai.entry import archive, backup, postgres_tools, reach, restore
from houtai.entry.refusals import Refused
from houtai.kit import migrate
from houtai.kit.embedded_pg import Address
from houtai.kit.environment import Environment
from tests.entry.command import houtai, outside

NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
JOBS = 30
TABLE = "jobs.procrastinate_jobs"

# Whatever a restored database must have in common with the one that was backed up.
PICTURES = {
    "grants": """
        SELECT relnamespace::regnamespace::text, relname, grantee::regrole::text, privilege_type
          FROM pg_class, aclexplode(relacl)
         WHERE grantee::regrole::text = 'houtai_app' ORDER BY 1, 2, 3, 4
    """,
    "schema rights": """
        SELECT nspname, has_schema_privilege('houtai_app', oid, 'USAGE'),
               has_schema_privilege('houtai_app', oid, 'CREATE')
          FROM pg_namespace WHERE nspname !~ '^pg_' ORDER BY 1
    """,
    "functions": """
        SELECT oid::regprocedure::text, has_function_privilege('houtai_app', oid, 'EXECUTE')
          FROM pg_proc WHERE pronamespace::regnamespace::text !~ '^pg_|information' ORDER BY 1
    """,
    "policies": "SELECT * FROM pg_policies ORDER BY schemaname, tablename, policyname",
    "row security": "SELECT oid::regclass::text FROM pg_class WHERE relrowsecurity ORDER BY 1",
    "sequences": "SELECT schemaname, sequencename, last_value FROM pg_sequences ORDER BY 1, 2",
    "jobs": "SELECT id, task_name, args FROM jobs.procrastinate_jobs ORDER BY id",
}


def picture(address):
    with psycopg.connect(address.owner_url) as owner:
        return {name: owner.execute(query).fetchall() for name, query in PICTURES.items()} | {
            "rows": postgres_tools.count_rows(owner)
        }


def fill(address):
    with psycopg.connect(address.owner_url) as owner:
        owner.execute("SET search_path = jobs")  # The queue's own triggers need it.
        owner.execute(
            "INSERT INTO jobs.procrastinate_jobs (queue_name, task_name, args)"
            " SELECT 'q', '任务' || n, '{\"amount\": 9007199254740993}'"
            " FROM generate_series(1, %s) AS n",
            [JOBS],
        )


@pytest.fixture(scope="module")
def original(fresh_database):
    place = fresh_database("original")
    migrate.upgrade(place.owner_url)
    fill(place)
    return place


@pytest.fixture
def home(tmp_path):
    folder = tmp_path / "家 home"
    (folder / "files" / "发票").mkdir(parents=True)
    (folder / "files" / "发票" / "1.pdf").write_bytes(b"paper" * 1000)
    (folder / "files" / ("long" * 40)).write_bytes(b"")
    (folder / "secrets").mkdir()
    (folder / "secrets" / "fields.key").write_bytes(b"key")
    (folder / "secrets" / "houtai_app.password").write_bytes(b"of this server only")
    return folder


def environment_of(home, address, monkeypatch):
    for name, value in {"HOME": home, **outside(address)}.items():
        monkeypatch.setenv(f"HOUTAI_{name.upper()}", str(value))
    return Environment.read()


@pytest.fixture
def make(original, home, tmp_path, monkeypatch):
    """Write a backup of the original, or of another database."""

    def write(name="copy.tar", address=original):
        environment = environment_of(home, address, monkeypatch)
        with reach.reached(environment) as database:
            backup.write(tmp_path / name, environment, database, at=NOON, progress=silent)
        return tmp_path / name

    return write


@pytest.fixture
def put_back(monkeypatch, tmp_path):
    """Restore into a database of an installation with a home of its own."""

    def run(file, address, *, may_replace=lambda _: False):
        environment = environment_of(tmp_path / "other", address, monkeypatch)
        with reach.reached(environment) as database:
            return restore.restore(
                file, environment, database, may_replace=may_replace, at=NOON, progress=silent
            )

    return run


def silent(phase, done_bytes, all_bytes):
    assert all_bytes is None or 0 <= done_bytes <= all_bytes, phase


def databases(address):
    with psycopg.connect(address.owner_url) as owner:
        name = postgres_tools.database_of(address.owner_url)
        similar = "SELECT datname FROM pg_database WHERE starts_with(datname, %s)"
        return [row[0] for row in owner.execute(similar, [name]).fetchall()]


def forge(file, target, *, dump=None, **changes):
    """A backup whose checksums are right and whose content is not what houtai would write."""
    with archive.Reader.opened(file) as reader, target.open("w+b") as opened:
        writer = archive.Writer(opened, NOON)
        writer.add(archive.DATABASE, [dump] if dump else reader.chunks(archive.DATABASE))
        changed = {"parts": tuple(writer.parts), **changes}
        writer.close(reader.manifest.model_copy(update=changed))
    return target


def test_what_goes_in_comes_out_by_the_command(original, home, tmp_path, fresh_database):
    target, other, file = fresh_database("restored"), tmp_path / "other", tmp_path / "备份 1.tar"
    written = houtai("backup", file, home=home, **outside(original))
    assert (written.returncode, file.stat().st_mode & 0o777) == (0, 0o600), written.stderr
    restored = houtai("restore", file, home=other, **outside(target))
    assert restored.returncode == 0, restored.stderr
    assert "all" in restored.stdout
    assert picture(target) == picture(original)
    assert (other / "files" / "发票" / "1.pdf").read_bytes() == b"paper" * 1000
    assert (other / "files" / ("long" * 40)).exists()
    assert (other / "secrets" / "fields.key").read_bytes() == b"key"
    assert not (other / "secrets" / "houtai_app.password").exists()
    assert len(databases(target)) == 1
    assert houtai("check", home=other, **outside(target)).returncode == 0


def test_the_application_role_works_after_a_restore_and_may_not_more_than_before(
    make, put_back, fresh_database
):
    target = fresh_database("role")
    put_back(make(), target)
    with psycopg.connect(target.app_url) as app:
        assert app.execute("SELECT count(*) FROM jobs.procrastinate_jobs").fetchone() == (JOBS,)
        app.execute(
            "INSERT INTO eventlog.event (name, version, shard, key, body)"
            " VALUES ('n', 1, 0, 'k', '{}')"
        )
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            app.execute("DELETE FROM eventlog.event")


def test_a_backup_is_one_moment_while_work_goes_on(
    make, original, put_back, fresh_database, monkeypatch
):
    count_rows = postgres_tools.count_rows

    def count_while_others_commit(connection):
        counted = count_rows(connection)
        with psycopg.connect(original.owner_url) as busy:
            busy.execute("INSERT INTO eventlog.cursor VALUES ('later', 0, 1, 0, now())")
        return counted

    monkeypatch.setattr(postgres_tools, "count_rows", count_while_others_commit)
    file, target = make(), fresh_database("moment")
    monkeypatch.undo()
    with psycopg.connect(original.owner_url) as owner:
        owner.execute("DELETE FROM eventlog.cursor")
    assert put_back(file, target).manifest.rows["eventlog.cursor"] == 0
    assert picture(target)["rows"] == picture(original)["rows"]


def test_the_tar_opens_with_any_tool_and_says_what_it_holds(make):
    with tarfile.open(make()) as tar:
        names = tar.getnames()
        manifest = json.load(tar.extractfile("manifest.json"))
    assert names[0] == "database.dump"
    assert names[-2:] == ["manifest.json", "manifest.json.sha256"]
    assert manifest["step"] == migrate.newest()
    assert [part["name"] for part in manifest["parts"]] == names[:-2]
    assert manifest["rows"][TABLE] == JOBS


def test_an_existing_file_is_never_overwritten(make):
    file = make()
    content = file.read_bytes()
    with pytest.raises(Refused, match="exists"):
        make()
    assert file.read_bytes() == content


def test_a_backup_that_fails_leaves_no_file(make, original, tmp_path):
    stranger = Address(owner_url=original.app_url, app_url=original.app_url)
    with pytest.raises(Refused, match="dump_failed"):
        make("by_the_wrong_role.tar", stranger)
    assert [each.name for each in tmp_path.iterdir() if "wrong_role" in each.name] == []


@pytest.mark.parametrize("part", [0, 1, -2, -1])
def test_a_flipped_bit_is_found_before_anything_is_touched(make, put_back, original, part):
    file = make()
    with tarfile.open(file) as tar:
        parts = [one for one in tar.getmembers() if one.isfile()]
        where = parts[part].offset_data + parts[part].size // 2
    content = bytearray(file.read_bytes())
    content[where] ^= 1
    file.write_bytes(content)
    with pytest.raises(Refused):
        put_back(file, original, may_replace=never)


@pytest.mark.parametrize("part", [0.0, 0.3, 0.99])
def test_a_file_that_is_cut_short_is_refused(make, put_back, original, part):
    file = make()
    content = file.read_bytes()
    file.write_bytes(content[: int(len(content) * part)])
    with pytest.raises(Refused):
        put_back(file, original, may_replace=never)


def never(database):
    raise AssertionError(f"{database} was about to be replaced")


def test_a_name_that_points_elsewhere_is_refused(make, put_back, original, tmp_path):
    with tarfile.open(make()) as tar:
        dump = tar.extractfile("database.dump").read()
        manifest = archive.Manifest.model_validate_json(tar.extractfile("manifest.json").read())
    target = tmp_path / "evil.tar"
    with target.open("w+b") as opened:
        writer = archive.Writer(opened, NOON)
        writer.add(archive.DATABASE, [dump])
        writer.add("files/../../escaped", [b"evil"])
        writer.close(manifest.model_copy(update={"parts": tuple(writer.parts)}))
    with pytest.raises(archive.Damaged, match="damaged"):
        put_back(target, original, may_replace=never)


def test_a_backup_of_a_newer_release_is_refused(make, put_back, tmp_path, original):
    newer = forge(make(), tmp_path / "newer.tar", step="9999")
    with pytest.raises(Refused, match="too_new"):
        put_back(newer, original, may_replace=never)


def test_a_backup_of_an_older_step_is_brought_to_this_one(make, put_back, fresh_database):
    older, target = fresh_database("older"), fresh_database("upgraded")
    migrate.upgrade(older.owner_url, to="0003")
    fill(older)
    restored = put_back(make("older.tar", older), target)
    assert (restored.manifest.step, restored.step) == ("0003", migrate.newest())
    assert migrate.present(target.owner_url) == migrate.newest()
    assert picture(target)["rows"][TABLE] == JOBS


def test_a_filled_database_is_replaced_only_when_its_name_is_typed(
    make, fresh_database, tmp_path, original
):
    target, file = fresh_database("filled"), make()
    migrate.upgrade(target.owner_url)
    name = postgres_tools.database_of(target.owner_url)
    settings = {"home": tmp_path / "filled", **outside(target)}
    refused = houtai("restore", file, **settings)
    mistyped = houtai("restore", file, "--replace", typed="yes\n", **settings)
    assert [refused.returncode, mistyped.returncode] == [1, 1]
    assert picture(target)["rows"][TABLE] == 0
    replaced = houtai("restore", file, "--replace", typed=f"{name}\n", **settings)
    assert replaced.returncode == 0, replaced.stderr
    assert picture(target) == picture(original)


def test_a_restore_that_fails_midway_leaves_the_old_database_as_it_was(
    make, put_back, tmp_path, fresh_database
):
    target = fresh_database("intact")
    migrate.upgrade(target.owner_url)
    fill(target)
    (tmp_path / "other" / "files").mkdir(parents=True)
    (tmp_path / "other" / "files" / "kept").write_text("as it was")
    before, file = picture(target), make()
    broken = [
        forge(file, tmp_path / "garbage.tar", dump=b"PGDMP garbage"),
        forge(file, tmp_path / "short.tar", rows={TABLE: JOBS + 1}),
    ]
    for each in broken:
        with pytest.raises(Refused):
            put_back(each, target, may_replace=lambda _: True)
    assert picture(target) == before
    assert len(databases(target)) == 1
    assert (tmp_path / "other" / "files" / "kept").read_text() == "as it was"


def test_a_database_in_use_is_not_replaced(make, put_back, original):
    with psycopg.connect(original.app_url), pytest.raises(Refused, match="in_use"):
        put_back(make(), original, may_replace=lambda _: True)


def test_a_backup_with_a_broken_promise_is_restored_and_what_was_there_is_kept(
    make, fresh_database, tmp_path
):
    ill, target = fresh_database("ill"), fresh_database("keeps")
    for place in (ill, target):
        migrate.upgrade(place.owner_url)
    with psycopg.connect(ill.owner_url) as owner:
        owner.execute("INSERT INTO eventlog.cursor VALUES ('too_far', 0, 1, 999, now())")
    file = make("ill.tar", ill)
    settings = {"home": tmp_path / "ill", **outside(target)}
    restored = houtai("restore", file, "--replace", "--yes", **settings)
    kept = next(name for name in databases(target) if "before" in name)
    assert restored.returncode == 1
    assert kept in restored.stdout
    with psycopg.connect(target.owner_url, autocommit=True) as owner:
        owner.execute(f'DROP DATABASE "{kept}"')


def test_a_secret_that_differs_is_kept_under_another_name(make, put_back, tmp_path, fresh_database):
    (tmp_path / "other" / "secrets").mkdir(parents=True)
    (tmp_path / "other" / "secrets" / "fields.key").write_bytes(b"another key")
    restored = put_back(make(), fresh_database("secret"))
    kept = restored.replaced_secrets["secrets/fields.key"]
    assert (tmp_path / "other" / "secrets" / kept).read_bytes() == b"another key"
    assert (tmp_path / "other" / "secrets" / "fields.key").read_bytes() == b"key"


def test_members_beyond_eight_gigabytes_keep_their_size():
    writer = archive.Writer(io.BytesIO(), NOON)
    member = tarfile.TarInfo.frombuf(writer._header("database.dump", 9 << 30), "utf-8", "strict")
    assert member.size == 9 << 30
