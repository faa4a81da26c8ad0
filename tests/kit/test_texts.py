"""Texts come from the catalogues, in the language of the reader."""

import pytest

from houtai.kit.environment import LANGUAGES
from houtai.kit.texts import catalogue, choose_language, say


@pytest.mark.parametrize(
    ("header", "language"),
    [
        (None, "zh-CN"),
        ("", "zh-CN"),
        ("en-US,en;q=0.9", "en-US"),
        ("en-GB", "en-US"),
        ("zh-TW,en;q=0.5", "zh-CN"),
        ("fr-FR, en;q=0.8", "en-US"),
        ("fr, de", "zh-CN"),
        (";;,,;q=x", "zh-CN"),
    ],
)
def test_the_first_known_language_of_the_reader_is_chosen(header, language):
    assert choose_language(header) == language


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_text_is_filled_with_its_fields(language):
    assert "/var/houtai" in say("postgres.no_cluster", language, folder="/var/houtai")


def test_the_languages_differ():
    assert say("request.forbidden", "zh-CN") != say("request.forbidden", "en-US")


def test_a_missing_text_shows_its_key():
    assert say("request.no_such_text", "en-US", place="body") == "request.no_such_text"


def test_keys_of_a_table_in_the_file_are_flat():
    assert "request.title.404" in catalogue("en-US")
