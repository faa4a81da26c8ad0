"""What the rows of a category sheet come to, worked out on the tree in the head."""

from collections.abc import Collection, Sequence
from typing import Any
from uuid import UUID

from houtai.kit.ids import new_id
from houtai.kit.sheets import Change, Column, Percent, Row, RowError, Words, YesNo
from houtai.modules.catalog.rules.names import folded
from houtai.modules.catalog.rules.tree import DEPTH_MAX, NAME_CHARS_MAX, Node, Tree, names_in

PATH = "catalog.column.path"
NAME_EN = "catalog.column.name_en"
COMMISSION = "catalog.column.commission"
ENABLED = "catalog.column.enabled"
COLUMNS = (
    Column(PATH, Words(chars_max=500), required=True, example="Food > Tea > Oolong"),
    Column(NAME_EN, Words(chars_max=100), example="Oolong tea"),
    Column(COMMISSION, Percent(), example=35_000),
    Column(ENABLED, YesNo(), example=True),
)
_PPM_OF_PERMILLE = 1_000
CHANGED_SINCE = "sheets.changed_since"
IN_USE = "catalog.entry_in_use"
State = dict[str, Any]


def planned(row: Row, tree: Tree, full: Collection[UUID]) -> Change | RowError:
    """What a row would do. `full` are the categories that have products themselves."""
    names = names_in(row.values[PATH])
    if not all(folded(name) and len(name) <= NAME_CHARS_MAX for name in names):
        return RowError(row.number, "catalog.path_unfit", PATH, {"chars_max": NAME_CHARS_MAX})
    if len(names) > DEPTH_MAX:
        return RowError(row.number, "catalog.tree_too_deep", PATH, {"depth_max": DEPTH_MAX})
    if (row.values[COMMISSION] or 0) % _PPM_OF_PERMILLE:
        return RowError(row.number, "catalog.commission_too_fine", COMMISSION)
    way = tree.way(names)
    if len(way) == len(names):
        before = state_of(tree, way[-1])
        return Change(row.number, _overlaid(before, row), before, way[-1].id)
    if way and way[-1].id in full:
        return RowError(row.number, "catalog.parent_has_products", PATH)
    spelled = [*(node.name for node in way), *names[len(way) :]]
    blank = {"path": " > ".join(spelled), "name_en": "", "commission": None, "enabled": True}
    return Change(row.number, _overlaid(blank, row))


class Work:
    """A chunk of rows carried out on the tree; what must be written is gathered."""

    def __init__(self, tree: Tree, *, nodes_max: int, kept: Collection[UUID] = ()) -> None:
        """`kept`: categories below which nothing grows or, taking back, that stay."""
        self.tree = tree
        self.nodes_max = nodes_max
        self.kept = kept
        self.changed: dict[UUID, Node] = {}
        self.taken_off: dict[UUID, int] = {}
        """Row by category."""

    @property
    def made(self) -> list[Node]:
        """New ones, parents first."""
        made = (node for node in self.tree.nodes.values() if node.is_new)
        return sorted(made, key=lambda node: len(node.path))

    def carry_out(self, change: Change) -> Change | RowError:
        """Make or change one category, if things still are as they were planned."""
        names = names_in(change.after["path"])
        way = self.tree.way(names)
        node = way[-1] if len(way) == len(names) else None
        if node is None and change.before is None:
            return self._grow(change, names, way)
        # Without a before it was made meanwhile; as a step to something below it, it is bare.
        if node is None or not self._is_as(node, change.before):
            return RowError(change.row, CHANGED_SINCE)
        before = state_of(self.tree, node)
        self._fill(node, change.after)
        return Change(change.row, change.after, before, node.id)

    def take_back(self, change: Change) -> RowError | None:
        """Undo one, if things still are as it left them."""
        node = self.tree.nodes.get(change.subject) if change.subject else None
        left = {key: value for key, value in change.after.items() if key != "also"}
        if node is None or state_of(self.tree, node) != left:
            return RowError(change.row, CHANGED_SINCE)
        if change.before is not None:
            self._fill(node, change.before)
            return None
        if not self._is_free(node):
            return RowError(change.row, IN_USE)
        self._take_off(change.row, node)
        for step_id in reversed(change.after.get("also", [])):
            step = self.tree.nodes.get(UUID(step_id))
            if step is not None and step.is_bare and self._is_free(step):
                self._take_off(change.row, step)
        return None

    def _is_as(self, node: Node, before: State | None) -> bool:
        return node.is_bare if before is None else state_of(self.tree, node) == before

    def _is_free(self, node: Node) -> bool:
        return node.id not in self.kept and not self.tree.has_children(node.id)

    def _take_off(self, row: int, node: Node) -> None:
        self.tree.take_off(node)
        self.changed.pop(node.id, None)
        self.taken_off[node.id] = row

    def _grow(self, change: Change, names: Sequence[str], way: Sequence[Node]) -> Change | RowError:
        if way and way[-1].id in self.kept:
            return RowError(change.row, "catalog.parent_has_products", PATH)
        if len(self.tree.nodes) + len(names) - len(way) > self.nodes_max:
            return RowError(change.row, "catalog.library_full", PATH, {"rows_max": self.nodes_max})
        steps = list(way)
        for name in names[len(way) :]:
            node_id, path = new_id(), steps[-1].path if steps else []
            parent_id = path[-1] if path else None
            made = Node(node_id, parent_id, [*path, node_id], name, is_new=True)
            made.position = self.tree.count_below(parent_id)
            self.tree.add(made)
            steps.append(made)
        self._fill(steps[-1], change.after)
        also = [str(step.id) for step in steps[len(way) : -1]]
        after = {**change.after, "also": also} if also else change.after
        return Change(change.row, after, None, steps[-1].id)

    def _fill(self, node: Node, state: State) -> None:
        percent = state["commission"]
        share = None if percent is None else Percent().read(percent) // _PPM_OF_PERMILLE
        node.name_en, node.commission_permille = state["name_en"], share
        node.state = "active" if state["enabled"] else "disabled"
        if not node.is_new:
            self.changed[node.id] = node


def state_of(tree: Tree, node: Node) -> State:
    """A category as a sheet has it."""
    share = node.commission_permille
    return {
        "path": tree.shown(node),
        "name_en": node.name_en,
        "commission": None if share is None else Percent().plain(share * _PPM_OF_PERMILLE),
        "enabled": node.state == "active",
    }


def _overlaid(state: State, row: Row) -> State:
    """A blank cell leaves things as they are."""
    share = row.values[COMMISSION]
    given = {
        "name_en": row.values[NAME_EN],
        "commission": None if share is None else Percent().plain(share),
        "enabled": row.values[ENABLED],
    }
    return {**state, **{key: value for key, value in given.items() if value is not None}}
