"""Templates of people whom nobody knows: what they may not do, and how they are told."""

from dataclasses import replace
from datetime import UTC, datetime
from io import BytesIO
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from houtai.modules.printing.gateways.press import (
    Order,
    PrintTooLarge,
    Setter,
    TooSlow,
    make,
)
from houtai.modules.printing.rules.kinds import STANDARD
from houtai.modules.printing.rules.sources import Stamp, Template, source_of
from houtai.modules.printing.service.mistakes import put
from houtai.modules.printing.service.setting import LookAtTemplate, Reader, look

NOON = datetime(2026, 11, 22, 4, tzinfo=UTC)
READER = Reader("zh-CN", "王敏")


def command(text: str, kind: str = "bin_label") -> LookAtTemplate:
    return LookAtTemplate(kind=kind, text=text, width_mm=70, height_mm=40)


@pytest.fixture(scope="module", autouse=True)
def kinds(house):
    """The composition says which there are."""
    return house


@pytest.mark.parametrize(
    "reach",
    [
        '#read("/etc/passwd")',
        '#read("../../../etc/passwd")',
        '#image("/proc/self/environ")',
        '#import "@preview/cetz:0.3.0": *',
        '#import ("@pre" + "view/cetz:0.3.0"): *',
        '#plugin("/lib/x86_64-linux-gnu/libc.so.6")',
        '#include "setter.py"',
    ],
)
async def test_a_template_opens_no_file_and_no_connection(reach):
    shown = await look(command(f"first\n{reach}"), READER, at=NOON)
    assert shown.pages == []
    [mistake] = shown.mistakes
    assert (mistake.line, mistake.what) == (2, "模板不能读取文件，也不能引用外部包。")
    assert "/" not in mistake.told


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ("*#doc.number*\n\n#doc.nobody", 3, "没有字段“nobody”"),
        ("#let a = 1\n#nobody(a)", 2, "没有名为“nobody”的值或函数"),
        ("one\n#text(size: 3pt)[two", 2, "没有成对"),
        ("#while true {}", 1, "没有尽头"),
        ("#let f(x) = f(x)\n#f(1)", 1, "没有尽头"),
    ],
)
async def test_a_mistake_is_told_in_plain_words_with_its_line(text, line, what):
    shown = await look(command(text), READER, at=NOON)
    [first, *_] = shown.mistakes
    assert what in first.what
    assert first.line == line


async def test_an_endless_loop_ends_and_the_next_print_is_set():
    loop = "#for i in range(100000) { for j in range(100000) { let x = i * j } }"
    with pytest.raises(TooSlow):
        await make(Order(loop, {}), seconds_max=0.5)
    assert (await make(Order("fine", {}), seconds_max=20)).content.startswith(b"%PDF")


def test_what_eats_all_memory_is_ended_and_the_same_setter_starts_anew():
    setter = Setter()
    try:
        with pytest.raises(PrintTooLarge):
            setter.work(Order("#range(100000000).len()", {}), 20)
        assert setter.work(Order("fine", {}), 20).wrong is None
    finally:
        setter.end()


def test_what_stands_behind_the_template_is_told_of_its_last_line():
    told = Setter()
    try:
        wrong = told.work(Order("#doc", {}), 20).wrong
    finally:
        told.end()
    assert wrong is not None
    far = replace(wrong, line=99)
    assert put(far, lines_before=10, lines=3, language="en-US").line == 3


async def test_every_kind_prints_its_sample_with_what_stands_in_it():
    """By the text of the sheets; a thing that is not printed in its font has no text."""
    zone = ZoneInfo("Asia/Shanghai")
    for kind in STANDARD:
        stamps = [Stamp(1, NOON, "王敏"), Stamp(3, NOON, "王敏")]
        template = Template(kind.text, kind.paper)
        source = source_of(template, [kind.sample, kind.sample], stamps, zone)
        made = await make(Order(source.text, source.inputs), seconds_max=30)
        assert made.wrong is None, kind.code
        assert made.warnings == (), kind.code
        pages = [page.extract_text() for page in PdfReader(BytesIO(made.content)).pages]
        assert len(pages) == 2, kind.code
        number = getattr(kind.sample, "barcode", kind.sample.number)
        assert number in pages[0], kind.code
        if kind.code not in {"bin_label", "product_barcode"}:
            assert "补打" not in pages[0], kind.code
            assert "补打 2" in pages[1], kind.code


async def test_a_delivery_note_says_what_lies_in_the_parcel():
    [kind] = [one for one in STANDARD if one.code == "delivery_note"]
    source = source_of(
        Template(kind.text, kind.paper),
        [kind.sample],
        [Stamp(1, NOON, "王敏")],
        ZoneInfo("Asia/Shanghai"),
    )
    made = await make(Order(source.text, source.inputs), seconds_max=30)
    [page] = PdfReader(BytesIO(made.content)).pages
    text = page.extract_text()
    for said in (
        "欧阳喆堃",
        "138****5678",
        "旅行保温杯",
        "¥225.90",
        "（赠品）",
        "2026-11-22 11:12",
    ):
        assert said in text
    assert "打印 2026-11-22 12:00 王敏" in text
    assert "第 1 / 1 页" in text
