"""The command's voice: texts of `messages/*/cli.toml` in the reader's language."""

import gettext
import os
import sys

from houtai.kit.environment import LANGUAGES, Environment
from houtai.kit.texts import catalogue, say


def _language() -> str:
    try:
        return Environment.read().language
    except ValueError:  # Some other variable may be at fault: it is told in the wanted language.
        wanted = os.environ.get("HOUTAI_LANGUAGE", "")
        return wanted if wanted in LANGUAGES else LANGUAGES[0]


LANGUAGE = _language()


def word(key: str, **fields: object) -> str:
    """The text `cli.<key>` in the language of whoever started the command."""
    return say(f"cli.{key}", LANGUAGE, **fields)


def tell(key: str, **fields: object) -> None:
    """One line for the person who waits; seen at once even when a file takes the output."""
    print(word(key, **fields), flush=True)  # noqa: T201  # this is where the command speaks


def complain(text: str) -> None:
    """A line about what is wrong, beside the output that programs may read."""
    print(text, file=sys.stderr, flush=True)  # noqa: T201  # this is where the command speaks


def translate_typer() -> None:
    """Give Typer's own few words, which it asks gettext for while it is imported."""

    def translated(message: str) -> str:
        return catalogue(LANGUAGE).get(f"cli.typer.{message}", message)

    gettext.gettext = translated
