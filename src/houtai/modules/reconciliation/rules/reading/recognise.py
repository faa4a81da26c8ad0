"""What a file is, and what it says."""

from collections.abc import Callable, Sequence

from houtai.modules.reconciliation.rules.reading import (
    Reading,
    Unreadable,
    camt,
    mt940,
    ofx,
    tabular,
)
from houtai.modules.reconciliation.rules.reading.unpacking import (
    is_workbook,
    sheet_of,
    sheets_of,
    texts,
)

TextReader = Callable[[str], Reading | None]
TEXT_READERS: Sequence[TextReader] = (mt940.read, camt.read, ofx.read)


def read(content: bytes) -> Reading:
    """Whatever it is called. Raises Unreadable."""
    if is_workbook(content):
        found = tabular.read(list(sheets_of(content)))
        if found is None:
            raise Unreadable("form_unknown")
        return found
    for text in texts(content):
        for reader in TEXT_READERS:
            if (known := reader(text)) is not None:
                return known
        if (table := tabular.read([sheet_of(text)])) is not None:
            return table
    raise Unreadable("form_unknown")
