"""The process that sets type. It loads the fonts, and then gives away the
right to open anything: no file, no socket. It reads orders from its standard input and answers on
its standard output; both as a length and that many bytes of JSON or of what was set.

Templates are written by people whom the house does not trust. What they ask for is bounded here
(memory, files) and by whoever started this process (time).
"""

import json
import re
import resource
import struct
import sys
from base64 import b64encode
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import typst

FONT_PACKAGE = "manimgx_fonts_cjk"
HAN = 0x597D
"""Any letter of the font: it is opened when the first one is set."""
ROOT = "/dev"
"""Must be there; nothing in it can be opened."""
MEMORY_BYTES_MAX = 2 << 30
ORDERS_MAX = 400
"""What a process remembers of its work grows; after so many orders a new one takes over."""
_WHERE = re.compile(r"┌─ [^\n]*:(\d+):(\d+)\n")
_LENGTH = struct.Struct(">I")
_HEAD = struct.Struct(">II")


def main() -> None:
    """Serve until the other side closes."""
    fonts = typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(_folder())]
    )
    letter = chr(HAN)
    warm = f'#set text(font: "Noto Sans CJK SC")\n{letter} *{letter}*'.encode()
    _compiler(warm, fonts, {}).compile(input=warm, format="pdf")
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES_MAX, MEMORY_BYTES_MAX))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_NOFILE, (3, 3))
    _say({"ready": True}, b"")
    for _ in range(ORDERS_MAX):
        head = sys.stdin.buffer.read(_LENGTH.size)
        if len(head) < _LENGTH.size:
            return
        (length,) = _LENGTH.unpack(head)
        order = json.loads(sys.stdin.buffer.read(length))
        answer, content = _set(order, fonts)
        _say(answer, content)


def _folder() -> Path:
    """Where the package with the font lies; it has nothing but the font."""
    found = find_spec(FONT_PACKAGE)
    assert found is not None
    assert found.origin is not None
    return Path(found.origin).parent


def _compiler(source: bytes, fonts: typst.Fonts, inputs: dict[str, str]) -> typst.Compiler:
    return typst.Compiler(
        source,
        root=ROOT,
        font_paths=fonts,
        ignore_system_fonts=True,
        sys_inputs=inputs,
        package_path="/nonexistent",
        package_cache_path="/nonexistent",
    )


def _set(order: dict[str, Any], fonts: typst.Fonts) -> tuple[dict[str, Any], bytes]:
    source = order["source"].encode()
    compiler = _compiler(source, fonts, order["inputs"])
    try:
        made, warnings = compiler.compile_with_warnings(
            input=source, format=order["format"], ppi=order["ppi"], pdf_tags=False
        )
    except typst.TypstError as wrong:
        return {"wrong": _told(wrong.diagnostic, wrong.message, wrong.hints)}, b""
    told = [_told(one.diagnostic, one.message, one.hints) for one in warnings]
    pages = made if isinstance(made, list) else [made or b""]
    if order["format"] == "pdf":
        return {"warnings": told}, pages[0]
    shown = [b64encode(page).decode() for page in pages[: order["pages_max"]]]
    return {"warnings": told, "pages": shown, "page_count": len(pages)}, b""


def _told(diagnostic: str, message: str, hints: list[str]) -> dict[str, Any]:
    where = _WHERE.search(diagnostic)
    line, column = (int(where[1]), int(where[2])) if where else (0, 0)
    return {"message": message, "line": line, "column": column, "hints": list(hints)}


def _say(answer: dict[str, Any], content: bytes) -> None:
    words = json.dumps(answer).encode()
    sys.stdout.buffer.write(_HEAD.pack(len(words), len(content)) + words + content)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    main()
