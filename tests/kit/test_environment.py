"""The environment is read once; what is wrong is named by its variable."""

import os
from pathlib import Path

import pytest

from houtai.kit.environment import Environment


@pytest.fixture(autouse=True)
def bare(monkeypatch):
    for name in [name for name in os.environ if name.startswith(("HOUTAI_", "LC_", "LANG"))]:
        monkeypatch.delenv(name)


def test_nothing_said_means_a_local_house_with_its_own_database():
    read = Environment.read()
    assert read.home == Path.cwd() / "var"
    assert (read.database_url, read.owner_url) == (None, None)
    assert (read.host, read.port) == ("127.0.0.1", 8000)
    assert (read.language, read.time_zone) == ("zh-CN", "Asia/Shanghai")
    assert not read.production


def test_everything_can_be_said(monkeypatch, tmp_path):
    said = {
        "HOUTAI_HOME": str(tmp_path),
        "HOUTAI_DATABASE_URL": "postgresql://app@db/houtai",
        "HOUTAI_DATABASE_OWNER_URL": "postgresql://owner@db/houtai",
        "HOUTAI_HOST": "0.0.0.0",
        "HOUTAI_PORT": "80",
        "HOUTAI_LANGUAGE": "en-US",
        "HOUTAI_MODE": "production",
        "HOUTAI_LOG": "json",
        "HOUTAI_BODY_BYTES_MAX": "1000",
        "HOUTAI_TIME_ZONE": "UTC",
        "HOUTAI_HOSTS": "shop=Shop.example.com, platform=admin.example.com",
        "HOUTAI_SCANNER_URL": "clamd://127.0.0.1:3310",
    }
    for name, value in said.items():
        monkeypatch.setenv(name, value)
    assert Environment.read() == Environment(
        home=tmp_path,
        database_url="postgresql://app@db/houtai",
        owner_url="postgresql://owner@db/houtai",
        host="0.0.0.0",
        port=80,
        language="en-US",
        production=True,
        log_format="json",
        body_bytes_max=1000,
        time_zone="UTC",
        hosts={"shop": "shop.example.com", "platform": "admin.example.com"},
        scanner_url="clamd://127.0.0.1:3310",
    )


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("HOUTAI_PORT", "eighty"),
        ("HOUTAI_PORT", "-1"),
        ("HOUTAI_PORT", "65536"),
        ("HOUTAI_PORT", ""),
        ("HOUTAI_MODE", "prod"),
        ("HOUTAI_LOG", "xml"),
        ("HOUTAI_LANGUAGE", "fr"),
        ("HOUTAI_HOSTS", "shop"),
        ("HOUTAI_HOSTS", "shop="),
        ("HOUTAI_HOSTS", "store=store.example.com"),
        ("HOUTAI_SCANNER_URL", "http://127.0.0.1"),
        ("HOUTAI_BODY_BYTES_MAX", "99999999999"),
    ],
)
def test_a_wrong_value_is_named_by_its_variable(name, value, monkeypatch):
    monkeypatch.setenv(name, value)
    with pytest.raises(ValueError, match=name):
        Environment.read()


@pytest.mark.parametrize(
    ("variable", "spoken", "language"),
    [
        ("LANG", "en_GB.UTF-8", "en-US"),
        ("LC_ALL", "en_US", "en-US"),
        ("LANG", "C.UTF-8", "zh-CN"),
        ("LANG", "zh_CN.UTF-8", "zh-CN"),
    ],
)
def test_the_terminal_says_whether_english_is_spoken(variable, spoken, language, monkeypatch):
    monkeypatch.setenv(variable, spoken)
    assert Environment.read().language == language


def test_an_empty_address_means_the_embedded_database(monkeypatch):
    monkeypatch.setenv("HOUTAI_DATABASE_URL", "")
    assert Environment.read().database_url is None
