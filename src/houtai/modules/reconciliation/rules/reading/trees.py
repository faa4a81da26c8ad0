"""XML as a tree that knows its lines. Documents that declare types or entities are refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

from houtai.modules.reconciliation.rules.reading import Unreadable

DEPTH_MAX = 60


@dataclass
class Branch:
    """One element, its name without the namespace."""

    name: str
    line: int
    attributes: dict[str, str]
    text: str = ""
    branches: list["Branch"] = field(default_factory=list)

    def all(self, *path: str) -> Iterator["Branch"]:
        """Every one below, by the names on the way."""
        if not path:
            yield self
            return
        for branch in self.branches:
            if branch.name == path[0]:
                yield from branch.all(*path[1:])

    def said(self, *path: str) -> str:
        """The text of the first one below; nothing where there is none."""
        found = next(self.all(*path), None)
        return "" if found is None else found.text.strip()


class _Growing:
    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator=" ")
        self.parser.StartElementHandler = self.start
        self.parser.EndElementHandler = self.end
        self.parser.CharacterDataHandler = self.say
        self.parser.StartDoctypeDeclHandler = self.refuse
        self.parser.buffer_text = True
        self.path = [Branch("", 0, {})]

    def start(self, name: str, attributes: dict[str, str]) -> None:
        if len(self.path) > DEPTH_MAX:
            raise Unreadable("xml_broken", line=self.parser.CurrentLineNumber)
        branch = Branch(name.rpartition(" ")[2], self.parser.CurrentLineNumber, attributes)
        self.path[-1].branches.append(branch)
        self.path.append(branch)

    def end(self, _name: str) -> None:
        self.path.pop()

    def say(self, text: str) -> None:
        self.path[-1].text += text

    def refuse(self, *_told: object) -> None:
        raise Unreadable("xml_broken", line=self.parser.CurrentLineNumber, word="DOCTYPE")


def tree(text: str) -> Branch:
    """The root holds the document's first element. Raises Unreadable."""
    growing = _Growing()
    try:
        growing.parser.Parse(_undeclared(text).encode(), True)
    except expat.ExpatError as error:
        raise Unreadable("xml_broken", line=error.lineno) from error
    return growing.path[0]


def _undeclared(text: str) -> str:
    """What it says of its encoding was true before it was decoded."""
    if not text.lstrip().startswith("<?xml"):
        return text
    head, _, rest = text.partition("?>")
    return "\n" * head.count("\n") + rest
