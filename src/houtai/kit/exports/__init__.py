"""Lists taken away as files: asked for at a door, written in the background, fetched, forgotten.

    ExportList(
        name="audit.entries",
        permission="audit.entry.read",
        listing=ENTRIES,
        select=select_entries,
        view=EntryView,
        columns={"at": "audit.column.at", "actor_name": "audit.column.actor_name"},
    )

in `wiring.EXPORTS`; the list's name for people stands under `exports.list.<name>`. A file is
written as whoever asked for it: with his present permissions, reach and field rights.
"""

from houtai.kit.exports.asking import (
    AskForExport,
    NoRights,
    NotOpen,
    TooManyOpen,
    UnknownExport,
    UnknownList,
    ask,
    cancel,
    find,
    sweep,
)
from houtai.kit.exports.declaring import ExportList, UnknownFilter, UnknownSort, WrongFilter
from houtai.kit.exports.files import Files
from houtai.kit.exports.showing import EXPORTS, ExportView, list_exports, one_export
from houtai.kit.exports.writing import Finished, ListTooLong, write_task

__all__ = [
    "EXPORTS",
    "AskForExport",
    "ExportList",
    "ExportView",
    "Files",
    "Finished",
    "ListTooLong",
    "NoRights",
    "NotOpen",
    "TooManyOpen",
    "UnknownExport",
    "UnknownFilter",
    "UnknownList",
    "UnknownSort",
    "WrongFilter",
    "ask",
    "cancel",
    "find",
    "list_exports",
    "one_export",
    "sweep",
    "write_task",
]
