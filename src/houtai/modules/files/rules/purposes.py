"""What a file is for decides what it may be, how large, and who sees it."""

from dataclasses import dataclass
from datetime import timedelta

from houtai.kit.errors import Invalid
from houtai.modules.files.rules.contents import DOCUMENTS, PICTURES
from houtai.modules.files.rules.pictures import WIDTHS

PURPOSES: dict[str, "Purpose"] = {}
"""Every purpose, by name, filled as modules are imported."""

BYTES_MAX = 50 << 20
"""No purpose takes more: a file is held in memory while it is looked at."""


class UnknownPurpose(Invalid):
    code = "files.unknown_purpose"


@dataclass(frozen=True)
class Purpose:
    """Declared once at module level, under a name of its own."""

    name: str
    media_types: frozenset[str]
    bytes_max: int
    redrawn: bool = False
    """The picture is kept as the house drew it, without what cameras and forgers add."""
    shared: bool = False
    """Everybody who is signed in may see it."""
    unused_for: timedelta | None = None
    """How long it may lie unused; None: until somebody deletes it."""
    widths: tuple[int, ...] = ()
    """In which widths a picture is drawn besides; such pictures may be shown to strangers too."""

    def __post_init__(self) -> None:
        if self.name in PURPOSES:
            raise ValueError(f"two purposes are called {self.name}")
        if not 0 < self.bytes_max <= BYTES_MAX:
            raise ValueError(f"{self.name}: a file may have up to {BYTES_MAX} bytes")
        if not set(self.widths) <= set(WIDTHS):
            raise ValueError(f"{self.name}: pictures are drawn in widths {WIDTHS}")
        PURPOSES[self.name] = self


def purpose_of(name: str) -> Purpose:
    """Raises UnknownPurpose."""
    if name not in PURPOSES:
        raise UnknownPurpose(place="body/purpose", purpose=name[:60])
    return PURPOSES[name]


ABANDONED = timedelta(days=7)

AVATAR = Purpose("avatar", PICTURES, 5 << 20, redrawn=True, shared=True, unused_for=ABANDONED)
LOGO = Purpose("logo", PICTURES, 2 << 20, redrawn=True, shared=True)
ATTACHMENT = Purpose("attachment", PICTURES | DOCUMENTS, BYTES_MAX)
