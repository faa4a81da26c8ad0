"""Answers of doors that either do something at once or ask others to agree to it."""

from http import HTTPStatus
from typing import Any

from fastapi.responses import JSONResponse, Response

from houtai.modules.marketing.service.asking import OfferActAskedView

ASKED: dict[int | str, dict[str, Any]] = {
    202: {"model": OfferActAskedView, "description": "Others were asked to agree first"}
}


def asked_or_done(asked: OfferActAskedView | None) -> Response:
    """204 when it was done, 202 with the number of the request when others have to agree."""
    if asked is None:
        return Response(status_code=HTTPStatus.NO_CONTENT)
    return JSONResponse(asked.model_dump(mode="json"), status_code=HTTPStatus.ACCEPTED)
