"""What crosses the border is bounded, storable and frozen."""

from datetime import UTC, datetime, timedelta, timezone

import pytest
from pydantic import TypeAdapter, ValidationError

from houtai.kit.shapes import BIGINT_MAX, Command, Fen, Line, Moment, Prose, Quantity, View, Word

GOOD = [
    (Line, "  红色 T恤 ", "红色 T恤"),
    (Prose, "two\nlines", "two\nlines"),
    (Word, "stock.free-1", "stock.free-1"),
    (Fen, -BIGINT_MAX, -BIGINT_MAX),
    (Quantity, BIGINT_MAX, BIGINT_MAX),
    (Moment, "2026-11-22T08:00:00+08:00", datetime(2026, 11, 22, tzinfo=UTC)),
]
BAD = [
    (Line, ""),
    (Line, "   "),
    (Line, "x" * 201),
    (Line, "two\nlines"),
    (Line, "nul\x00"),
    (Line, "\ud800"),
    (Prose, "x" * 20_001),
    (Prose, "nul\x00"),
    (Word, "Upper"),
    (Word, "a b"),
    (Word, "a\n"),
    (Word, "x" * 65),
    (Fen, 1.0),
    (Fen, "1"),
    (Fen, True),
    (Fen, BIGINT_MAX + 1),
    (Quantity, 0),
    (Quantity, 2**63),
    (Moment, "2026-11-22T08:00:00"),
    (Moment, "1969-12-31T23:59:59Z"),
    (Moment, "2200-01-01T00:00:00Z"),
]


@pytest.mark.parametrize(("shape", "given", "kept"), GOOD)
def test_a_good_value_is_kept(shape, given, kept):
    assert TypeAdapter(shape).validate_python(given) == kept


@pytest.mark.parametrize(("shape", "given"), BAD)
def test_a_bad_value_is_refused(shape, given):
    with pytest.raises(ValidationError):
        TypeAdapter(shape).validate_python(given)


def test_times_are_kept_in_utc():
    east = datetime(2026, 11, 22, 8, tzinfo=timezone(timedelta(hours=8)))
    assert TypeAdapter(Moment).validate_python(east).tzinfo is UTC


class Take(Command):
    amount_fen: Fen


class TakenView(View):
    amount_fen: int


def test_a_command_refuses_what_it_does_not_know():
    with pytest.raises(ValidationError):
        Take.model_validate({"amount_fen": 1, "rush": True})


@pytest.mark.parametrize("shape", [Take, TakenView])
def test_commands_and_views_cannot_be_changed(shape):
    made = shape(amount_fen=1)
    with pytest.raises(ValidationError):
        made.amount_fen = 2


def test_a_view_is_made_from_a_row():
    class Row:
        amount_fen = 3

    assert TakenView.model_validate(Row()).amount_fen == 3
