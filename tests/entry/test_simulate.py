"""Many seeds: whatever happens in whatever order, the books and a small model agree."""

import pytest

from houtai.entry.simulate import running
from houtai.kit import migrate
from houtai.kit.environment import Environment
from houtai.modules.ordering.service import cancelling
from tests.entry.command import houtai

SEEDS, AT_ONCE = 40, 20
FAULTY_SEEDS_MAX = 5


@pytest.fixture(scope="module")
def place(fresh_database):
    """A migrated database for the seeds of this process; each brings its own goods and buyers."""
    made = fresh_database("simulation")
    migrate.upgrade(made.owner_url)
    return made


@pytest.fixture
def environment(tmp_path, monkeypatch):
    """A home without anything in it."""
    monkeypatch.setenv("HOUTAI_HOME", str(tmp_path))
    return Environment.read()


@pytest.mark.parametrize("first", range(0, SEEDS, AT_ONCE))
async def test_all_agrees_at_the_end_of_every_seed(place, environment, first):
    seeds = range(first, first + AT_ONCE)
    outcomes = [one async for one in running.run(place.app_url, environment, seeds)]
    last = outcomes[-1]
    assert last.wrong == [], "\n".join([f"seed {last.seed}", *last.story, *last.wrong])
    assert [one.seed for one in outcomes] == list(seeds)


async def test_a_seed_tells_the_same_story_each_time(fresh_database, environment):
    stories = []
    for purpose in ("once", "again"):
        made = fresh_database(purpose)
        migrate.upgrade(made.owner_url)
        told = running.run(made.app_url, environment, (7, 8))
        stories.append([line async for one in told for line in one.story])
    assert stories[0] == stories[1]
    assert len(stories[0]) > 40


async def test_pieces_that_are_not_given_back_are_found(fresh_database, environment, monkeypatch):
    made = fresh_database("faulty")
    migrate.upgrade(made.owner_url)

    async def forget(*_told, **_by_name):
        """As if nobody had thought of it."""

    monkeypatch.setattr(cancelling.holding, "release", forget)
    told = running.run(made.app_url, environment, range(FAULTY_SEEDS_MAX))
    wrong = [line async for one in told for line in one.wrong]
    assert [line for line in wrong if " left, and " in line]


def test_the_command_says_how_it_went(tmp_path):
    done = houtai("simulate", "--seeds", 2, "--first", 5, "--steps", 12, home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "Seed 6" in done.stdout
    assert "2 seeds, and all agrees" in done.stdout
    assert list(tmp_path.iterdir()) == []
