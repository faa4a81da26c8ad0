"""Pure rules of products: states, barcodes, choices, text, merging, the least price."""

from itertools import product as every_pair
from typing import get_args
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.ids import new_id
from houtai.modules.catalog.rules import breaker, goods, rich_text, states
from houtai.modules.catalog.rules.breaker import Bound, Percents, bound_of, stops
from houtai.modules.catalog.rules.content import (
    FREE,
    REVIEWED,
    SKU_FREE,
    SKU_REVIEWED,
    ProductContent,
    SkuContent,
    differences,
    free_part,
    kept_whole,
    merged,
)
from houtai.modules.catalog.rules.product_rows import path_key, sku_code_of

FILE = "01a2b3c4-0000-7000-8000-000000000001"
PRODUCT_TABLE = """
draft      submit          in_review
draft      recycle         recycled
in_review  withdraw        draft
in_review  refuse          draft
in_review  approve         approved
approved   put_on_shelf    on_shelf
approved   recycle         recycled
on_shelf   take_off_shelf  off_shelf
off_shelf  put_on_shelf    on_shelf
off_shelf  recycle         recycled
recycled   restore         draft
recycled   purge           gone
"""
REVISION_TABLE = """
draft      rewrite   draft
draft      submit    in_review
draft      withdraw  withdrawn
in_review  withdraw  withdrawn
in_review  refuse    refused
in_review  approve   applied
"""


@pytest.mark.parametrize(
    ("table", "drawn", "state_type", "act_type"),
    [
        (states.PRODUCT, PRODUCT_TABLE, states.ProductState, states.ProductAct),
        (states.REVISION, REVISION_TABLE, states.RevisionState, states.RevisionAct),
    ],
)
def test_each_act_in_each_state_leads_where_the_table_says_or_nowhere(
    table, drawn, state_type, act_type
):
    expected = {(one[0], one[1]): one[2] for one in map(str.split, drawn.strip().splitlines())}
    for pair in every_pair(get_args(state_type), get_args(act_type)):
        assert table.get(pair) == expected.get(pair), pair
    assert set(table) == set(expected)


def test_what_was_never_approved_is_never_on_the_shelf():
    """Whatever the order of acts: the way to the shelf leads through an approval."""
    reached = {("draft", False)}
    while True:
        more = reached | {
            (after, approved or act == "approve")
            for state, approved in reached
            for (before, act), after in states.PRODUCT.items()
            if before == state
        }
        if more == reached:
            break
        reached = more
    assert not {state for state, approved in reached if not approved} & states.APPROVED
    assert {state for state, _ in reached} == {*get_args(states.ProductState), "gone"}


@pytest.mark.parametrize(
    ("scanned", "kept"),
    [
        ("6901234567892", "6901234567892"),
        (" 6901234567892 ", "6901234567892"),
        ("036000291452", "0036000291452"),
        ("96385074", "96385074"),
        ("10012345678902", "10012345678902"),
        ("6901234567893", None),
        ("690123456789", None),
        ("69012345678921", None),
        ("690123456789２", None),
        ("abcdefghijklm", None),
        ("", None),
    ],
)
def test_barcodes_have_the_right_length_and_check_digit(scanned, kept):
    assert goods.barcode(scanned) == kept


@given(st.text("0123456789", min_size=12, max_size=12), st.integers(0, 11), st.integers(1, 9))
def test_one_wrong_digit_never_passes(digits, place, step):
    check = (10 - sum(int(one) * (3 if n % 2 else 1) for n, one in enumerate(digits))) % 10
    good = f"{digits}{check}"
    assert goods.barcode(good) == good
    slip = f"{digits[:place]}{(int(digits[place]) + step) % 10}{digits[place + 1 :]}{check}"
    assert goods.barcode(slip) is None


def test_equal_choices_have_equal_keys():
    a, b = new_id(), new_id()
    assert goods.spec_key({a: "red", b: "=Ｘ l"}) == goods.spec_key({b: "=xL", a: "red"})
    assert goods.spec_key({a: "red"}) != goods.spec_key({b: "red"})
    assert goods.spec_key({}) == ""


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<p>好</p>", "<p>好</p>"),
        ("<script>alert(1)</script>好", "好"),
        ("<style>p{}</style><p>好</p>", "<p>好</p>"),
        ('<p onclick="x()">好</p>', "<p>好</p>"),
        ('<a href="javascript:x()">好</a>', "好"),
        ('<a href="https://elsewhere.example">好</a>', "好"),
        ('<img src="data:image/png;base64,AAAA">', ""),
        ('<img src="//elsewhere.example/a.png" onerror="x()">', ""),
        (f'<img src="/api/console/files/{FILE}/content">', ""),
        (
            f'<img alt="a" src="/api/console/files/{FILE}/picture?size=large">',
            f'<img alt="a" src="/api/shop/pictures/{FILE}?width=800">',
        ),
        (
            '<p style="position:fixed;top:0;text-align:center">好</p>',
            '<p style="text-align:center">好</p>',
        ),
        ('<p style="color:url(javascript:x)">好</p>', "<p>好</p>"),
        ("<svg><script>x</script></svg><iframe src=x></iframe>好", "好"),
        ("<p>好", "<p>好</p>"),
        ("<math><mtext></p><style><img src=x onerror=x()>", ""),
    ],
)
def test_rich_text_keeps_words_and_loses_what_acts(sent, kept):
    assert rich_text.cleaned(sent).replace("</math>", "") in {kept, "<p></p>" + kept}


@given(st.text(max_size=200))
def test_cleaned_text_is_clean_and_stays_so(text):
    once = rich_text.cleaned(f"<p>{text}</p><script>{text}</script>")
    assert "<script" not in once.lower()
    assert rich_text.cleaned(once) == once


def test_pictures_of_the_text_are_known():
    html = rich_text.cleaned(f'<img src="/api/shop/pictures/{FILE}?width=200">' * 2)
    assert rich_text.pictures_in(html) == [UUID(FILE)]


@pytest.mark.parametrize(
    ("name", "is_markup"),
    [
        ("A<B", True),
        ("A < B", False),
        ("<b>", True),
        ("</p", True),
        ("<!--", True),
        ("茶<茶", False),
    ],
)
def test_markup_is_told_from_words(name, is_markup):
    assert goods.has_markup(name) is is_markup


@pytest.mark.parametrize(
    ("cost", "mean", "bound"),
    [
        (None, None, None),
        (1_000, None, Bound(600, "cost")),
        (1_000, 1_000, Bound(600, "cost")),
        (1_000, 2_000, Bound(1_000, "mean")),
        (0, 999, Bound(500, "mean")),
        (1, None, Bound(1, "cost")),
    ],
)
def test_the_higher_bound_holds(cost, mean, bound):
    assert bound_of(cost, mean, Percents(60, 50)) == bound
    assert bound_of(cost, mean, Percents(0, 0)) is None


def test_a_price_on_the_bound_passes():
    assert not stops(Bound(600, "cost"), 600)
    assert stops(Bound(600, "cost"), 599)
    assert breaker.bound_of(None, None, Percents(60, 50)) is None


# --- what waits and what does not -----------------------------------------------------------

CATEGORY = new_id()
SKU = new_id()


def content(**changes) -> ProductContent:
    skus = changes.pop("skus", None) or [sku()]
    return ProductContent(
        **{"code": "A", "name": "茶", "category_id": CATEGORY, "skus": skus, **changes}
    )


def sku(**changes) -> SkuContent:
    return SkuContent(**{"id": SKU, "code": "A", "price_fen": 10_000, **changes})


def test_every_field_either_waits_or_does_not():
    assert {*REVIEWED, *FREE, "skus"} == set(ProductContent.model_fields)
    assert {*SKU_REVIEWED, *SKU_FREE, "id", "price_fen"} == set(SkuContent.model_fields)


def test_only_free_fields_and_near_prices_change_at_once():
    live = content()
    wanted = content(
        name="新茶",
        label_ids=[new_id()],
        skus=[sku(price_fen=12_000, weight_gram=5, picture=new_id())],
    )
    now = free_part(live, wanted, percent=20)
    assert (now.name, now.label_ids) == ("茶", wanted.label_ids)
    [one] = now.skus
    assert (one.price_fen, one.weight_gram, one.picture) == (12_000, 5, None)
    assert free_part(live, wanted, percent=19).skus[0].price_fen == 10_000
    assert differences(now, wanted) == ["name", f"skus/{SKU}/picture"]


def test_what_is_no_longer_named_is_kept_disabled():
    other = sku(id=new_id(), code="B")
    live = content(skus=[sku(), other])
    whole = kept_whole(live, content())
    assert [(one.code, one.enabled) for one in whole.skus] == [("A", True), ("B", False)]
    assert free_part(live, whole, percent=0).skus[1].enabled is False


PARTS = st.fixed_dictionaries(
    {
        "name": st.sampled_from(["甲", "乙", "丙"]),
        "subtitle": st.sampled_from(["", "好"]),
        "price": st.sampled_from([100, 200, 300]),
        "weight": st.sampled_from([1, 2]),
    }
)


@given(PARTS, PARTS, PARTS)
def test_a_merge_takes_each_part_from_whoever_changed_it(before, wanted, live):
    def made(parts) -> ProductContent:
        one = sku(price_fen=parts["price"], weight_gram=parts["weight"])
        return content(name=parts["name"], subtitle=parts["subtitle"], skus=[one])

    came = merged(made(before), made(wanted), made(live))
    [one] = came.skus
    parts = {
        "name": came.name,
        "subtitle": came.subtitle,
        "price": one.price_fen,
        "weight": one.weight_gram,
    }
    for key, value in parts.items():
        expected = live[key] if wanted[key] == before[key] else wanted[key]
        assert value == expected, key


def test_a_merge_keeps_skus_that_came_meanwhile():
    new = sku(id=new_id(), code="NEW")
    came = merged(content(), content(name="新茶"), content(skus=[sku(), new]))
    assert [one.code for one in came.skus] == ["A", "NEW"]


def test_words_find_beginnings_and_pairs():
    words = set(goods.words_of(["明前龙井 LJ-2026"]))
    for sought in ("龙井", "明前龙井", "lj", "LJ-20", "井"):
        assert set(goods.words_sought(sought)) <= words, sought
    assert not set(goods.words_sought("井龙")) <= words
    assert goods.words_sought("--") == []


def test_a_code_is_made_of_the_choice_and_always_the_same():
    a = new_id()
    assert sku_code_of("LJ", {}) == "LJ"
    assert sku_code_of("LJ", {a: "=米白"}) == sku_code_of("LJ", {a: "=米 白"})
    assert sku_code_of("LJ", {a: "=米白"}) != sku_code_of("LJ", {a: "=米黄"})
    assert len(sku_code_of("L" * 64, {a: "red"})) <= 64


def test_paths_are_compared_without_blanks_and_width():
    assert path_key(" 食品 ＞茶叶> 绿茶") == path_key("食品>茶叶>绿茶")
