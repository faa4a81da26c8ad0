"""The text of the house as the rules read it: each file parsed once, with its place in it."""

import ast
import subprocess
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path

REPOSITORY = Path(__file__).resolve().parents[2]
ROOMS = ("tables", "rules", "gateways", "queries", "service", "api", "handlers", "public")
Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Source:
    """One file of the repository, named by its path from the root, and its text."""

    path: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text, self.path)

    @cached_property
    def nodes(self) -> list[ast.AST]:
        return list(ast.walk(self.tree))

    @property
    def parts(self) -> tuple[str, ...]:
        return Path(self.path).with_suffix("").parts

    @property
    def is_python(self) -> bool:
        return self.path.endswith(".py")

    @property
    def is_code(self) -> bool:
        return self.is_python and self.path.startswith("src/houtai/")

    @property
    def floor(self) -> str:
        """`entry`, `modules`, `events`, `kit`, or nothing outside the house."""
        return self.parts[2] if self.path.startswith("src/houtai/") and len(self.parts) > 3 else ""

    @property
    def owner(self) -> str | None:
        """The business module that owns this file."""
        return self.parts[3] if self.floor == "modules" and len(self.parts) > 4 else None

    @property
    def room(self) -> str | None:
        """The room of its module in which this file stands."""
        return self.parts[4] if self.owner is not None else None

    @cached_property
    def functions(self) -> list[Function]:
        return [node for node in self.nodes if isinstance(node, Function)]

    @cached_property
    def docstrings(self) -> set[int]:
        """Identities of the constants that are docstrings, attribute docstrings among them."""
        return {
            id(node.value)
            for node in self.nodes
            if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        }

    @cached_property
    def strings(self) -> list[ast.Constant]:
        """All texts in the code but docstrings."""
        return [
            node
            for node in self.nodes
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and id(node) not in self.docstrings
        ]

    def at(self, node: ast.AST) -> str:
        return f"{self.path}:{getattr(node, 'lineno', 1)}"


Rule = Callable[[Source], Iterator[str]]


@cache
def house() -> tuple[Source, ...]:
    """Every file of the working tree that is, or is about to be, under version control."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=REPOSITORY,
        check=True,
        capture_output=True,
    ).stdout.decode()
    texts = ((name, _text(REPOSITORY / name)) for name in sorted(filter(None, listed.split("\0"))))
    return tuple(Source(name, text) for name, text in texts if text is not None)


def _text(path: Path) -> str | None:
    """What the file says; None when it is gone, or no text of ours (a picture, a sheet)."""
    try:
        text = path.read_bytes().decode()
    except (FileNotFoundError, UnicodeDecodeError):
        return None
    return None if "\0" in text else text


def words_of(name: str) -> list[str]:
    """`take_oneThing` and `TakeOneThing` alike: take, one, thing."""
    spaced = "".join(f"_{letter}" if letter.isupper() else letter for letter in name)
    return [word.lower() for word in spaced.split("_") if word]


def name_of(node: ast.AST) -> str:
    """The last name of `a.b.c`, of a call to it or of a subscript of it."""
    match node:
        case ast.Call(func=inner) | ast.Subscript(value=inner):
            return name_of(inner)
        case ast.Attribute(attr=name) | ast.Name(id=name):
            return name
    return ""


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def arguments(function: Function) -> list[ast.arg]:
    given = function.args
    extra = [one for one in (given.vararg, given.kwarg) if one is not None]
    return [*given.posonlyargs, *given.args, *given.kwonlyargs, *extra]


def imports(source: Source) -> Iterator[tuple[ast.AST, str]]:
    """Every module named in an import, with `from a import b` read as a.b."""
    for node in source.nodes:
        if isinstance(node, ast.Import):
            yield from ((node, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield from ((node, f"{node.module}.{alias.name}") for alias in node.names)


def assert_none(breaches: Iterable[str]) -> None:
    """No breach, or all of them, a line each."""
    found = list(breaches)
    assert not found, "\n" + "\n".join(found)
