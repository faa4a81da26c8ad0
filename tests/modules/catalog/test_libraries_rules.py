"""Values against rules, names, forbidden words."""

from uuid import UUID

import pytest

from houtai.modules.catalog.rules.attributes import (
    AttributeRule,
    check_values,
    own,
    shown,
)
from houtai.modules.catalog.rules.names import folded, initial_of
from houtai.modules.catalog.rules.words import WordRule, found_in

ID = UUID(int=1)


def rule(**changes: object) -> AttributeRule:
    options = [{"key": "red", "name": "红", "name_en": "Red"}, {"key": "ink", "name": "墨"}]
    values = {
        "id": ID,
        "name": "颜色",
        "name_en": "",
        "kind": "choice",
        "unit": "",
        "options": options if changes.get("kind", "choice") in {"choice", "choices"} else [],
        "own_values": False,
        "role": "parameter",
        "required": False,
        "filterable": False,
        **changes,
    }
    return AttributeRule.model_validate(values)


@pytest.mark.parametrize(
    ("kind", "value", "code"),
    [
        ("text", "细腻", None),
        ("text", "长" * 501, "value_too_long"),
        ("text", ["细腻"], "value_of_another_kind"),
        ("number", "12.5", None),
        ("number", "-3", None),
        ("number", "12,5", "value_no_number"),
        ("number", "1e9", "value_no_number"),
        ("number", "１２", "value_no_number"),
        ("date", "2026-02-28", None),
        ("date", "2026-02-30", "value_no_date"),
        ("date", "20260228", "value_no_date"),
        ("choice", "red", None),
        ("choice", "blue", "value_no_option"),
        ("choice", "=米白", "value_not_own"),
        ("choice", ["red"], "value_of_another_kind"),
        ("choices", ["red", "ink"], None),
        ("choices", ["red", "red"], "value_twice"),
        ("choices", ["red", "blue"], "value_no_option"),
        ("choices", "red", "value_of_another_kind"),
        ("choices", [str(number) for number in range(51)], "value_too_many"),
    ],
)
def test_a_value_is_taken_or_refused_with_a_reason(kind, value, code):
    faults = check_values([rule(kind=kind)], {ID: value})
    assert [fault.code for fault in faults] == ([f"catalog.{code}"] if code else [])


@pytest.mark.parametrize("blank", ["", "  ", "=", []])
def test_what_is_blank_is_missing_where_it_is_required(blank):
    kind = "choices" if isinstance(blank, list) else "choice"
    (fault,) = check_values([rule(kind=kind, required=True)], {ID: blank})
    assert (fault.code, fault.fields["attribute"]) == ("catalog.value_missing", "颜色")
    assert check_values([rule(kind=kind)], {ID: blank}) == []


def test_an_attribute_of_another_category_or_role_is_a_fault():
    (fault,) = check_values([], {ID: "red"})
    assert (fault.code, fault.attribute_id) == ("catalog.value_foreign", ID)
    (other,) = check_values([rule(role="sale")], {ID: "red"})
    assert other.code == "catalog.value_foreign"
    assert check_values([rule(role="sale")], {ID: "red"}, role="sale") == []


def test_values_of_ones_own_are_taken_where_allowed():
    free = rule(own_values=True)
    assert check_values([free], {ID: own("米白")}) == []
    (fault,) = check_values([free], {ID: own("白" * 61)})
    assert fault.code == "catalog.value_too_long"


def test_values_are_shown_in_the_readers_language_and_with_their_unit():
    assert shown(rule(), "red", "zh-CN") == ["红"]
    assert shown(rule(), "red", "en-US") == ["Red"]
    assert shown(rule(kind="choices"), ["ink", "=米白"], "en-US") == ["墨", "米白"]
    assert shown(rule(kind="number", unit="克"), "50", "zh-CN") == ["50 克"]


@pytest.mark.parametrize(
    ("name", "letter"),
    [("李宁", "L"), ("重庆啤酒", "C"), ("Ａpple", "A"), ("3M", "#"), ("éclat", "#"), ("", "#")],
)
def test_a_brand_is_looked_for_under_its_first_letter(name, letter):
    assert initial_of(name) == letter


def test_names_that_look_alike_are_alike():
    assert folded(" Ｎｉｋｅ\u200b  Air ") == "nike air"


@pytest.mark.parametrize(
    ("text", "stands"),
    [
        ("国家级大师手作", True),
        ("国 家\u3000级", True),
        ("国\u200b家级", True),
        ("国家", False),
        ("the ＢＥＳＴ tea", True),
        ("bestow", False),
        ("最佳best！", True),
    ],
)
def test_a_forbidden_word_is_found_however_it_is_hidden(text, stands):
    words = [WordRule(word="国家级", level="block"), WordRule(word="Best", level="warn")]
    assert bool(found_in(text, words)) is stands
