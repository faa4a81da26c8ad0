"""Sheets in and out: XLSX, XLS, ODS and CSV; imports with a dry run, row errors and undo.

A module declares its columns once and uses them both ways:

    COLUMNS = (Column("catalog.barcode", Code(), required=True), Column("catalog.price", Amount()))

Out: `write_workbook` or `csv_bytes`. In: an `Importer` in `wiring.IMPORTERS`; uploads then go
through `dry_run`, `apply` and, if need be, `undo`. A file that is only read: `open_sheet` and
`read_rows`.
"""

from houtai.kit.sheets.cells import RowError
from houtai.kit.sheets.columns import Column, named_key
from houtai.kit.sheets.csv_out import csv_bytes
from houtai.kit.sheets.dry_run import dry_run, owner_of
from houtai.kit.sheets.importer import Change, Importer, ImporterView, Upload, described
from houtai.kit.sheets.kinds import (
    Amount,
    Choice,
    Code,
    Day,
    Kind,
    Moment,
    Percent,
    Quantity,
    Whole,
    Words,
    YesNo,
)
from houtai.kit.sheets.limits import LIMITS, Limits
from houtai.kit.sheets.originals import Original, Originals
from houtai.kit.sheets.passage import apply, undo
from houtai.kit.sheets.reading import Row, WrongRow, open_sheet, read_rows
from houtai.kit.sheets.template import write_template
from houtai.kit.sheets.views import (
    CHANGES,
    IMPORTS,
    ChangeView,
    ImportView,
    list_changes,
    list_imports,
    one_import,
)
from houtai.kit.sheets.workbooks import write_workbook
from houtai.kit.sheets.wrong_rows import write_wrong_rows

__all__ = [
    "CHANGES",
    "IMPORTS",
    "LIMITS",
    "Amount",
    "Change",
    "ChangeView",
    "Choice",
    "Code",
    "Column",
    "Day",
    "ImportView",
    "Importer",
    "ImporterView",
    "Kind",
    "Limits",
    "Moment",
    "Original",
    "Originals",
    "Percent",
    "Quantity",
    "Row",
    "RowError",
    "Upload",
    "Whole",
    "Words",
    "WrongRow",
    "YesNo",
    "apply",
    "csv_bytes",
    "described",
    "dry_run",
    "list_changes",
    "list_imports",
    "named_key",
    "one_import",
    "open_sheet",
    "owner_of",
    "read_rows",
    "undo",
    "write_template",
    "write_workbook",
    "write_wrong_rows",
]
