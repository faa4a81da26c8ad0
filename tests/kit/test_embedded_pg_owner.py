"""Who runs the embedded server, and how much memory it believes in."""

import os

import pytest

from houtai.kit.embedded_pg import owner, settings

NOBODY_HAS_THIS = 4_000_001


def test_a_user_without_a_name_is_called_by_number():
    assert owner.Owner.of(NOBODY_HAS_THIS, 7) == owner.Owner(
        str(NOBODY_HAS_THIS), NOBODY_HAS_THIS, 7
    )


def test_an_ordinary_user_runs_it_and_reaches_every_folder_that_is_its_own(monkeypatch, tmp_path):
    monkeypatch.setattr(os, "geteuid", lambda: NOBODY_HAS_THIS)
    chosen = owner.choose_owner(tmp_path)
    assert chosen.uid == NOBODY_HAS_THIS
    assert chosen.reaches(tmp_path)
    assert chosen.runs_as["user"] is None


@pytest.mark.parametrize("name", ["root", "nobody-is-called-this"])
def test_root_lends_it_neither_to_itself_nor_to_a_stranger(monkeypatch, name):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setenv("HOUTAI_POSTGRES_USER", name)
    with pytest.raises(owner.NoSuchUser) as refused:
        owner.choose_owner(None)
    assert name in refused.value.text("en-US")


def test_root_lends_it_to_a_user_that_exists(monkeypatch):
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.delenv("HOUTAI_POSTGRES_USER", raising=False)
    assert owner.choose_owner(None).uid != 0


def test_the_smallest_limit_that_can_be_read_counts(monkeypatch, tmp_path):
    small, boundless = tmp_path / "small", tmp_path / "boundless"
    small.write_text("300000000\n")
    boundless.write_text("max\n")
    files = [tmp_path / "missing", boundless, small]
    monkeypatch.setattr(settings, "_limit_files", lambda: files)
    assert settings.usable_memory_bytes() == 300_000_000
