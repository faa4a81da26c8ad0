"""What is taken and what is refused: contents, names, pictures, purposes."""

import contextlib
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, TiffImagePlugin

from houtai.kit.ids import new_id
from houtai.modules.files.rules import contents, names, pictures
from houtai.modules.files.rules.contents import (
    PICTURES,
    ContentNotTaken,
    ProgramInside,
    recognise,
)
from houtai.modules.files.rules.keys import key_of, keys_of
from houtai.modules.files.rules.names import NameAndContentDiffer, clean_name
from houtai.modules.files.rules.pictures import PictureBroken, PictureTooLarge, draw
from houtai.modules.files.rules.purposes import BYTES_MAX, Purpose, UnknownPurpose, purpose_of
from tests.factories.files import PDF, XLSX_PARTS, office, picture, png_that_claims

SCRIPT = b"<script>alert(1)</script>"


@pytest.mark.parametrize(
    ("content", "media_type"),
    [
        (picture("PNG"), "image/png"),
        (picture("JPEG"), "image/jpeg"),
        (picture("WEBP"), "image/webp"),
        (picture("GIF", mode="P"), "image/gif"),
        (PDF, "application/pdf"),
        ("名称,数量\n茶,3\n".encode(), "text/plain"),
        ("名称,数量\n茶,3\n".encode("gb18030"), "text/plain"),
        (b"\xef\xbb\xbfa,b\r\n", "text/plain"),
    ],
)
def test_the_content_tells_the_kind(content, media_type):
    assert recognise(content) == media_type


def test_documents_of_office_programs_are_told_by_their_parts():
    sheet = recognise(office(*XLSX_PARTS))
    text = recognise(office("[Content_Types].xml", "word/document.xml"))
    assert (contents.ENDINGS[sheet], contents.ENDINGS[text]) == ((".xlsx",), (".docx",))


@pytest.mark.parametrize(
    "content",
    [
        b'<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>',
        b'\xef\xbb\xbf  <?xml version="1.0"?><svg/>',
        b"\n<!DOCTYPE html><html></html>",
        SCRIPT,
        b"#!/bin/sh\nrm -rf /\n",
        b"{\\rtf1 text}",
        b"MZ\x90\x00\x03\x00",
        b"\x7fELF\x02\x01\x01\x00",
        b"%PDF-1.7 without an end",
        b"PK\x03\x04 no archive",
        b"\x00\x01\x02\x03",
        b"\xff\xfe\x00\x00",
        office("a.txt"),
        office("xl/workbook.xml"),
        office(*XLSX_PARTS, "word/document.xml"),
        b"RIFF\x00\x00\x00\x00WAVE",
    ],
)
def test_markup_programs_and_the_unknown_are_refused(content):
    with pytest.raises(ContentNotTaken):
        recognise(content)


@pytest.mark.parametrize("part", ["xl/vbaProject.bin", "xl/embeddings/setup.EXE", "a.js"])
def test_a_document_that_brings_a_program_is_refused(part):
    with pytest.raises(ProgramInside):
        recognise(office(*XLSX_PARTS, part))


@given(st.binary(max_size=300))
def test_any_bytes_are_a_kind_or_refused(content):
    with contextlib.suppress(ContentNotTaken, ProgramInside):
        assert recognise(content) in contents.ENDINGS


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("合同.pdf", "合同.pdf"),
        ("../../etc/passwd.pdf", "passwd.pdf"),
        ("C:\\Users\\李雷\\发票.PDF", "发票.pdf"),
        ("..", "file.pdf"),
        ("", "file.pdf"),
        (".pdf", "pdf.pdf"),
        ("a\x00b\r\nc.pdf", "abc.pdf"),
        ("gnp.\u202etxt.pdf", "gnp.txt.pdf"),
        ("报价<img src=x onerror=alert(1)>.pdf", "报价_img src=x onerror=alert(1)_.pdf"),
        ('a"b|c?.pdf', "a_b_c_.pdf"),
        ("no ending", "no ending.pdf"),
        (" . . x.pdf . ", "x.pdf"),
        ("e\u0301.pdf", "\u00e9.pdf"),
        ("长" * 500 + ".pdf", "长" * 196 + ".pdf"),
        ("=cmd|'\u2215C calc'!A0.pdf", "=cmd_'\u2215C calc'!A0.pdf"),
    ],
)
def test_a_name_is_text_only(sent, kept):
    assert clean_name(sent, "application/pdf") == kept


@pytest.mark.parametrize("sent", ["invoice.pdf.exe", "a.html", "a.svg", "photo.jpg", "a.b"])
def test_a_name_that_says_something_else_is_refused(sent):
    with pytest.raises(NameAndContentDiffer):
        clean_name(sent, "application/pdf")


@given(st.text(max_size=300))
def test_any_name_becomes_one_that_leads_nowhere_or_is_refused(sent):
    try:
        kept = clean_name(sent, "text/plain")
    except NameAndContentDiffer:
        return
    assert kept == clean_name(kept, "text/plain")
    assert 0 < len(kept) <= names.NAME_CHARS_MAX
    assert not set(kept) & set('/\\\r\n\0<>:"|?*')
    assert not kept.startswith(".")


@pytest.mark.parametrize(("form", "kept"), [("JPEG", "JPEG"), ("PNG", "PNG"), ("WEBP", "WEBP")])
def test_a_picture_is_drawn_in_all_sizes(form, kept):
    drawn = draw(picture(form, size=(3000, 1500)), f"image/{form.lower()}")
    assert (drawn.width, drawn.height) == (3000, 1500)
    for name, side in pictures.SIZES.items():
        with Image.open(BytesIO(drawn.shown[name])) as shown:
            assert (shown.format, shown.size) == ("WEBP", (side, side // 2))
    with Image.open(BytesIO(drawn.kept)) as whole:
        assert whole.format == kept


def test_a_small_picture_is_not_blown_up_and_holes_stay():
    drawn = draw(picture("PNG", size=(10, 10), mode="RGBA"), "image/png")
    with Image.open(BytesIO(drawn.shown["large"])) as shown:
        assert (shown.size, shown.mode) == ((10, 10), "RGBA")


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "I;16"])
def test_every_way_to_paint_is_understood(mode):
    assert draw(picture("PNG", mode=mode), "image/png").width == 40


def test_of_a_moving_picture_the_first_frame_is_kept():
    frames = [Image.new("RGB", (9, 9), color) for color in ("red", "blue")]
    target = BytesIO()
    frames[0].save(target, format="GIF", save_all=True, append_images=frames[1:])
    drawn = draw(target.getvalue(), "image/gif")
    assert drawn.kept_type == "image/png"


def test_where_a_photo_was_taken_is_not_kept_and_it_stands_upright():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif.get_ifd(0x8825)[2] = (TiffImagePlugin.IFDRational(31),) * 3
    sent = picture("JPEG", size=(40, 20), exif=exif, comment=b"secret comment")
    drawn = draw(sent, "image/jpeg")
    assert (drawn.width, drawn.height) == (20, 40)
    for kept in (drawn.kept, *drawn.shown.values()):
        assert b"secret" not in kept
        assert b"Exif" not in kept
        assert b"EXIF" not in kept


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_what_hangs_behind_a_picture_is_left_behind(form):
    drawn = draw(picture(form) + SCRIPT + office(*XLSX_PARTS), f"image/{form.lower()}")
    assert SCRIPT not in drawn.kept + b"".join(drawn.shown.values())
    assert b"workbook" not in drawn.kept


@pytest.mark.parametrize(
    ("width", "height"),
    [(50_000, 50_000), (10_000, 5_001), (20_001, 1), (9_500, 9_500), (2**31 - 1, 2**31 - 1)],
)
def test_a_picture_that_would_fill_the_memory_is_refused_by_its_head(width, height):
    with pytest.raises((PictureTooLarge, PictureBroken)):
        draw(png_that_claims(width, height), "image/png")


def test_a_bomb_is_called_too_large():
    with pytest.raises(PictureTooLarge) as refused:
        draw(png_that_claims(30_000, 30_000), "image/png")
    assert refused.value.fields == {"megapixels_max": 50}


@pytest.mark.parametrize("form", ["PNG", "JPEG", "GIF", "WEBP"])
def test_a_torn_picture_is_refused(form):
    whole = picture(form, size=(400, 400))
    with pytest.raises(PictureBroken):
        draw(whole[: len(whole) // 2], f"image/{form.lower()}")


@given(st.binary(max_size=200), st.sampled_from(sorted(contents.PICTURES)))
def test_any_bytes_behind_a_mark_are_drawn_or_refused(tail, media_type):
    marks = {
        "image/jpeg": b"\xff\xd8\xff",
        "image/png": b"\x89PNG\r\n\x1a\n",
        "image/gif": b"GIF89a",
        "image/webp": b"RIFF\x40\x00\x00\x00WEBP",
    }
    with contextlib.suppress(PictureBroken, PictureTooLarge):
        draw(marks[media_type] + tail, media_type)


def test_another_format_under_a_mark_is_not_opened():
    with pytest.raises(PictureBroken):
        draw(picture("GIF"), "image/png")


def test_purposes_have_names_of_their_own_and_a_bound():
    with pytest.raises(ValueError, match="two purposes"):
        Purpose("logo", contents.PICTURES, 1)
    for size in (0, BYTES_MAX + 1):
        with pytest.raises(ValueError, match="bytes"):
            Purpose("unbounded", contents.PICTURES, size)
    with pytest.raises(UnknownPurpose):
        purpose_of("unbounded")


def test_keys_hold_the_id_and_nothing_else():
    file_id = new_id()
    assert key_of(file_id) == f"{file_id.hex[-2:]}/{file_id}"
    sizes = (None, "small", "large", *(pictures.name_of_width(one) for one in pictures.WIDTHS))
    assert keys_of(file_id) == [key_of(file_id, size) for size in sizes]


def test_pictures_are_drawn_in_the_widths_that_a_purpose_asks_for_and_never_enlarged():
    drawn = draw(picture("PNG", size=(1_000, 3_000)), "image/png", pictures.WIDTHS)
    sides = {}
    for width in pictures.WIDTHS:
        with Image.open(BytesIO(drawn.shown[pictures.name_of_width(width)])) as shown:
            sides[width] = shown.size
            assert shown.format == "WEBP"
    assert sides == {200: (200, 600), 400: (400, 1_200), 800: (800, 2_400), 1_600: (1_000, 3_000)}


def test_only_the_declared_widths_can_be_asked_for():
    with pytest.raises(ValueError, match="widths"):
        Purpose("odd", PICTURES, 1_000, widths=(123,))
