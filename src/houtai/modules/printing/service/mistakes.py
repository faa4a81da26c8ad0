"""What is wrong with a template, in plain words, with the line where it stands."""

import re

from houtai.kit.shapes import View
from houtai.kit.texts import say
from houtai.modules.printing.gateways.press import Told

_KNOWN = (
    ("unknown_name", re.compile(r"^unknown variable: (?P<what>\S+)")),
    ("no_field", re.compile(r'^dictionary does not contain key "(?P<what>[^"]*)"')),
    ("no_field", re.compile(r'does not contain (?:field|method) "?(?P<what>[^"\s]*)')),
    ("not_closed", re.compile(r"^unclosed (?:delimiter|string|label|raw text)")),
    ("closed_twice", re.compile(r"^unexpected closing")),
    ("no_files", re.compile(r"file not found|escape the project root|package|failed to load")),
    ("endless", re.compile(r"infinite|always true|call depth exceeded|layout did not converge")),
    ("no_argument", re.compile(r"^missing argument: (?P<what>\S+)")),
    ("unknown_argument", re.compile(r"^unexpected argument(?:: (?P<what>\S+))?")),
    ("no_font", re.compile(r"^unknown font family: (?P<what>.+)")),
    ("wrong_type", re.compile(r"^(?P<what>expected .+|cannot .+)")),
)


class MistakeView(View):
    """`line` counts from 1 in the template; 0 where no line can be named."""

    line: int
    column: int
    what: str
    told: str
    """In the words of the language in which templates are written."""


def put(told: Told, *, lines_before: int, lines: int, language: str) -> MistakeView:
    """What the setter said, as a person reads it; a place behind the template is its last line."""
    line = min(max(told.line - lines_before, 0), lines)
    for name, pattern in _KNOWN:
        found = pattern.search(told.message)
        if found:
            fields = {key: value or "" for key, value in found.groupdict().items()}
            # The setter names paths of the house in what it says of files.
            words = "" if name == "no_files" else told.message
            plain = say(f"print_mistakes.{name}", language, **fields)
            return MistakeView(line=line, column=told.column, what=plain, told=words)
    what = say("print_mistakes.other", language)
    return MistakeView(line=line, column=told.column, what=what, told=told.message)
