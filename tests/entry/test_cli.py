"""The command: help, exit codes, and sentences where something is wrong."""

import json
import re
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from argon2 import PasswordHasher

from houtai.entry import cli
from houtai.entry.cli import benching
from houtai.entry.refusals import CannotStart
from houtai.kit import migrate
from houtai.kit.environment import LANGUAGES
from houtai.kit.texts import catalogue
from tests.entry.command import houtai, outside

# A text's key, wherever it is given to what shows it.
ASKED = (
    r"(?:word|tell|_tell|_table|Refused|CannotStart|WrongUsage|progress|__init__|_counted)"
    r'\(\s*(?:\*\()?"([a-z_]+(?:\.[a-z_]+)*)"'
)
COMMANDS = [
    "up", "migrate", "worker", "check", "doctor", "backup", "restore", "user", "simulate", "replay",
]  # fmt: skip


@pytest.fixture(scope="module")
def books(fresh_database):
    """A migrated database of this file's own."""
    place = fresh_database("command")
    migrate.upgrade(place.owner_url)
    return place


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("zh-CN", ["用法：", "命令", "选项", "显示本帮助并退出", "退出码", "无法启动"]),
        (
            "en-US",
            ["Usage:", "Commands", "Options", "Show this help", "Exit codes", "cannot start"],
        ),
    ],
)
def test_help_speaks_the_readers_language_and_lists_every_command(language, words):
    shown = houtai("--help", language=language)
    assert shown.returncode == 0
    assert [word for word in [*words, *COMMANDS] if word not in shown.stdout] == []
    assert "cli." not in shown.stdout


def test_every_text_that_the_command_asks_for_exists_in_both_languages():
    sources = [
        source
        for folder in ("cli", "doctor", "replay", ".")
        for source in (Path(cli.__file__).parents[1] / folder).glob("*.py")
    ]
    asked = {
        key
        for source in sources
        for key in re.findall(ASKED, source.read_text(encoding="utf-8"))
        if not key.endswith((".lock", ".py"))
    }
    assert len(asked) > 60
    for language in LANGUAGES:
        texts = catalogue(language)
        assert sorted(key for key in asked if f"cli.{key}" not in texts) == []


@pytest.mark.parametrize("command", ["up", "check", "restore"])
def test_help_of_a_command_is_translated_whole(command):
    chinese = houtai(command, "--help", language="zh-CN").stdout
    english = houtai(command, "--help", language="en-US").stdout
    assert "用法：" in chinese
    assert "Usage: " in english
    assert "Show this message" not in chinese + english
    assert re.search("[一-鿿]", english) is None


def test_nothing_heavy_is_imported_before_a_command_needs_it():
    looked = subprocess.run(
        [sys.executable, "-c", "import houtai.entry.cli.app, sys; print(*sys.modules)"],
        capture_output=True,
        text=True,
        check=True,
    )
    heavy = {"fastapi", "sqlalchemy", "alembic", "psycopg", "psutil", "pydantic", "rich"}
    assert heavy & set(looked.stdout.split()) == set()


@pytest.mark.parametrize(
    "arguments",
    [["nonsense"], ["up", "--nonsense"], ["user", "create"], ["up", "--workers", "none"]],
)
def test_wrong_usage_leaves_with_2_and_names_the_help(arguments):
    refused = houtai(*arguments)
    assert refused.returncode == 2
    assert "--help" in refused.stderr


def test_a_wrong_variable_is_named_and_leaves_with_3():
    refused = houtai("migrate", port="many")
    assert refused.returncode == 3
    assert "HOUTAI_PORT" in refused.stderr


def test_a_database_that_is_away_leaves_with_3_and_says_what_to_do():
    away = "postgresql://nobody@127.0.0.1:1/nothing"
    refused = houtai("check", database_url=away, language="zh-CN")
    assert refused.returncode == 3
    assert "houtai doctor" in refused.stderr


def test_migrating_tells_where_it_began_and_ended(fresh_database):
    place = fresh_database("steps")
    refused = houtai("check", **outside(place))
    first, second = houtai("migrate", **outside(place)), houtai("migrate", **outside(place))
    quiet = houtai("migrate", "--quiet", **outside(place))
    assert (refused.returncode, "houtai migrate" in refused.stderr) == (3, True)
    assert f"0 → {migrate.newest()}" in first.stdout
    assert f"newest step: {migrate.newest()}" in second.stdout
    assert [first.returncode, second.returncode, quiet.stdout] == [0, 0, ""]


def test_check_proves_every_promise(books):
    proven = houtai("check", "--json", **outside(books))
    verdicts = json.loads(proven.stdout)
    assert proven.returncode == 0
    assert {verdict["name"].split(".")[0] for verdict in verdicts} >= {"ledger", "eventlog"}
    assert [verdict["breaches"] for verdict in verdicts] == [[]] * len(verdicts)


def test_check_names_the_place_of_a_breach_and_leaves_with_1(fresh_database):
    place = fresh_database("broken")
    migrate.upgrade(place.owner_url)
    with psycopg.connect(place.owner_url) as owner:
        owner.execute("INSERT INTO eventlog.cursor VALUES ('too_far', 0, 1, 999, now())")
    table = houtai("check", **outside(place))
    elsewhere = houtai("check", "--area", "ledger", "--json", **outside(place))
    assert table.returncode == 1
    assert "too_far" in table.stdout
    assert elsewhere.returncode == 0
    assert {each["name"].split(".")[0] for each in json.loads(elsewhere.stdout)} == {"ledger"}


def test_an_unknown_area_leaves_with_2_and_names_those_there_are(books):
    refused = houtai("check", "--area", "weather", **outside(books))
    assert refused.returncode == 2
    assert "ledger" in refused.stderr


def test_an_account_gets_a_password_that_is_shown_once(books):
    made = houtai("user", "create", "--login", "mei", "--name", "梅", **outside(books))
    again = houtai("user", "create", "--login", "mei", "--name", "梅", **outside(books))
    reset = houtai("user", "reset", "--login", "mei", **outside(books))
    passwords = [done.stdout.split("Password: ")[1].split()[0] for done in (made, reset)]
    assert [made.returncode, again.returncode, reset.returncode] == [0, 1, 0]
    assert len(set(passwords)) == 2
    with psycopg.connect(books.owner_url) as owner:
        found = owner.execute("SELECT name, must_change_password FROM identity.account").fetchall()
    assert found == [("梅", True)]


def test_a_password_may_be_typed_and_is_never_shown(books):
    secret = "Kirschbaum-im-Regen-7"
    create = ["user", "create", "--login", "lan", "--name", "Lan", "--password-stdin"]
    made = houtai(*create, typed=f"{secret}\n", **outside(books))
    weak = houtai(
        "user", "reset", "--login", "lan", "--password-stdin", typed="short\n", **outside(books)
    )
    assert [made.returncode, weak.returncode] == [0, 1]
    assert secret not in made.stdout + made.stderr
    with psycopg.connect(books.owner_url) as owner:
        query = "SELECT password_hash FROM identity.account WHERE login = 'lan'"
        [kept] = owner.execute(query).fetchone()
    assert PasswordHasher().verify(kept, secret)
    assert "identity." not in weak.stderr


def test_somebody_who_is_shut_out_is_let_in_again(books):
    made = houtai("user", "create", "--login", "suo", "--name", "锁", **outside(books))
    with psycopg.connect(books.owner_url) as owner:
        owner.execute(
            "INSERT INTO identity.sign_in_rule (id, account_id, networks, weekdays, enabled, note,"
            " version, changed_at) SELECT gen_random_uuid(), id, '{203.0.113.0/24}', '{}', true,"
            " '', 1, now() FROM identity.account WHERE login = 'suo'"
        )
    unlocked = houtai("user", "unlock", "--login", "suo", **outside(books))
    assert [made.returncode, unlocked.returncode] == [0, 0]
    assert "restrictions lifted: 1" in unlocked.stdout
    with psycopg.connect(books.owner_url) as owner:
        left = "SELECT FROM identity.sign_in_rule JOIN identity.account a ON a.id = account_id"
        assert owner.execute(f"{left} WHERE login = 'suo'").fetchall() == []


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["reset", "--login", "nobody-at-all"], 1),
        (["unlock", "--login", "nobody-at-all"], 1),
        (["create", "--login", "a1", "--name", "A", "--role", "no_such_role"], 1),
        (["create", "--login", "a1", "--name", "x" * 999], 2),
    ],
)
def test_an_account_that_cannot_be_made_or_found_is_told_in_a_sentence(books, arguments, code):
    refused = houtai("user", *arguments, **outside(books))
    assert refused.returncode == code
    assert len(refused.stderr.strip()) > 10


def test_bench_hands_on_arguments_and_exit_code(tmp_path):
    (tmp_path / "bench").mkdir()
    (tmp_path / "bench" / "__main__.py").write_text("import sys; sys.exit(len(sys.argv))")
    assert benching.run(tmp_path, ["ledger", "--quick"]) == 3


def test_bench_says_when_there_is_none(tmp_path):
    with pytest.raises(CannotStart, match="not_here"):
        benching.run(tmp_path, [])
