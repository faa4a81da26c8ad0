"""One clock for the process, and days as the people of the business see them."""

from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from houtai.kit.clock import business_day, clock_set_to, day_bounds, utc_now

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
zones = st.sampled_from(["Asia/Shanghai", "America/New_York", "Europe/Berlin", "UTC"])


def test_the_clock_is_the_machines_in_utc():
    before = datetime.now(UTC)
    assert before <= utc_now() <= datetime.now(UTC)
    assert utc_now().utcoffset() == timedelta(0)


def test_a_simulation_says_what_time_it_is_until_it_ends():
    with clock_set_to(lambda: NOON):
        assert utc_now() == NOON
        with clock_set_to(lambda: NOON + timedelta(days=1)):
            assert utc_now() == NOON + timedelta(days=1)
        assert utc_now() == NOON
    assert utc_now() != NOON


def test_a_late_evening_in_utc_is_the_next_day_in_shanghai():
    assert business_day(datetime(2026, 11, 21, 16, tzinfo=UTC), "Asia/Shanghai") == date(
        2026, 11, 22
    )
    assert business_day(datetime(2026, 11, 21, 15, tzinfo=UTC), "Asia/Shanghai") == date(
        2026, 11, 21
    )


def test_a_day_with_summer_time_is_an_hour_shorter():
    start, end = day_bounds(date(2026, 3, 29), "Europe/Berlin")
    assert end - start == timedelta(hours=23)


@given(st.dates(date(1990, 1, 1), date(2190, 1, 1)), zones)
def test_a_day_holds_its_own_moments_and_no_others(day, zone):
    start, end = day_bounds(day, zone)
    assert business_day(start, zone) == day
    assert business_day(end - timedelta(microseconds=1), zone) == day
    assert business_day(end, zone) == day + timedelta(days=1)
