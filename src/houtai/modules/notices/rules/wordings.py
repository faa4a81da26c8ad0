"""Templates: which there are, what places each has, and how a place is filled.

The house's own wordings stand in the catalogues `notice_templates.toml`; whatever asks for notices
adds its own there. A place is `{name}`, nothing more: no expression that an editor of templates
could abuse.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

from houtai.kit.environment import LANGUAGES
from houtai.kit.texts import catalogue, say

Channel = Literal["in_app", "email", "sms", "webhook"]
CHANNELS: tuple[Channel, ...] = get_args(Channel)
LETTERS: tuple[Literal["email", "sms"], ...] = ("email", "sms")
"""Channels by which something is sent to one person outside."""
SUBJECT_LENGTH_MAX = 200
BODY_LENGTH_MAX = 4_000
VALUE_LENGTH_MAX = 500
_SILENT_UNTIL_ENABLED = {"sms"}  # Each costs money.
_AREA = "notice_templates."
_MARK = ".places"
_PLACE = re.compile(r"\{([a-z][a-z0-9_]*)\}")
_BRACE = re.compile(r"[{}]")


@dataclass(frozen=True)
class Words:
    """Subject and body in one language, with their places."""

    subject: str
    body: str

    def filled(self, fields: Mapping[str, str]) -> "Words":
        """With values in the places; a place without a value stays, so that the slip is seen."""
        subject = _filled(self.subject, fields)[:SUBJECT_LENGTH_MAX]
        return Words(" ".join(subject.split()), _filled(self.body, fields))


@dataclass(frozen=True)
class Wording:
    """What one template says by one channel, in both languages, and whether it says it at all."""

    zh: Words
    en: Words
    enabled: bool

    def words(self, language: str) -> Words:
        """For a reader of that language."""
        return self.zh if language == LANGUAGES[0] else self.en


@cache
def codes() -> tuple[str, ...]:
    """Every template that the house knows."""
    known = (key for key in catalogue(LANGUAGES[0]) if key.startswith(_AREA))
    found = (key for key in known if key.endswith(_MARK))
    return tuple(sorted(key.removeprefix(_AREA).removesuffix(_MARK) for key in found))


def name_of(code: str, language: str) -> str:
    """How people call the template."""
    return say(f"notice_templates.{code}.name", language)


@cache
def places_of(code: str) -> tuple[str, ...]:
    """What may stand in braces in this template."""
    return tuple(_PLACE.findall(catalogue(LANGUAGES[0])[f"notice_templates.{code}.places"]))


@cache
def own_wording(code: str, channel: Channel) -> Wording:
    """What the house came with: a text message is the subject alone."""
    zh, en = (_own_words(code, channel, language) for language in LANGUAGES)
    return Wording(zh, en, enabled=channel not in _SILENT_UNTIL_ENABLED)


def _own_words(code: str, channel: Channel, language: str) -> Words:
    texts = catalogue(language)
    subject = texts[f"notice_templates.{code}.subject"]
    return Words(subject, subject if channel == "sms" else texts[f"notice_templates.{code}.body"])


def misplaced(text: str, places: Iterable[str]) -> str | None:
    """The first brace or place in the text that means nothing; None when all is well."""
    known = set(places)
    strange = next((name for name in _PLACE.findall(text) if name not in known), None)
    if strange is not None:
        return f"{{{strange}}}"
    brace = _BRACE.search(_PLACE.sub("", text))
    return brace and brace.group()


def readable(fields: Mapping[str, object]) -> dict[str, str]:
    """Values as they may be put into a text: strings, storable, not endless."""
    return {
        name: str(value).replace("\x00", "")[:VALUE_LENGTH_MAX] for name, value in fields.items()
    }


def _filled(text: str, fields: Mapping[str, str]) -> str:
    return _PLACE.sub(lambda found: fields.get(found.group(1), found.group()), text)
