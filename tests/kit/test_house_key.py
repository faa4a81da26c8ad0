"""The house's key: made once, by one of many, readable by its owner only."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from houtai.kit.house_key import KEY_BYTES, HouseKey, house_key


@pytest.fixture(autouse=True)
def forgotten():
    """Each test begins as a new process does."""
    house_key.cache_clear()
    yield
    house_key.cache_clear()


def test_it_is_made_once_and_found_again(tmp_path):
    first = house_key(tmp_path)
    house_key.cache_clear()
    assert house_key(tmp_path).mark == first.mark
    file = tmp_path / "secrets" / "house.key"
    assert file.stat().st_mode & 0o777 == 0o600
    assert [each.name for each in file.parent.iterdir()] == ["house.key"]


def test_of_many_that_come_first_all_have_the_same(tmp_path):
    with ThreadPoolExecutor(8) as threads:
        marks = set(threads.map(lambda _: house_key.__wrapped__(tmp_path).mark, range(32)))
    assert len(marks) == 1


def test_another_purpose_salt_or_key_gives_something_else():
    key, other = HouseKey(b"a" * KEY_BYTES), HouseKey(b"b" * KEY_BYTES)
    made = {
        key.derived("one", b"salt"),
        key.derived("two", b"salt"),
        key.derived("one", b"pepper"),
        other.derived("one", b"salt"),
    }
    assert len(made) == 4
    assert key.derived("one", b"salt") == key.derived("one", b"salt")


def test_a_broken_key_is_said_and_never_replaced(tmp_path):
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "house.key").write_text("abcd")
    with pytest.raises(ValueError, match="32 bytes"):
        house_key(tmp_path)


def test_it_shows_nothing_of_itself():
    assert "a" * 8 not in repr(HouseKey(b"a" * KEY_BYTES))
