"""How a print leaves through a door."""

from starlette.responses import Response

_HEADERS = {
    "Cache-Control": "private, no-store",
    "Content-Disposition": 'inline; filename="print.pdf"',
}


class PdfResponse(Response):
    """What a door that prints declares as its `response_class`."""

    media_type = "application/pdf"


def answer_with(pdf: bytes) -> PdfResponse:
    """Sheets to be printed by a browser; nobody keeps them on the way."""
    return PdfResponse(pdf, headers=_HEADERS)
