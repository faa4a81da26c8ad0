"""Why a whole file is refused, or an import may not go on."""

from houtai.kit.errors import Conflict, Invalid, TooLarge


class NotASheet(Invalid):
    """Neither a workbook nor a table in text, whatever its name says."""

    code = "sheets.not_a_sheet"


class WebPage(Invalid):
    """Many systems export a web page and call it `.xls`."""

    code = "sheets.web_page"


class PasswordNeeded(Invalid):
    code = "sheets.password_needed"


class EncodingUnknown(Invalid):
    """Text in neither UTF-8 nor GB18030."""

    code = "sheets.encoding_unknown"


class TitlesMissing(Invalid):
    """`found` counts the titles that were there, to tell near from far."""

    code = "sheets.titles_missing"

    def __init__(self, found: int, *, titles: str) -> None:
        super().__init__(titles=titles)
        self.found = found


class TitleTwice(Invalid):
    code = "sheets.title_twice"


class NoRows(Invalid):
    code = "sheets.no_rows"


class FileTooBig(TooLarge):
    code = "sheets.file_too_big"


class UnpacksTooBig(TooLarge):
    """A workbook that grows beyond all measure when it is unpacked."""

    code = "sheets.unpacks_too_big"


class TooManyRows(TooLarge):
    code = "sheets.too_many_rows"


class TooManyColumns(TooLarge):
    code = "sheets.too_many_columns"


class CellTooLong(TooLarge):
    code = "sheets.cell_too_long"


class WhichMerchant(Invalid):
    """The actor reaches several owners and did not say for whom the file is."""

    code = "sheets.which_merchant"


class NoMerchants(Invalid):
    """What the sheet holds belongs to no merchant, and one was named."""

    code = "sheets.no_merchants"


class NotNow(Conflict):
    """The import is in a state that does not allow this step."""

    code = "sheets.not_now"


class RowsWrong(Conflict):
    """All or nothing was declared, and some rows are wrong."""

    code = "sheets.rows_wrong"


class UndoRefused(Conflict):
    """All or nothing was declared, and some rows were changed after the import."""

    code = "sheets.undo_refused"
