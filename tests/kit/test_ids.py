"""Ids sort by time, repeat where an act is repeated, and numbers survive a hand that slips."""

from datetime import date
from itertools import pairwise
from uuid import RFC_4122, UUID

from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.ids import derive_id, document_number, is_document_number, name_id, new_id

words = st.text(st.characters(exclude_characters="\x1f", codec="utf-8"))
parts = st.lists(words, min_size=1, max_size=4)
seeds = st.builds(lambda high, low: UUID(int=high << 64 | low), *[st.integers(0, 2**64 - 1)] * 2)
days = st.dates(date(2000, 1, 1), date(2099, 12, 31))


def test_new_ids_grow():
    ids = [new_id() for _ in range(1000)]
    assert all(one < other for one, other in pairwise(ids))
    assert {(one.version, one.variant) for one in ids} == {(7, RFC_4122)}


@given(parts)
def test_the_same_act_has_the_same_id(names):
    parent = new_id()
    assert derive_id(parent, *names) == derive_id(parent, *names)
    assert derive_id(parent, *names).version == 7


@given(parts, parts)
def test_other_parts_give_another_id(names, others):
    parent = new_id()
    assert (derive_id(parent, *names) == derive_id(parent, *others)) == (names == others)
    assert (name_id(*names) == name_id(*others)) == (names == others)


@given(parts)
def test_another_parent_gives_another_id(names):
    assert derive_id(new_id(), *names) != derive_id(new_id(), *names)


@given(st.lists(st.integers(0, 2**48 - 1), min_size=2, unique=True), words)
def test_derived_ids_sort_like_their_parents(millis, name):
    parents = [UUID(int=at << 80 | 0x7 << 76 | 0b10 << 62) for at in sorted(millis)]
    derived = [derive_id(parent, name) for parent in parents]
    assert derived == sorted(derived)
    assert [one.int >> 80 for one in derived] == sorted(millis)


@given(parts)
def test_a_name_gives_an_id_of_its_own_version(names):
    made = name_id(*names)
    assert (made.version, made.variant) == (8, RFC_4122)


@given(seeds, days, st.sampled_from("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
def test_a_document_number_says_its_kind_and_day_and_is_known_again(row_id, day, kind):
    number = document_number(kind, row_id, day)
    assert number.startswith(f"{kind}{day:%y%m%d}")
    assert len(number) == 20
    assert is_document_number(number)


@given(seeds, days, st.integers(1, 19), st.integers(1, 9))
def test_one_wrong_digit_is_noticed(row_id, day, place, shift):
    number = document_number("S", row_id, day)
    wrong = str((int(number[place]) + shift) % 10)
    assert not is_document_number(number[:place] + wrong + number[place + 1 :])


@given(st.text(max_size=24))
def test_any_text_may_be_asked_whether_it_is_a_number(text):
    assert is_document_number(text) in {True, False}


def test_other_texts_are_no_document_numbers():
    number = document_number("S", UUID(int=7), date(2026, 11, 22))
    for wrong in ("", number[1:], number[:-1], f"{number}0", number.lower()):
        assert not is_document_number(wrong)
