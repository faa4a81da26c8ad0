"""Names of files: text for people, cleaned of what could lead anywhere or pretend anything."""

import re
import unicodedata
from pathlib import PurePosixPath

from houtai.kit.errors import Invalid
from houtai.modules.files.rules.contents import ENDINGS

NAME_CHARS_MAX = 200
_UNSEEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
"""Control characters, marks that turn the direction of text, halves of pairs, nothing at all."""
_RESERVED = re.compile(r'[<>:"|?*]')


class NameAndContentDiffer(Invalid):
    """A name that says one thing over a content that is another deceives whoever opens it."""

    code = "files.name_and_content_differ"


def clean_name(name: str, media_type: str) -> str:
    """The last part of what was sent, in characters that are seen. Raises NameAndContentDiffer."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(one for one in last if unicodedata.category(one) not in _UNSEEN)
    kept = _RESERVED.sub("_", seen).strip(" .")
    endings = ENDINGS[media_type]
    ending = PurePosixPath(kept).suffix.lower()
    stem = kept[: len(kept) - len(ending)].strip(" .")
    if not ending:
        ending = endings[0]
    elif ending not in endings:
        raise NameAndContentDiffer(place="body/file", ending=ending[:20], expected=endings[0])
    return (stem or "file")[: NAME_CHARS_MAX - len(ending)] + ending
