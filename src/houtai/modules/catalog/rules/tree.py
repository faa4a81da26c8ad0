"""The category tree as a sheet meets it: found by path, grown in the head before it is written."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from houtai.modules.catalog.rules.names import folded

PATH_MARK = re.compile("[>＞]")
_NUMBER_BEFORE = re.compile(r"^\d{1,9} - ")
NAME_CHARS_MAX = 60
DEPTH_MAX = 8


@dataclass
class Node:
    """One category, existing or about to."""

    id: UUID
    parent_id: UUID | None
    path: list[UUID]
    name: str
    name_en: str = ""
    commission_permille: int | None = None
    state: str = "active"
    position: int = 0
    is_new: bool = False

    @property
    def is_bare(self) -> bool:
        """Nothing but a name: made as a step to something below it."""
        return not self.name_en and self.commission_permille is None and self.state == "active"


def names_in(path: str) -> list[str]:
    """`食品 > 茶叶` as names from the root, without the number that exports set before it."""
    return [name.strip() for name in PATH_MARK.split(_NUMBER_BEFORE.sub("", path.strip()))]


@dataclass
class Tree:
    """Categories by where they hang."""

    nodes: dict[UUID, Node] = field(default_factory=dict)
    _below: dict[tuple[UUID | None, str], Node] = field(default_factory=dict)
    _children: dict[UUID | None, int] = field(default_factory=dict)

    @classmethod
    def of(cls, nodes: Iterable[Node]) -> "Tree":
        """The tree of these nodes."""
        tree = cls()
        for node in nodes:
            tree.add(node)
        return tree

    def add(self, node: Node) -> None:
        """Hang a node where it says."""
        self.nodes[node.id] = node
        self._below[(node.parent_id, folded(node.name))] = node
        self._children[node.parent_id] = self._children.get(node.parent_id, 0) + 1

    def take_off(self, node: Node) -> None:
        """The other way round; nothing may hang below it."""
        del self.nodes[node.id]
        del self._below[(node.parent_id, folded(node.name))]
        self._children[node.parent_id] -= 1

    def count_below(self, node_id: UUID | None) -> int:
        """How many hang right below it; below nothing: the roots."""
        return self._children.get(node_id, 0)

    def has_children(self, node_id: UUID) -> bool:
        """Whether something hangs below it."""
        return self.count_below(node_id) > 0

    def way(self, names: Sequence[str]) -> list[Node]:
        """The nodes that exist on this way, as far as it goes."""
        found: list[Node] = []
        for name in names:
            node = self._below.get((found[-1].id if found else None, folded(name)))
            if node is None:
                break
            found.append(node)
        return found

    def leaves(self, paths: Iterable[str]) -> set[UUID]:
        """Where these ways end among what exists, as far as nothing hangs below."""
        ways = (self.way(names_in(path)) for path in paths)
        return {way[-1].id for way in ways if way and not self.has_children(way[-1].id)}

    def shown(self, node: Node) -> str:
        """Its path in words."""
        return " > ".join(self.nodes[one].name for one in node.path)
