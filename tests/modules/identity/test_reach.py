"""What memberships at a place add up to, and who may give what to whom."""

from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.auth import DECLARED, Actor, Place, Right
from houtai.modules.identity.rules import functions, reach
from houtai.modules.identity.rules.reach import Grant

A, B = UUID(int=1), UUID(int=2)
PERMISSIONS = ["identity.account.read", "identity.account.write", "identity.role.read", "*"]
ids = st.none() | st.frozensets(st.sampled_from([A, B]))
grants = st.builds(
    Grant,
    permissions=st.frozensets(st.sampled_from(PERMISSIONS)),
    data_scope=st.sampled_from(["all", "department", "own", "chosen"]),
    department_id=st.none() | st.sampled_from([A, B]),
    department_ids=ids,
    merchant_ids=ids,
    warehouse_ids=ids,
    category_ids=ids,
    channel_ids=ids,
    field_rights=st.dictionaries(
        st.sampled_from(["identity.account.phone", "identity.account.email"]),
        st.sampled_from(["hidden", "masked", "read", "write"]),
    ),
)
places = st.sampled_from([Place(), Place(merchant_id=A), Place(warehouse_id=B)])


def actor_of(place: Place, *given_ones: Grant) -> Actor:
    return reach.actor_of(uuid4(), "zh-CN", place, given_ones, must_change_password=False)


def test_permissions_at_one_place_add_up():
    actor = actor_of(Place(A), Grant(["catalog.sku.read"]), Grant(["ordering.order.write"]))
    assert actor.permissions == {"catalog.sku.read", "ordering.order.write"}
    assert (actor.merchant_ids, actor.warehouse_ids) == ({A}, frozenset())


def test_a_warehouse_of_a_merchant_reaches_its_rows_too():
    actor = actor_of(Place(A, B), Grant([]))
    assert (actor.merchant_ids, actor.warehouse_ids) == ({A}, {B})
    assert actor.place.console == "warehouse"


def test_the_platform_reaches_everything_unless_its_roles_say_less():
    assert actor_of(Place(), Grant([])).merchant_ids is None
    narrow = Grant([], merchant_ids=[A], warehouse_ids=[])
    assert actor_of(Place(), narrow).merchant_ids == {A}
    assert actor_of(Place(), narrow).warehouse_ids == frozenset()
    assert actor_of(Place(), narrow, Grant([])).merchant_ids is None


def test_without_a_membership_one_reaches_nothing():
    for place in (Place(), Place(A), Place(warehouse_id=B)):
        actor = actor_of(place)
        assert actor.permissions == frozenset()
        assert (actor.merchant_ids, actor.warehouse_ids, actor.department_ids) == (set(),) * 3


@pytest.mark.parametrize(
    ("grant", "departments"),
    [
        (Grant([]), None),
        (Grant([], data_scope="own", department_id=A), frozenset()),
        (Grant([], data_scope="department", department_id=A), {A}),
        (Grant([], data_scope="department"), frozenset()),
        (
            Grant([], data_scope="department_and_below", department_id=A, departments_below=[A, B]),
            {A, B},
        ),
        (Grant([], data_scope="chosen", department_ids=[B]), {B}),
        (Grant([], data_scope="chosen"), frozenset()),
    ],
)
def test_the_data_scope_says_whose_departments_are_reached(grant, departments):
    assert actor_of(Place(A), grant).department_ids == departments


def test_the_greatest_right_on_a_field_counts_and_silence_means_masked():
    code = "identity.account.phone"
    hidden, read = Grant([], field_rights={code: "hidden"}), Grant([], field_rights={code: "read"})
    assert actor_of(Place(), hidden).right(code) is Right.HIDDEN
    assert actor_of(Place(), hidden, Grant([])).right(code) is Right.MASKED
    assert actor_of(Place(), hidden, read).right(code) is Right.READ
    assert actor_of(Place(), Grant(["*"])).right(code) is Right.WRITE


def test_the_star_stands_for_all_that_doors_declare():
    assert functions.expanded(["*"]) == DECLARED | {"*"}
    assert functions.expanded(["a.b.read"]) == {"a.b.read"}
    reads = {each for each in DECLARED if each.endswith(".read")}
    assert functions.expanded(["*.read"]) == reads | {"*.read"}


def test_at_a_merchant_only_functions_that_are_open_there_count():
    at_merchant = functions.expanded(["*"], "merchant")
    assert "identity.account.write" in at_merchant
    closed = {each for each in DECLARED if not functions.is_open(each, "merchant")}
    assert closed
    assert not at_merchant & closed
    assert not functions.expanded(closed, "merchant")


def test_only_who_holds_the_star_gives_it():
    assert "*" not in reach.givable(Actor(uuid4(), frozenset(DECLARED)))
    assert reach.givable(Actor(uuid4(), functions.expanded(["*"]))) >= {"*", "*.read"}


def test_who_may_write_may_give_the_right_to_read():
    assert reach.givable(Actor(uuid4(), frozenset({"a.b.write"}))) >= {"a.b.write", "a.b.read"}


@given(places, grants)
def test_nobody_exceeds_himself(place, grant):
    assert not reach.exceeds(actor_of(place, grant), grant)


@given(places, grants, grants)
def test_what_does_not_exceed_makes_nobody_greater(place, own, wanted):
    giver = actor_of(place, own)
    if reach.exceeds(giver, wanted):
        return
    made = actor_of(place, wanted)
    assert made.permissions <= reach.givable(giver)
    for kind in ("merchant_ids", "warehouse_ids", "department_ids", "category_ids", "channel_ids"):
        mine, theirs = getattr(giver, kind), getattr(made, kind)
        assert mine is None or (theirs is not None and theirs <= mine), kind
    for code in ("identity.account.phone", "identity.account.email"):
        assert made.right(code) <= giver.right(code)


def test_a_merchant_reaches_its_own_place_only():
    merchant = actor_of(Place(A), Grant([]))
    assert reach.reaches(merchant, Place(A))
    for place in (Place(B), Place(), Place(A, B)):
        assert not reach.reaches(merchant, place)
    platform = actor_of(Place(), Grant([]))
    assert reach.reaches(platform, Place())
    assert reach.reaches(platform, Place(A))


def test_a_warehouse_of_a_merchant_is_not_the_merchant():
    keeper = actor_of(Place(A, B), Grant([]))
    assert reach.reaches(keeper, Place(A, B))
    assert not reach.reaches(keeper, Place(A))
