"""Message catalogues: every text that a person reads, by key, in Chinese and English."""

import tomllib
from functools import cache
from importlib.resources import files

from houtai.kit.environment import LANGUAGES


def say(key: str, language: str, /, **fields: object) -> str:
    """Text of `area.name` in the language; a missing key is shown as itself, so a slip is seen."""
    text = catalogue(language).get(key)
    return key if text is None else text.format_map(fields)


def choose_language(accept_language: str | None) -> str:
    """The first of our languages that an Accept-Language header names; Chinese when none is."""
    for part in (accept_language or "").split(","):
        wanted = part.split(";")[0].strip().lower()
        for language in LANGUAGES:
            if wanted and language.lower().startswith(wanted.split("-")[0]):
                return language
    return LANGUAGES[0]


@cache
def catalogue(language: str) -> dict[str, str]:
    """All texts of one language, keys flattened to `area.name`; the area is the file's name."""
    folder = files("houtai") / "messages" / language
    texts: dict[str, str] = {}
    for file in sorted(folder.iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".toml"):
            area = file.name.removesuffix(".toml")
            texts |= _flat(tomllib.loads(file.read_text(encoding="utf-8")), area)
    return texts


def _flat(table: dict[str, object], prefix: str) -> dict[str, str]:
    flat: dict[str, str] = {}
    for name, value in table.items():
        key = f"{prefix}.{name}"
        flat |= _flat(value, key) if isinstance(value, dict) else {key: str(value)}
    return flat
