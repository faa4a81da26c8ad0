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

A `PrintList` is taken away as pages to be printed, up to 20,000: cut into pieces when it is asked
for, each printed, counted and logged in a transaction of its own, so that a crash prints nothing
twice; bound into one file in the end.
"""

from houtai.kit.exports.asking import (
    AskForExport,
    NoRights,
    NotOpen,
    TooManyOpen,
    UnknownExport,
    UnknownList,
    WrongForm,
    ask,
    cancel,
    find,
    sweep,
)
from houtai.kit.exports.declaring import (
    ExportList,
    FilteredList,
    UnknownFilter,
    UnknownSort,
    WrongFilter,
)
from houtai.kit.exports.files import Files
from houtai.kit.exports.printing import print_task
from houtai.kit.exports.prints import (
    FilterNeeded,
    NothingToSet,
    Printed,
    PrintList,
    TooManySheetsAsked,
)
from houtai.kit.exports.showing import EXPORTS, ExportView, list_exports, one_export
from houtai.kit.exports.writing import Finished, ListTooLong, Tell, write_task

__all__ = [
    "EXPORTS",
    "AskForExport",
    "ExportList",
    "ExportView",
    "Files",
    "FilterNeeded",
    "FilteredList",
    "Finished",
    "ListTooLong",
    "NoRights",
    "NotOpen",
    "NothingToSet",
    "PrintList",
    "Printed",
    "Tell",
    "TooManyOpen",
    "TooManySheetsAsked",
    "UnknownExport",
    "UnknownFilter",
    "UnknownList",
    "UnknownSort",
    "WrongFilter",
    "WrongForm",
    "ask",
    "cancel",
    "find",
    "list_exports",
    "one_export",
    "print_task",
    "sweep",
    "write_task",
]
