"""Errors carry a status, a stable code, the place and what their text needs."""

import pytest

from houtai.kit import errors


class BatchClosed(errors.Conflict):
    code = "planted.batch_closed"


@pytest.mark.parametrize(
    ("kind", "status"),
    [
        (errors.HoutaiError, 500),
        (errors.Invalid, 422),
        (errors.Unauthenticated, 401),
        (errors.Forbidden, 403),
        (errors.NotFound, 404),
        (errors.Conflict, 409),
        (errors.TooLarge, 413),
        (errors.TooMany, 429),
        (errors.Unavailable, 503),
        (BatchClosed, 409),
    ],
)
def test_each_kind_has_its_status(kind, status):
    assert kind.status == status
    assert issubclass(kind, errors.HoutaiError)


def test_an_error_keeps_its_place_and_fields():
    error = BatchClosed(place="body.batch_id", batch="B1")
    assert (error.code, error.place, error.fields) == (
        "planted.batch_closed",
        "body.batch_id",
        {"batch": "B1"},
    )
    assert "B1" in str(error)
