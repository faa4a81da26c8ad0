"""The API's document as it stands in docs: `python -m houtai.entry.openapi`."""

import json
import sys
from pathlib import Path

from houtai.entry.http import build_app
from houtai.kit.environment import Environment


def document() -> str:
    """The OpenAPI document, in the one form that makes differences small."""
    app = build_app(Environment.read())
    return json.dumps(app.openapi(), ensure_ascii=False, indent=1, sort_keys=True) + "\n"


if __name__ == "__main__":
    Path(sys.argv[1]).write_text(document(), encoding="utf-8")
