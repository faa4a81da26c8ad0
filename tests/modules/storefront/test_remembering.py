"""What a process keeps of lists and searches is let go as soon as it is wrong."""

import asyncio
from uuid import uuid4

import pytest

from houtai.kit.changes import Ear
from houtai.modules.storefront.queries.memory import LISTS, Memory
from houtai.modules.storefront.service.answers import Answers, Looked
from houtai.modules.storefront.service.snapshot import TOPIC as PAGES
from tests.factories.catalog import make_category
from tests.factories.storefront import put_on_shelf

TEA, CUP = uuid4(), uuid4()


@pytest.fixture
def ear():
    """One that hears, without any line."""
    made = Ear()
    made.is_listening = True
    return made


class Looking:
    """Counts how often somebody looked."""

    def __init__(self, *product_ids, text="[]", seconds=60.0):
        self.found = Looked(text, product_ids, seconds)
        self.count = 0

    async def __call__(self):
        self.count += 1
        await asyncio.sleep(0)
        return self.found


async def test_an_answer_is_kept_until_something_that_it_shows_changes(ear):
    answers, teas, cups = Answers(ear), Looking(TEA), Looking(CUP)
    for _ in range(3):
        await answers.answer("teas", teas)
        await answers.answer("cups", cups)
    assert (teas.count, cups.count) == (1, 1)
    ear.hear(f"{PAGES} {TEA}")
    await answers.answer("teas", teas)
    await answers.answer("cups", cups)
    assert (teas.count, cups.count) == (2, 1)


@pytest.mark.parametrize("topic", [LISTS, PAGES])
async def test_when_everything_changed_nothing_is_kept(ear, topic):
    answers, teas = Answers(ear), Looking(TEA)
    await answers.answer("teas", teas)
    ear.hear(f"{topic} *")
    await answers.answer("teas", teas)
    assert teas.count == 2


async def test_an_answer_is_given_for_its_seconds_only(ear):
    answers, teas = Answers(ear), Looking(TEA, seconds=0)
    await answers.answer("teas", teas)
    await answers.answer("teas", teas)
    assert teas.count == 2


async def test_what_changed_while_somebody_looked_is_answered_and_not_kept(ear):
    answers, teas = Answers(ear), Looking(TEA)

    async def look():
        found = await teas()
        ear.hear(f"{PAGES} {TEA}")
        return found

    await answers.answer("teas", look)
    await answers.answer("teas", teas)
    assert teas.count == 2


async def test_nothing_is_kept_while_the_ear_does_not_hear(ear):
    ear.is_listening = False
    answers, teas = Answers(ear), Looking(TEA)
    await answers.answer("teas", teas)
    await answers.answer("teas", teas)
    assert teas.count == 2


async def test_of_many_who_ask_the_same_at_once_one_looks(ear):
    answers, teas = Answers(ear), Looking(TEA)
    await asyncio.gather(*(answers.answer("teas", teas) for _ in range(5)))
    assert teas.count == 1


async def test_the_oldest_answers_give_way(ear):
    answers, teas, cups = Answers(ear, bytes_max=5), Looking(TEA, text="123"), Looking(CUP)
    await answers.answer("teas", teas)
    await answers.answer("cups", cups)
    await answers.answer("more", Looking(CUP, text="45"))
    await answers.answer("cups", cups)
    await answers.answer("teas", teas)
    assert (teas.count, cups.count) == (2, 1)


def test_counts_are_let_go_when_a_seller_is_shut_and_not_with_each_product(ear):
    totals = Memory(ear).totals
    totals.keep("tea", 3, seconds=60, moment=totals.moment)
    ear.hear(f"{PAGES} {TEA}")
    assert totals.recall("tea") == 3
    moment = totals.moment
    ear.hear(f"{LISTS} *")
    totals.keep("tea", 3, seconds=60, moment=moment)
    assert totals.recall("tea") is None


def test_the_memory_has_bounds_and_ends(ear):
    facets = Memory(ear).facets
    for number in range(2_001):
        facets.keep(number, "{}", seconds=60, moment=facets.moment)
    assert (facets.recall(0), facets.recall(2_000)) == (None, "{}")
    facets.keep("old", "{}", seconds=0, moment=facets.moment)
    assert facets.recall("old") is None


@pytest.fixture
def listening(house, ear):
    """The house with an ear that hears, as that of a running one."""
    before = house.state.ear
    house.state.ear = ear
    yield ear
    house.state.ear = before


async def test_a_list_shows_a_changed_card_at_once_and_its_facets_are_shared(
    session, client_as, listening
):
    category = await make_category(session)
    tea = await put_on_shelf(session, "茶", category=category, price_fen=100)
    query = {"category": str(category.id)}
    async with client_as(None) as client:

        async def shown(**more):
            answer = (await client.get("/api/shop/search", params=query | more)).json()
            return len(answer["items"]), answer["facets"]["total"]

        assert await shown() == (1, 1)
        await put_on_shelf(session, "杯", category=category)
        assert await shown() == (1, 1)
        assert await shown(sort="price") == (2, 1)
        listening.hear(f"{PAGES} {tea.id}")
        assert await shown() == (2, 1)
        listening.hear(f"{LISTS} *")
        assert await shown() == (2, 2)
