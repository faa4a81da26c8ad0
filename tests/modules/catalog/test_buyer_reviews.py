"""What buyers say of goods: who may, once, what others see of it, and what it comes to."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, text, update

from houtai.events.catalog import ProductReviewed
from houtai.events.notices import NoticeWanted
from houtai.kit.auth import SYSTEM, Actor, Place
from houtai.kit.clock import utc_now
from houtai.kit.eventlog.events import decode
from houtai.kit.ids import new_id
from houtai.kit.invariants import prove
from houtai.modules.catalog import handlers
from houtai.modules.catalog.queries import buyer_reviews as queries
from houtai.modules.catalog.queries import purchases
from houtai.modules.catalog.queries.proofs import REVIEW_INVARIANTS
from houtai.modules.catalog.queries.purchases import Purchase
from houtai.modules.catalog.rules import buyer_reviews as rules
from houtai.modules.catalog.rules.words import WordRule
from houtai.modules.catalog.service import moderating, reviewing
from houtai.modules.catalog.tables import ForbiddenWord, Product, Review, ReviewFigures
from houtai.modules.files.public import FileNotUsable
from houtai.modules.ordering import public as ordering
from houtai.modules.ordering.tables import Line
from tests.factories.catalog import make_product
from tests.factories.files import PDF, make_file, picture
from tests.factories.identity import make_account
from tests.factories.members import make_member
from tests.factories.reviews import NOON, make_received, make_review

pytestmark = pytest.mark.usefixtures("house")
"""Who bought what is known as the house is composed."""

SHOP = "/api/shop"
CONSOLE = "/api/console/catalog/buyer-reviews"
MODERATOR = Actor(
    uuid4(),
    permissions=frozenset({"catalog.buyer_review.write", "catalog.moderation.write"}),
    merchant_ids=None,
)


@pytest.fixture
def _store(house, tmp_path):
    """Files lie in a folder of the test's own."""
    usual = house.state.environment
    house.state.environment = replace(usual, home=tmp_path, files_url=None)
    yield
    house.state.environment = usual


def clerk(merchant_id):
    return Actor(
        uuid4(),
        permissions=frozenset({"catalog.buyer_review.write"}),
        merchant_ids=frozenset({merchant_id}),
        place=Place(merchant_id),
    )


async def forbid(session, word, level="block"):
    session.add(ForbiddenWord(word=word, word_key=word, level=level))
    await session.flush()


async def figures(session, product):
    return await queries.figures_of(session, product.id)


async def seen(session, product, kind=None):
    wanted = queries.SHOWN.want(values={"kind": kind})
    return (await queries.product_reviews(session, product.id, wanted)).items


def hide(*reviews, part="review", reason="含有联系方式"):
    ids = [one.id for one in reviews]
    return moderating.ModerateReviews(review_ids=ids, part=part, decision="hide", reason=reason)


def show(*reviews, part="review"):
    ids = [one.id for one in reviews]
    return moderating.ModerateReviews(review_ids=ids, part=part, decision="show")


# --- rules ---------------------------------------------------------------------------------------


@given(st.lists(st.integers(1, 5), max_size=60))
def test_mean_and_share_are_those_of_the_stars_and_never_flatter(stars):
    grades = [rules.grade_of(one) for one in stars]
    counts = {grade: grades.count(grade) for grade in ("good", "middle", "bad")}
    told = rules.figures(stars_sum=sum(stars), with_pictures=0, **counts)
    assert told.reviews == len(stars)
    if stars:
        assert abs(told.mean_x100 - 100 * sum(stars) / len(stars)) <= 0.5
        assert abs(told.good_percent - 100 * counts["good"] / len(stars)) <= 1
    assert (told.good_percent == 100) == (counts["good"] == len(stars) > 0)
    assert (told.good_percent == 0) == (counts["good"] == 0)


def test_a_name_shows_its_first_letter_however_long_it_is():
    names = ["", "王", "王小明", "欧阳小明的一个很长的名字"]
    assert [rules.author_shown(one) for one in names] == ["", "王", "王**", "欧**"]


def test_a_blocked_word_waits_and_one_that_is_pointed_out_does_not():
    words = [WordRule(word="加微信", level="block"), WordRule(word="最好", level="warn")]
    looks = [rules.look(one, words, first=False) for one in ("好喝", "最好的茶", "加 微 信 领券")]
    assert [(one.state, one.found) for one in looks] == [
        ("shown", []),
        ("shown", ["最好"]),
        ("waiting", ["加微信"]),
    ]
    assert rules.look("好喝", words, first=True).state == "waiting"


# --- writing -------------------------------------------------------------------------------------


async def test_who_received_a_line_says_once_what_he_thinks_of_it(client_as, session):
    member = await make_member(session)
    tea = await make_product(session, name="云雾绿茶")
    [line] = await make_received(session, member.id, tea)
    await make_received(session, member.id, tea, is_gift=True)
    await make_received(session, member.id, tea, quantity=0)
    script = "<script>alert(1)</script> 茶香浓郁"
    async with client_as(Actor(member.id)) as client:
        to_write = (await client.get(f"{SHOP}/reviews/to-write")).json()
        body = {"line_id": str(line), "stars": 4, "text": f"  {script}  "}
        wrote = await client.post(f"{SHOP}/reviews", json=body)
        again = await client.post(f"{SHOP}/reviews", json=body)
        left = (await client.get(f"{SHOP}/reviews/to-write")).json()
        mine = (await client.get(f"{SHOP}/reviews/mine")).json()["items"]
    assert [one["line_id"] for one in to_write["items"]] == [str(line)]
    assert (left["items"], left["next"]) == ([], None)
    assert wrote.status_code == 201
    assert (again.status_code, again.json()["code"]) == (409, "reviews.reviewed_already")
    assert [(one["id"], one["state"], one["may_follow_up"]) for one in mine] == [
        (wrote.json(), "shown", True)
    ]
    async with client_as(None) as guest:
        page = (await guest.get(f"{SHOP}/products/{tea.id}/reviews")).json()
        for path in ("reviews/mine", "reviews/to-write"):
            assert (await guest.get(f"{SHOP}/{path}")).status_code == 401
    [shown] = page["items"]
    assert (shown["author"], shown["text"], shown["stars"]) == ("王**", script, 4)
    assert "member_id" not in shown
    assert page["figures"] == {
        "reviews": 1,
        "mean_x100": 400,
        "good_percent": 100,
        "good": 1,
        "middle": 0,
        "bad": 0,
        "with_pictures": 0,
    }


async def test_lines_of_others_and_what_has_not_come_cannot_be_judged(client_as, session):
    member = await make_member(session)
    tea = await make_product(session)
    [foreign] = await make_received(session, (await make_member(session)).id, tea)
    [on_its_way] = await make_received(session, member.id, tea, state="awaiting_receipt")
    [gift] = await make_received(session, member.id, tea, is_gift=True)
    answers = {}
    async with client_as(Actor(member.id)) as client:
        for name, line in {"foreign": foreign, "way": on_its_way, "gift": gift}.items():
            body = {"line_id": str(line), "stars": 5}
            answers[name] = (await client.post(f"{SHOP}/reviews", json=body)).json()["code"]
        nobodys = {"line_id": str(uuid4()), "stars": 5}
        unknown = await client.post(f"{SHOP}/reviews", json=nobodys)
    assert answers == {
        "foreign": "reviews.line_unknown",
        "way": "reviews.not_received",
        "gift": "reviews.line_unknown",
    }
    assert unknown.json()["code"] == answers["foreign"]
    assert (await figures(session, tea)).reviews == 0
    order = await session.scalar(select(Line.order_id).where(Line.id == on_its_way))
    await ordering.note_received(session, [order], ordering.By("buyer", member.id), at=NOON)
    async with client_as(Actor(member.id)) as client:
        came = await client.post(f"{SHOP}/reviews", json={"line_id": str(on_its_way), "stars": 5})
    assert came.status_code == 201


@pytest.mark.parametrize(
    "wrong",
    [
        {"stars": 0},
        {"stars": 6},
        {"stars": 4.5},
        {"text": "好" * 1_001},
        {"text": "\0"},
        {"pictures": [str(uuid4()) for _ in range(10)]},
        {"state": "shown"},
    ],
    ids=lambda one: next(iter(one)),
)
async def test_what_cannot_be_is_refused_at_the_door(client_as, session, wrong):
    member = await make_member(session)
    [line] = await make_received(session, member.id, await make_product(session))
    async with client_as(Actor(member.id)) as client:
        body = {"line_id": str(line), "stars": 5, **wrong}
        assert (await client.post(f"{SHOP}/reviews", json=body)).status_code == 422
        whole = {"line_id": str(line), "stars": 5, "text": "好" * 1_000}
        assert (await client.post(f"{SHOP}/reviews", json=whole)).status_code == 201


async def test_of_four_at_once_one_review_is_written_and_of_two_who_hide_it_one_hides_it(
    database, monkeypatch
):
    async with database.transaction() as session:
        tea = await make_product(session, merchant_id=new_id())
        member = await make_member(session)
    line = Purchase(
        line_id=new_id(),
        order_id=new_id(),
        order_number="O1",
        merchant_id=tea.merchant_id,
        shop_name="",
        product_id=tea.id,
        sku_id=new_id(),
        product_name=tea.name,
        spec_text="",
        picture=None,
        received_at=NOON,
    )

    async def bought(*_asked):
        return line

    told = replace(purchases.purchases(), one=bought)
    monkeypatch.setattr(purchases, "_composed", [told])

    async def once():
        async with database.transaction() as session:
            command = reviewing.WriteReview(line_id=line.line_id, stars=5)
            return await reviewing.write(session, member.id, command, at=NOON)

    async def reviews():
        async with database.transaction() as session:
            return (await figures(session, tea)).reviews

    came = await asyncio.gather(*(once() for _ in range(4)), return_exceptions=True)
    [review_id] = [one for one in came if isinstance(one, UUID)]
    assert [type(one) for one in came].count(reviewing.ReviewedAlready) == 3
    assert await reviews() == 1

    async def hidden():
        command = moderating.ModerateReviews(
            review_ids=[review_id], decision="hide", reason="与商品无关"
        )
        async with database.transaction() as session:
            return (await moderating.moderate(session, SYSTEM, command, at=NOON)).changed

    assert sorted(await asyncio.gather(hidden(), hidden())) == [0, 1]
    assert await reviews() == 0


# --- pictures ------------------------------------------------------------------------------------


async def test_pictures_are_ones_own_and_were_sent_in_for_reviews(session):
    member, other = await make_member(session), await make_member(session)
    values = {"purpose": "review", "width": 40, "height": 20, "media_type": "image/webp"}
    own = await make_file(session, uploaded_by=member.id, **values)
    foreign = await make_file(session, uploaded_by=other.id, **values)
    attachment = await make_file(session, uploaded_by=member.id)
    for wrong in (foreign.id, attachment.id, uuid4()):
        with pytest.raises(FileNotUsable):
            await make_review(session, member_id=member.id, pictures=[own.id, wrong])
    review = await make_review(session, member_id=member.id, pictures=[own.id, own.id])
    assert review.pictures == [own.id]
    assert (await queries.figures_of(session, review.product_id)).with_pictures == 1


@pytest.mark.usefixtures("_store")
async def test_what_is_sent_in_is_a_picture_and_seen_by_all_while_its_review_is_shown(
    client_as, session
):
    member = await make_member(session)
    tea = await make_product(session)
    [line] = await make_received(session, member.id, tea)
    path = f"{SHOP}/reviews/pictures"
    async with client_as(Actor(member.id)) as client:
        wrong = await client.post(path, files={"file": ("a.png", PDF, "image/png")})
        broken = await client.post(path, files={"file": ("a.png", picture()[:60], "image/png")})
        sent = await client.post(path, files={"file": ("茶.png", picture(), "image/png")})
        picture_id = sent.json()["id"]
        body = {"line_id": str(line), "stars": 2, "pictures": [picture_id]}
        review_id = (await client.post(f"{SHOP}/reviews", json=body)).json()
    shown = f"{SHOP}/reviews/{review_id}/pictures/{picture_id}?size=small"
    assert (wrong.status_code, broken.status_code, sent.status_code) == (422, 422, 201)
    async with client_as(None) as guest:
        assert (await guest.post(path, files={"file": ("a.png", b"")})).status_code == 401
        public = await guest.get(shown)
        unknown = await guest.get(f"{SHOP}/reviews/{review_id}/pictures/{uuid4()}")
    assert (public.status_code, public.headers["content-type"]) == (200, "image/webp")
    assert unknown.status_code == 404
    review = await session.get(Review, UUID(review_id))
    await moderating.moderate(session, MODERATOR, hide(review), at=NOON)
    async with client_as(None) as guest:
        assert (await guest.get(shown)).status_code == 404
    async with client_as(Actor((await make_member(session)).id)) as other:
        assert (await other.get(shown)).status_code == 404
    async with client_as(Actor(member.id)) as client:
        own = await client.get(shown)
    assert (own.status_code, own.headers["cache-control"]) == (200, "private, no-store")


async def test_a_day_has_so_many_pictures(session, monkeypatch):
    monkeypatch.setattr(reviewing, "UPLOADS_MAX_PER_DAY", 2)
    member = await make_member(session)
    for _ in range(2):
        await reviewing.take_upload(session, member.id, at=NOON)
    with pytest.raises(reviewing.TooManyPictures):
        await reviewing.take_upload(session, member.id, at=NOON)
    await reviewing.take_upload(session, member.id, at=NOON + timedelta(days=1))


# --- what others see -----------------------------------------------------------------------------


async def test_what_waits_or_is_hidden_is_not_seen_and_counts_for_nothing(session):
    await forbid(session, "加微信")
    tea = await make_product(session)
    good = await make_review(session, tea, stars=5, text="回甘明显")
    bad = await make_review(session, tea, stars=1, text="加 微 信 退款", anonymous=True)
    assert (bad.state, bad.found) == ("waiting", ["加微信"])
    assert [one.id for one in await seen(session, tea)] == [good.id]
    done = await moderating.moderate(session, MODERATOR, show(good, bad), at=NOON)
    assert done.changed == 1
    told = await figures(session, tea)
    assert (told.reviews, told.mean_x100, told.good_percent, told.bad) == (2, 300, 50, 1)
    newest, _ = await seen(session, tea)
    assert (newest.author, newest.stars) == ("", 1)
    assert [one.id for one in await seen(session, tea, "bad")] == [bad.id]
    assert await seen(session, tea, "with_pictures") == []
    await moderating.moderate(session, MODERATOR, hide(good, bad), at=NOON)
    await moderating.moderate(session, MODERATOR, hide(good, bad), at=NOON)
    assert (await figures(session, tea)) == rules.ReviewFiguresView()
    assert await seen(session, tea) == []
    [proved] = await prove(session, REVIEW_INVARIANTS)
    assert proved.breaches == []
    broken = update(ReviewFigures).where(ReviewFigures.product_id == tea.id)
    await session.execute(broken.values(reviews=1, good=1, stars_sum=5))
    [proved] = await prove(session, REVIEW_INVARIANTS)
    assert [one.subject for one in proved.breaches] == [f"product {tea.id}"]


async def test_hiding_says_why_and_the_writer_reads_it(client_as, session):
    member = await make_member(session)
    review = await make_review(session, member_id=member.id)
    body = {"review_ids": [str(review.id)], "decision": "hide"}
    async with client_as(MODERATOR) as client:
        why = await client.post(CONSOLE, json=body)
        done = await client.post(CONSOLE, json={**body, "reason": "与商品无关"})
        hidden = (await client.get(CONSOLE, params={"state": "hidden"})).json()["items"]
    assert why.json()["code"] == "reviews.hiding_needs_reason"
    assert (done.status_code, done.json()) == (200, {"changed": 1})
    assert [one["id"] for one in hidden] == [str(review.id)]
    async with client_as(Actor(member.id)) as client:
        [own] = (await client.get(f"{SHOP}/reviews/mine")).json()["items"]
    assert (own["state"], own["reason"]) == ("hidden", "与商品无关")


async def test_a_merchant_sees_its_own_answers_and_moderates_nothing(client_as, session):
    mine, theirs = new_id(), new_id()
    own = await make_review(session, merchant_id=mine, stars=3)
    foreign = await make_review(session, merchant_id=theirs)
    await forbid(session, "国家级")
    async with client_as(clerk(mine)) as client:
        rows = (await client.get(CONSOLE)).json()["items"]
        answer = {"text": "感谢反馈，我们会改进", "version": 1}
        replied = await client.post(f"{CONSOLE}/{own.id}/reply", json=answer)
        late = await client.post(f"{CONSOLE}/{own.id}/reply", json=answer)
        boast = {"text": "国家级好茶", "version": 2}
        boasted = await client.post(f"{CONSOLE}/{own.id}/reply", json=boast)
        at_foreign = await client.post(f"{CONSOLE}/{foreign.id}/reply", json=answer)
        body = {"review_ids": [str(own.id)], "decision": "hide", "reason": "差评"}
        hiding = await client.post(CONSOLE, json=body)
    assert [one["id"] for one in rows] == [str(own.id)]
    assert replied.status_code == 204
    assert late.json()["code"] == "reviews.changed_meanwhile"
    assert boasted.json()["code"] == "reviews.words_forbidden"
    assert "国家级" in boasted.json()["detail"]
    assert (at_foreign.status_code, hiding.status_code) == (404, 403)
    async with client_as(MODERATOR) as client:
        instead = await client.post(f"{CONSOLE}/{foreign.id}/reply", json=answer)
        filtered = await client.get(CONSOLE, params={"merchant_id": str(mine), "replied": True})
    assert instead.json()["code"] == "reviews.reply_of_the_shop"
    assert [one["reply"] for one in filtered.json()["items"]] == [answer["text"]]


# --- later ---------------------------------------------------------------------------------------


async def test_a_review_is_followed_up_once_within_half_a_year_by_who_wrote_it(client_as, session):
    await forbid(session, "加微信")
    member, at = await make_member(session), utc_now()
    review = await make_review(session, member_id=member.id, at=at - timedelta(days=179))
    old = await make_review(session, member_id=member.id, at=at - timedelta(days=181))
    tea = await session.get(Product, review.product_id)

    async def follow(who, one, said="喝了一个月，依然喜欢"):
        async with client_as(Actor(who)) as client:
            path = f"{SHOP}/reviews/{one.id}/follow-up"
            answer = await client.post(path, json={"text": said})
            return answer.json()["code"] if answer.status_code != 204 else "done"

    assert await follow(new_id(), review) == "reviews.unknown"
    assert await follow(member.id, old) == "reviews.too_late_to_follow_up"
    assert await follow(member.id, review, "加微信领券") == "done"
    assert await follow(member.id, review) == "reviews.followed_up_already"
    [shown] = await seen(session, tea)
    assert (shown.id, shown.follow_up, shown.follow_up_at) == (review.id, None, None)
    waiting = show(review, part="follow_up")
    assert (await moderating.moderate(session, MODERATOR, waiting, at=at)).changed == 1
    [shown] = await seen(session, tea)
    assert shown.follow_up == "加微信领券"
    assert (await figures(session, tea)).reviews == 1
    await moderating.moderate(session, MODERATOR, hide(review, part="follow_up"), at=at)
    [shown] = await seen(session, tea)
    assert shown.follow_up is None


async def test_pages_of_what_can_be_judged_go_on_where_the_last_one_ended(client_as, session):
    member, tea = await make_member(session), await make_product(session)
    lines = [line for _ in range(22) for line in await make_received(session, member.id, tea)]
    async with client_as(Actor(member.id)) as client:
        path = f"{SHOP}/reviews/to-write"
        first = (await client.get(path)).json()
        second = (await client.get(path, params={"after": first["next"]})).json()
        one = second["items"][0]
        of_one = (await client.get(path, params={"order": one["order_id"]})).json()
    met = [one["line_id"] for page in (first, second) for one in page["items"]]
    assert met == [str(one) for one in reversed(lines)]
    assert second["next"] is None
    assert of_one["items"] == [one]


async def test_those_who_answer_for_the_shop_are_told_of_bad_reviews_and_of_no_others(session):
    merchant_id = new_id()
    owner = await make_account(session, role="merchant_owner", merchant_id=merchant_id)
    tea = await make_product(session, merchant_id=merchant_id, name="武夷岩茶")
    reviews = [await make_review(session, tea, stars=stars) for stars in (1, 3, 5)]
    events = [
        ProductReviewed(
            review_id=one.id,
            product_id=tea.id,
            sku_id=one.sku_id,
            merchant_id=merchant_id,
            stars=one.stars,
            at=NOON,
        )
        for one in reviews
    ]
    await handlers.tell_of_bad_reviews(session, events)
    rows = await session.execute(
        text("SELECT name, version, body::text FROM eventlog.event WHERE name = :name"),
        {"name": NoticeWanted.LABEL.name},
    )
    notices = [decode(*row) for row in rows]
    [notice] = [one for one in notices if owner.id in one.account_ids]
    assert (notice.template, notice.account_ids) == ("catalog.bad_review", (owner.id,))
    assert json.loads(notice.fields) == {"product": "武夷岩茶", "stars": "1"}
    assert notice.link == f"/catalog/buyer-reviews?order_number={reviews[0].order_number}"
