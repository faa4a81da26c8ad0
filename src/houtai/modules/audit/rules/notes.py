"""What a deed changed, as JSON of bounded size on its way to the log."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from houtai.kit.trail import FieldChange, Note

BYTES_MAX = 64_000
VALUE_CHARS_MAX = 4_000
NAME_CHARS_MAX = 200
_UNSTORABLE = re.compile("[\x00\ud800-\udfff]")


@dataclass(frozen=True)
class Subject:
    """One thing that a deed was about, and its changes as JSON text."""

    thing: str
    thing_id: str
    name: str
    changes: str


def packed(notes: Sequence[Note]) -> tuple[str, int]:
    """Notes as JSON, and how many changes were shortened or left out to keep it small."""
    room, cut = BYTES_MAX, 0
    kept: list[dict[str, Any]] = []
    for note in notes:
        head = {
            "thing": note.thing,
            "thing_id": note.thing_id[:NAME_CHARS_MAX],
            "name": note.name[:NAME_CHARS_MAX],
        }
        room -= _size(head)
        if room < 0:
            cut += len(note.changes)
            continue
        changes = []
        for change in note.changes:
            shown, shortened = _shortened(change)
            room -= _size(shown)
            cut += shortened or room < 0
            if room >= 0:
                changes.append(shown)
        kept.append(head | {"changes": changes})
    return _text(kept), cut


def unpacked(notes: str) -> Iterator[Subject]:
    """The things that stand in packed notes, in order."""
    for note in json.loads(notes):
        yield Subject(
            thing=note["thing"],
            thing_id=_UNSTORABLE.sub("", note["thing_id"]),
            name=_UNSTORABLE.sub("", note["name"]),
            changes=_text(note["changes"]),
        )


def _shortened(change: FieldChange) -> tuple[dict[str, Any], bool]:
    before, before_cut = _short(change.before)
    after, after_cut = _short(change.after)
    shown = {"field": change.field, "before": before, "after": after, "sensitive": change.sensitive}
    return shown, before_cut or after_cut


def _short(value: object) -> tuple[object, bool]:
    """Long values are cut to text; the mark at the end says that there was more."""
    text = value if isinstance(value, str) else _text(value)
    if len(text) <= VALUE_CHARS_MAX:
        return value, False
    return f"{text[:VALUE_CHARS_MAX]}…", True


def _size(value: object) -> int:
    return len(_text(value).encode())


def _text(value: object) -> str:
    """JSON; half of a surrogate pair, which nothing can store, becomes a question mark."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.encode(errors="replace").decode()
