"""Reading what was sent: bounded in size and depth, strict about JSON, text and content type."""

import json
import math
import re
from collections import Counter
from collections.abc import AsyncGenerator
from hashlib import sha256
from typing import Any, NoReturn

from fastapi import Request
from pydantic import JsonValue
from pydantic_core import from_json
from starlette.datastructures import UploadFile
from starlette.middleware.body_limit import MAX_BODY_SIZE_SCOPE_KEY

from houtai.kit.errors import Invalid, TooLarge

JSON_TYPE = "application/json"
FORM_TYPES = ("multipart/form-data", "application/x-www-form-urlencoded")
_CHUNK_BYTES = 1 << 20
_POSITION = re.compile(r"line (\d+) column (\d+)")
_SHOWN_LENGTH_MAX = 60
_DIGITS_MAX = 20


class BodyTooLarge(TooLarge):
    code = "request.body_too_large"


class MalformedJson(Invalid):
    """No JSON, no UTF-8, deeper than 200 levels, or a number of thousands of digits."""

    status = 400
    code = "request.malformed_json"


class KeyTwice(Invalid):
    """Two readers of such an object may see different values."""

    status = 400
    code = "request.key_twice"


class NumberTooLarge(Invalid):
    code = "request.number_too_large"


class WrongMediaType(Invalid):
    status = 415
    code = "request.wrong_media_type"


class BoundedRequest(Request):
    """A request whose body is read up to the door's limit, and whose JSON is strict."""

    @property
    def size_bytes_max(self) -> int:
        """What the door declares as `max_body_size`, else what the installation allows."""
        declared: int | None = self.scope.get(MAX_BODY_SIZE_SCOPE_KEY)
        default: int = self.app.state.body_bytes_max
        return default if declared is None else declared

    @property
    def declared_bytes(self) -> int:
        """What the sender says is coming; what counts is what comes."""
        declared = self.headers.get("content-length", "")
        return int(declared) if declared.isdecimal() and len(declared) < _DIGITS_MAX else 0

    @property
    def media_type(self) -> str:
        """The content type without its parameters."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    async def stream(self) -> AsyncGenerator[bytes, None]:
        """The body in pieces, however it is sent. Raises BodyTooLarge."""
        self.refuse_large(self.declared_bytes)
        size_bytes = 0
        async for chunk in super().stream():
            size_bytes += len(chunk)
            self.refuse_large(size_bytes)
            yield chunk

    def refuse_large(self, size_bytes: int) -> None:
        """Raise BodyTooLarge if that much is more than the door takes."""
        if size_bytes > self.size_bytes_max:
            raise BodyTooLarge(place="body", size_bytes_max=self.size_bytes_max)

    async def json(self) -> JsonValue:
        """The body as JSON. Raises MalformedJson, KeyTwice, NumberTooLarge."""
        if not hasattr(self, "_json"):
            self._json: JsonValue = parse_json(await self.body())
        return self._json

    async def digest(self) -> bytes:
        """SHA-256 of what was sent: of the fields of a form, since its boundary is random."""
        if self.media_type not in FORM_TYPES:
            return sha256(await self.body()).digest()
        seen = sha256()
        for name, value in (await self.form()).multi_items():
            seen.update(sha256(name.encode()).digest())
            seen.update(await _part_digest(value))
        return seen.digest()


async def _part_digest(value: UploadFile | str) -> bytes:
    if isinstance(value, str):
        return sha256(value.encode()).digest()
    seen = sha256((value.filename or "").encode() + b"\0")
    await value.seek(0)
    while chunk := await value.read(_CHUNK_BYTES):
        seen.update(chunk)
    await value.seek(0)
    return seen.digest()


def parse_json(body: bytes) -> JsonValue:
    """Strict JSON: no NaN, no name twice, no number that a double cannot hold, bounded depth."""
    try:
        # This parser refuses bad UTF-8, half surrogates, depth over 200 and huge numbers, but
        # lets a name occur twice; the second one sees that.
        from_json(body, allow_inf_nan=False)
    except ValueError as error:
        _refuse_json(error)
    parsed: JsonValue = json.loads(body, object_pairs_hook=_each_name_once, parse_float=_finite)
    return parsed


def _refuse_json(error: ValueError) -> NoReturn:
    found = _POSITION.search(str(error))
    line, column = found.groups() if found else ("1", "1")
    raise MalformedJson(place="body", line=line, column=column) from error


def _each_name_once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    made = dict(pairs)
    if len(made) != len(pairs):
        counts = Counter(name for name, _ in pairs)
        [(twice, _)] = counts.most_common(1)
        raise KeyTwice(place="body", key=twice[:_SHOWN_LENGTH_MAX])
    return made


def _finite(text: str) -> float:
    number = float(text)
    if math.isinf(number):
        raise NumberTooLarge(place="body", number=text[:_SHOWN_LENGTH_MAX])
    return number
