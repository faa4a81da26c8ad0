"""What people of the house may set about parcels."""

from houtai.kit import settings

SILENT_HOURS = settings.Setting(
    "logistics.silent_hours", kind=settings.WholeNumber(1, 720), default=48
)
"""A parcel that nobody saw moving for so long is looked into."""
PROBLEM_HOURS = settings.Setting(
    "logistics.problem_hours", kind=settings.WholeNumber(1, 720), default=24
)
"""By when somebody should have looked into it."""
LOOK_HOURS = settings.Setting("logistics.look_hours", kind=settings.WholeNumber(1, 72), default=6)
"""How long a tracker may keep silent about a parcel before it is asked."""
PUBLIC_ADDRESS = settings.Setting(
    "logistics.public_address", kind=settings.LineOfText(200), default=""
)
"""`https://shop.example.com`; empty: this machine only, which suits the sandbox alone."""


def notify_url(base: str, tracker: str, port: int) -> str:
    """Where a tracker tells what it saw."""
    root = base.rstrip("/") or f"http://127.0.0.1:{port}"
    return f"{root}/api/open/logistics/{tracker}/push"
