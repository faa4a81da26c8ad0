"""An example value of any schema of the OpenAPI document: small, lawful, always the same."""

import re
from collections.abc import Mapping
from typing import Any

from houtai.kit.ids import new_id

TEXTS = (
    "x",
    "example",
    "example-1",
    "example.one",
    "441900",  # a code of six digits, and a region that is its own district
    "123456",
    "Example One",
    "08:30",
    "https://example.com/",
    "someone@example.com",
    "13812345678",
    "5678",
    "T2026112000000000001",
    "example-example-example-example",
)
FORMATS = {
    "date-time": "2026-11-20T09:00:00Z",
    "date": "2026-11-20",
    "time": "09:00:00",
    "uri": "https://example.com/",
    "email": "someone@example.com",
    "ipv4network": "192.0.2.0/24",
    "ipvanynetwork": "192.0.2.0/24",
    "ipvanyaddress": "192.0.2.1",
    "password": "Example-Phrase-2026-x",
    "binary": "",
}
DEEP = 12


def example(document: Mapping[str, Any], schema: Mapping[str, Any], *, depth: int = 0) -> Any:
    """A value that the schema allows. Only what is required is filled in.

    Raises ValueError where none is found: the door then needs an example of its own.
    """
    if depth > DEEP:
        raise ValueError("schema has no end")
    if "$ref" in schema:
        named = document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]]
        return example(document, named, depth=depth + 1)
    for key in ("const", "default"):
        if key in schema:
            return schema[key]
    if "enum" in schema:
        return schema["enum"][0]
    for key in ("anyOf", "oneOf"):
        if key in schema:
            return example(document, _first_useful(schema[key]), depth=depth + 1)
    if "allOf" in schema:
        return example(document, schema["allOf"][0], depth=depth + 1)
    return _plain(document, schema, depth)


def _first_useful(choices: list[Mapping[str, Any]]) -> Mapping[str, Any]:
    return next((one for one in choices if one.get("type") != "null"), choices[0])


def _plain(document: Mapping[str, Any], schema: Mapping[str, Any], depth: int) -> Any:
    match schema.get("type"):
        case "object":
            wanted = schema.get("required", ())
            given = schema.get("properties", {})
            return {name: example(document, given[name], depth=depth + 1) for name in wanted}
        case "array":
            inner = schema.get("items", {})
            return [
                example(document, inner, depth=depth + 1) for _ in range(schema.get("minItems", 0))
            ]
        case "string":
            return _text(schema)
        case "integer" | "number":
            low = schema.get("minimum", schema.get("exclusiveMinimum", 0) + 1)
            return int(max(low, min(1, schema.get("maximum", 1))))
        case "boolean":
            return False
    return None


def _text(schema: Mapping[str, Any]) -> str:
    form = schema.get("format")
    if form == "uuid":
        return str(new_id())
    if form in FORMATS:
        return FORMATS[form]
    low, high = schema.get("minLength", 0), schema.get("maxLength", 1 << 20)
    pattern = re.compile(schema.get("pattern", ""))
    for text in TEXTS:
        if low <= len(text) <= high and pattern.search(text):
            return text
    raise ValueError(f"no example for {schema}")
