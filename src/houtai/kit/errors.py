"""What may go wrong and be told: small classes with a status and a stable code.

A module declares its own beside the function that raises them. The edge turns them into RFC 9457
problem details; the text is looked up by code (`<area>.<name>` in the message catalogues), in the
reader's language, filled with the fields given here.
"""

from typing import ClassVar


class HoutaiError(Exception):
    """Root of everything that is answered with a code. `place` names the offending field."""

    status: ClassVar[int] = 500
    code: str = "request.failed"

    def __init__(self, *, place: str | None = None, **fields: object) -> None:
        super().__init__(self.code, place, fields)
        self.place = place
        self.fields = fields


class Invalid(HoutaiError):
    """The request itself is wrong; sending it again will not help."""

    status = 422
    code = "request.invalid"


class Unauthenticated(HoutaiError):
    status = 401
    code = "request.unauthenticated"


class Forbidden(HoutaiError):
    status = 403
    code = "request.forbidden"


class NotFound(HoutaiError):
    """Unknown, or not the actor's: the two look the same."""

    status = 404
    code = "request.not_found"


class Conflict(HoutaiError):
    """The state of things does not allow it now."""

    status = 409
    code = "request.conflict"


class TooLarge(HoutaiError):
    status = 413
    code = "request.too_large"


class TooMany(HoutaiError):
    """Too often; `retry_seconds` says when to come back."""

    status = 429
    code = "request.too_many"


class Unavailable(HoutaiError):
    """Something that houtai needs is away just now; nothing was done."""

    status = 503
    code = "request.unavailable"
