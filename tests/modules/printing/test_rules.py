"""What kinds say of themselves, codes for scanners, and sources."""

import re
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from houtai.kit.environment import LANGUAGES
from houtai.kit.texts import catalogue
from houtai.modules.printing.rules.codes import BARS_LENGTH_MAX, drawn
from houtai.modules.printing.rules.declaring import Paper, values
from houtai.modules.printing.rules.kinds import STANDARD
from houtai.modules.printing.rules.sources import Stamp, Template, source_of

SHANGHAI = ZoneInfo("Asia/Shanghai")
HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_kind_and_field_has_a_name(language):
    texts = catalogue(language)
    for kind in STANDARD:
        assert f"print_kinds.{kind.code}" in texts
        for field in kind.fields(language):
            assert field.name in texts.values()
            assert bool(HAN.search(field.name)) == (language == "zh-CN")


def test_fields_are_told_as_a_template_writes_them():
    [waybill] = [kind for kind in STANDARD if kind.code == "waybill"]
    forms = {field.path: field.form for field in waybill.fields("zh-CN")}
    assert forms["doc.barcode"] == "bars"
    assert forms["doc.qr"] == "qr"
    assert forms["doc.recipient"] == "group"
    assert forms["doc.recipient.phone"] == "text"
    [note] = [kind for kind in STANDARD if kind.code == "delivery_note"]
    forms = {field.path: field.form for field in note.fields("zh-CN")}
    assert forms["doc.lines[]"] == "list"
    assert forms["doc.lines[].is_gift"] == "yes-no"


@pytest.mark.parametrize(
    ("text", "modules"),
    [("6901234567892", 95), ("6901234567891", 123), ("A-01-03-2", 134), ("SF3106842759013", 156)],
)
def test_numbers_of_goods_are_ean_and_all_else_is_code_128(text, modules):
    """EAN-13 has 95 modules; a wrong check digit makes a number an ordinary text."""
    code = drawn(text, "bars")
    assert (code["text"], code["modules"]) == (text, modules)
    runs = re.findall(r"M(\d+) 0h(\d+)v1h-\2z", str(code["bars"]))
    assert runs, "whole modules only"
    assert max(int(start) + int(width) for start, width in runs) == code["modules"]


@pytest.mark.parametrize("text", ["", "货位一", "X" * (BARS_LENGTH_MAX + 1)])
def test_what_no_code_can_hold_has_none(text):
    assert drawn(text, "bars") == {"text": text, "bars": "", "modules": 0}


def test_times_are_told_in_the_houses_zone_and_codes_are_drawn():
    [note] = [kind for kind in STANDARD if kind.code == "delivery_note"]
    seen = values(note.sample, SHANGHAI)
    assert seen["placed_at"] == "2026-11-22 11:12"
    assert seen["barcode"]["text"] == note.sample.number
    assert seen["lines"][0]["quantity"] == 2


def test_lines_before_the_template_are_known():
    """The reader of a mistake counts from the first line of what he wrote."""
    kind = STANDARD[0]
    stamp = Stamp(1, datetime(2026, 11, 22, tzinfo=UTC), "王敏")
    paper = Paper(width_mm=80, height_mm=None)
    source = source_of(Template("FIRST\nSECOND", paper), [kind.sample], [stamp], SHANGHAI)
    assert source.text.split("\n")[source.lines_before] == "FIRST"
    assert "height: auto" in source.text
