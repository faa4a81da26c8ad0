"""The doctor: a sound installation is called sound, and each planted fault is found and named."""

import json
import socket

import psycopg
import pytest

from houtai.entry import doctor
from houtai.entry.doctor import database as database_room
from houtai.entry.doctor import machine
from houtai.kit import migrate
from houtai.kit.embedded_pg import Address
from houtai.kit.environment import LANGUAGES
from tests.entry.command import houtai, outside


@pytest.fixture(scope="module")
def patient(fresh_database):
    """A migrated database of this file's own."""
    place = fresh_database("patient")
    migrate.upgrade(place.owner_url)
    return place


@pytest.fixture
def installation(monkeypatch, tmp_path, patient):
    """Settings of a sound installation; a test spoils one of them."""
    free = socket.create_server(("127.0.0.1", 0))
    monkeypatch.setenv("HOUTAI_PORT", str(free.getsockname()[1]))
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("HOUTAI_DATABASE_URL", patient.app_url)
    monkeypatch.setenv("HOUTAI_DATABASE_OWNER_URL", patient.owner_url)
    free.close()
    return monkeypatch


@pytest.fixture
def owner(patient):
    """A connection whose changes nobody else ever sees."""
    with psycopg.connect(patient.owner_url) as connection:
        yield connection
        connection.rollback()


def found(check):
    return next(each for each in doctor.examine() if each.check == check)


def test_a_sound_installation_is_called_sound(installation):
    findings = doctor.examine()
    assert {each.check: each.state for each in findings if each.state != "ok"} == {}
    assert len(findings) >= 15
    assert all("cli." not in each.text(language) for each in findings for language in LANGUAGES)


def test_the_command_answers_in_json_and_leaves_with_1_when_something_is_wrong(patient, tmp_path):
    sound = houtai("doctor", "--json", home=tmp_path, port=0, **outside(patient))
    ill = houtai("doctor", home=tmp_path, time_zone="Nowhere/At_All", **outside(patient))
    assert sound.returncode == 0
    assert {each["state"] for each in json.loads(sound.stdout)} == {"ok"}
    assert ill.returncode == 1
    assert "Nowhere/At_All" in ill.stdout


def test_a_wrong_variable_is_found_before_anything_else(installation):
    installation.setenv("HOUTAI_PORT", "many")
    [finding] = doctor.examine()
    assert (finding.check, finding.state) == ("variables", "fail")
    assert "HOUTAI_PORT" in finding.text("zh-CN")


def test_a_port_in_use_is_found(installation):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        installation.setenv("HOUTAI_PORT", str(taken.getsockname()[1]))
        assert found("port").told == "taken"


def test_a_database_that_cannot_be_reached_is_found(installation):
    installation.setenv("HOUTAI_DATABASE_OWNER_URL", "postgresql://x@127.0.0.1:1/nothing")
    finding = found("database")
    assert (finding.state, finding.told) == ("fail", "away")
    assert "127.0.0.1" in finding.text("en-US")


def test_a_home_without_a_database_is_looked_at_and_left_alone(installation, tmp_path):
    installation.delenv("HOUTAI_DATABASE_URL")
    assert found("database").told == "none_yet"
    assert not (tmp_path / "home").exists()


def test_a_full_disk_is_found(installation, monkeypatch):
    monkeypatch.setattr(machine, "DISK_BYTES_MIN", 1 << 60)
    assert (found("disk").state, found("disk").told) == ("fail", "full")


@pytest.mark.parametrize(("step", "told"), [("0001", "older"), ("9999", "newer")])
def test_another_step_is_found_and_what_to_do_depends_on_its_side(fresh_database, step, told):
    place = fresh_database(f"step_{step}")
    migrate.upgrade(place.owner_url, to="0001")
    with psycopg.connect(place.owner_url, autocommit=True) as connection:
        connection.execute("UPDATE kit.alembic_version SET version_num = %s", [step])
        findings = {each.check: each for each in database_room.examine(connection, place)}
    assert (findings["step"].state, findings["step"].told) == ("fail", told)
    assert "parked" not in findings


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        ("ALTER ROLE houtai_app BYPASSRLS", "too_mighty"),
        ("ALTER ROLE houtai_app SUPERUSER", "too_mighty"),
        ("ALTER TABLE kit.alembic_version OWNER TO houtai_app", "owns_tables"),
        ("ALTER ROLE houtai_app RENAME TO houtai_other", "missing"),
    ],
)
def test_an_application_role_that_may_too_much_is_found(owner, spoil, told):
    assert database_room._role(owner).state == "ok"
    owner.execute(spoil)
    assert database_room._role(owner).told == told


def test_an_application_that_works_as_the_owner_is_found(patient):
    careless = Address(owner_url=patient.owner_url, app_url=patient.owner_url)
    assert database_room._login(careless).told == "too_mighty"


@pytest.fixture
def other_login(patient):
    """A login of one's own, as an outside server has it; a member of nothing yet."""
    with psycopg.connect(patient.owner_url, autocommit=True) as connection:
        connection.execute("CREATE ROLE other_web LOGIN PASSWORD 'x'")
        yield connection, patient.owner_url.replace(*_credentials(patient.owner_url))
        connection.execute("DROP ROLE other_web")


def _credentials(url):
    return url.split("//")[1].split("@")[0], "other_web:x"


def test_a_login_of_its_own_must_be_in_the_role(patient, other_login):
    connection, url = other_login
    place = Address(owner_url=patient.owner_url, app_url=url)
    assert database_room._login(place).told == "other_role"
    connection.execute("GRANT houtai_app TO other_web")
    assert database_room._login(place).state == "ok"


def test_commits_that_do_not_wait_for_the_disk_are_found(owner):
    owner.execute("SET synchronous_commit = off")
    finding = database_room._durability(owner)
    assert "synchronous_commit" in finding.text("en-US")
    assert finding.state == "fail"


def test_what_lies_waiting_is_counted(owner):
    owner.execute(
        "INSERT INTO eventlog.parked (id, subscriber, position, key, state, error, attempts,"
        " parked_at) VALUES (gen_random_uuid(), 's', 1, 'k', 'failed', 'why', 1, now())"
    )
    owner.execute(
        "INSERT INTO jobs.procrastinate_jobs (queue_name, task_name, status)"
        " VALUES ('q', 't', 'failed')"
    )
    owner.execute(
        "INSERT INTO eventlog.event (name, version, shard, key, body, at)"
        " VALUES ('n', 1, 0, 'k', '{}', now() - interval '1 hour')"
    )
    owner.execute("INSERT INTO eventlog.cursor VALUES ('slow', 0, 1, 0, now())")
    assert database_room._waiting(owner, "parked", database_room._PARKED).told == "some"
    assert database_room._waiting(owner, "failed_jobs", database_room._FAILED_JOBS).told == "some"
    assert database_room._lag(owner).told == "behind"
