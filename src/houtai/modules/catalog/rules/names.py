"""Names as they are compared, and the letter under which people look for them."""

import re
import unicodedata
from functools import cache
from importlib import import_module
from types import ModuleType

_SPACES = re.compile(r"\s+")
NO_LETTER = "#"


def folded(name: str) -> str:
    """The name without what the eye passes over: width, case, doubled blanks, invisible signs."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    seen = "".join(sign for sign in plain if unicodedata.category(sign) != "Cf")
    return _SPACES.sub(" ", seen).strip()


def squeezed(text: str) -> str:
    """The same without any blanks: 国 家 级 reads as 国家级."""
    return folded(text).replace(" ", "")


def initial_of(name: str) -> str:
    """The first letter, of Chinese that of its pinyin; `#` where there is none."""
    key = folded(name)
    pinyin = _pinyin()
    first = pinyin.lazy_pinyin(key[:2], style=pinyin.Style.FIRST_LETTER) if key else []
    letter = first[0][:1].upper() if first else ""
    return letter if "A" <= letter <= "Z" else NO_LETTER


@cache
def _pinyin() -> ModuleType:
    """Its dictionary fills 55 MB: only a process that names brands has it."""
    return import_module("pypinyin")
