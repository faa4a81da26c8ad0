"""How rows hold on to each other, what is cut, by which words an entry is found."""

import json
from datetime import datetime, timedelta, timezone
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.trail import FieldChange, Note
from houtai.modules.audit.rules.chain import START, Link, canonical, flaws, link
from houtai.modules.audit.rules.notes import BYTES_MAX, VALUE_CHARS_MAX, packed, unpacked
from houtai.modules.audit.rules.words import words_of, words_sought


def chain_of(count: int) -> list[tuple[dict[str, object], bytes]]:
    rows, end = [], START
    for position in range(1, count + 1):
        row: dict[str, object] = {"position": position, "name": f"角色 {position}"}
        end = link(end, row)
        rows.append((row, end.hash))
    return rows


def test_a_row_has_one_canonical_form():
    moment = datetime(2026, 11, 20, 20, tzinfo=timezone(timedelta(hours=8)))
    row = {"b": moment, "a": UUID(int=1), "c": None, "d": "李雷"}
    assert canonical(row).decode() == (
        '{"a":"00000000-0000-0000-0000-000000000001","b":"2026-11-20T12:00:00+00:00",'
        '"c":null,"d":"李雷"}'
    )


def test_a_whole_chain_has_no_flaw():
    rows = chain_of(5)
    assert flaws(START, rows) == ([], Link(5, rows[-1][1]))


@pytest.mark.parametrize("place", range(5))
def test_one_changed_row_is_found_and_blames_no_other(place):
    rows = chain_of(5)
    rows[place] = ({**rows[place][0], "name": "别的"}, rows[place][1])
    found, _ = flaws(START, rows)
    assert [flaw.position for flaw in found] == [place + 1]


@pytest.mark.parametrize("place", range(4))
def test_a_removed_row_is_found(place):
    rows = chain_of(5)
    del rows[place]
    found, _ = flaws(START, rows)
    assert found[0].position == place + 2
    assert found[0].expected == str(place + 1)


def test_rows_that_changed_places_are_found():
    rows = chain_of(3)
    (first, first_hash), (second, second_hash) = rows[0], rows[1]
    rows[0] = ({**second, "position": 1}, second_hash)
    rows[1] = ({**first, "position": 2}, first_hash)
    assert {flaw.position for flaw in flaws(START, rows)[0]} == {1, 2, 3}


def test_a_row_put_in_with_a_hash_of_its_own_breaks_the_next():
    rows = chain_of(3)
    forged = {"position": 2, "name": "伪造"}
    rows[1] = (forged, link(Link(1, rows[0][1]), forged).hash)
    assert [flaw.position for flaw in flaws(START, rows)[0]] == [3]


def test_notes_come_back_as_they_went():
    note = Note("identity.role", "7", "主管", (FieldChange("phone", None, "1381234", "x.y.phone"),))
    text, cut = packed([note])
    subject = next(unpacked(text))
    assert (subject.thing, subject.thing_id, subject.name, cut) == ("identity.role", "7", "主管", 0)
    assert json.loads(subject.changes) == [
        {"field": "phone", "before": None, "after": "1381234", "sensitive": "x.y.phone"}
    ]


def test_a_long_value_is_cut_with_a_mark():
    text, cut = packed([Note("a.b", "1", "", (FieldChange("text", "", "长" * 10_000),))])
    [change] = json.loads(next(unpacked(text)).changes)
    assert cut == 1
    assert change["after"] == "长" * VALUE_CHARS_MAX + "…"


def test_many_changes_are_left_out_and_counted():
    notes = [
        Note("a.b", str(n), "", tuple(FieldChange(f"f{m}", None, "x" * 1_000) for m in range(10)))
        for n in range(50)
    ]
    text, cut = packed(notes)
    kept = sum(len(json.loads(subject.changes)) for subject in unpacked(text))
    assert len(text.encode()) <= BYTES_MAX + 2_000
    assert kept + cut == 500
    assert kept > 50


json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@given(value=json_values, name=st.text())
def test_whatever_was_noted_can_be_stored_and_read(value, name):
    text, _ = packed([Note("a.b", "1", name, (FieldChange("f", None, value),))])
    text.encode()
    assert "\0" not in text
    [subject] = unpacked(text)
    assert "\0" not in subject.name
    subject.changes.encode()


@pytest.mark.parametrize(
    ("sought", "is_found"),
    [
        ("仓库", True),
        ("库主", True),
        ("主", True),
        ("管仓", False),
        ("ware", True),
        ("Warehouse", True),
        ("house", False),
        ("仓库 ware", True),
        ("仓库 shop", False),
        ("ＷＡＲＥ", True),
    ],
)
def test_an_entry_is_found_by_parts_of_chinese_and_beginnings_of_latin_words(sought, is_found):
    known = set(words_of(["仓库主管", "warehouse-01"]))
    assert (set(words_sought(sought)) <= known) is is_found


@given(st.text(max_size=60))
def test_a_text_is_found_by_itself(text):
    assert set(words_sought(text)) <= set(words_of([text]))
