"""Who and what there is in the demo. Names stand in `messages/*/demo.toml`, under these keys."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import NAMESPACE_URL, UUID, uuid5

from houtai.events.merchants import SELF_RUN_ID


def demo_id(key: str) -> UUID:
    """The same in every demo, so that loading it again meets what is there."""
    return uuid5(NAMESPACE_URL, f"houtai:demo:{key}")


@dataclass(frozen=True)
class Scene:
    """One place of work, its departments and posts; the platform names no merchant or warehouse."""

    key: str
    merchant_id: UUID | None = None
    warehouse_id: UUID | None = None
    departments: tuple[str, ...] = ()
    posts: tuple[str, ...] = ()


@dataclass(frozen=True)
class Job:
    """As what somebody works where."""

    scene: Scene
    role: str
    department: str | None = None
    post: str | None = None


@dataclass(frozen=True)
class Person:
    """Somebody with a login; most work at one place."""

    login: str
    jobs: tuple[Job, ...]

    @property
    def id(self) -> UUID:
        """Known before there is an account: what people of the demo have done bears it."""
        return demo_id(f"account {self.login}")

    @property
    def key(self) -> str:
        """Under which the name stands."""
        return self.login.removeprefix("demo-").replace("-", "_")


PLATFORM = Scene(
    "platform",
    departments=("operations", "finance", "service"),
    posts=("head", "specialist"),
)
TEA = Scene(
    "tea", merchant_id=demo_id("tea"), departments=("sales", "service"), posts=("shopkeeper",)
)
SILK = Scene("silk", merchant_id=demo_id("silk"), departments=("sales",), posts=("shopkeeper",))
CENTRAL = Scene(
    "central",
    warehouse_id=demo_id("central"),
    departments=("inbound", "outbound"),
    posts=("picker",),
)
TEA_STORE = Scene("tea_store", merchant_id=demo_id("tea"), warehouse_id=demo_id("tea_store"))
PAPER = Scene("paper", merchant_id=demo_id("paper"), departments=("sales",), posts=("shopkeeper",))
CLAY = Scene("clay", merchant_id=demo_id("clay"), departments=("sales",), posts=("shopkeeper",))
APPLICANT_ID = demo_id("applicant")
"""Who wants to sell here and waits for the review."""
APPLICANT = Scene("applicant", merchant_id=APPLICANT_ID)
SCENES = (PLATFORM, TEA, SILK, PAPER, CLAY, APPLICANT, CENTRAL, TEA_STORE)
SHOPS: Mapping[str, UUID] = {
    "self": SELF_RUN_ID,
    **{key: demo_id(key) for key in ("tea", "silk", "paper", "clay")},
}
WAREHOUSES: Mapping[str, UUID] = {key: demo_id(key) for key in ("central", "tea_store")}

PEOPLE = (
    Person("demo-admin", (Job(PLATFORM, "administrator", "operations", "head"),)),
    Person("demo-operator", (Job(PLATFORM, "operator", "operations", "specialist"),)),
    Person("demo-auditor", (Job(PLATFORM, "auditor", "finance", "specialist"),)),
    Person("demo-tea-owner", (Job(TEA, "merchant_owner"), Job(TEA_STORE, "warehouse_manager"))),
    Person("demo-tea-clerk", (Job(TEA, "merchant_clerk", "sales", "shopkeeper"),)),
    Person("demo-silk-owner", (Job(SILK, "merchant_owner"),)),
    Person("demo-paper-owner", (Job(PAPER, "merchant_owner", "sales", "shopkeeper"),)),
    Person("demo-clay-owner", (Job(CLAY, "merchant_owner", "sales", "shopkeeper"),)),
    Person("demo-applicant", (Job(APPLICANT, "merchant_applicant"),)),
    Person(
        "demo-both-clerk",
        (Job(TEA, "merchant_clerk", "service"), Job(SILK, "merchant_clerk", "sales")),
    ),
    Person("demo-warehouse", (Job(CENTRAL, "warehouse_manager", "outbound"),)),
    Person("demo-picker", (Job(CENTRAL, "warehouse_clerk", "inbound", "picker"),)),
)
