"""What the people of the house may set of sending."""

from datetime import timedelta

from houtai.kit.settings import ChoiceOf, Duration, Setting, WholeNumber

CHINA = "Asia/Shanghai"
SIGNED = Setting(
    "fulfilment.received_after_signed",
    kind=Duration(timedelta(days=1), timedelta(days=60)),
    default=timedelta(days=7),
)
"""So long after it was signed for an order counts as received."""
UNSIGNED = Setting(
    "fulfilment.received_after_shipped",
    kind=Duration(timedelta(days=1), timedelta(days=90)),
    default=timedelta(days=15),
)
"""The same after it was shipped, where nobody says that it was signed for."""
MERGE_MINUTES = Setting("fulfilment.merge_minutes", kind=WholeNumber(0, 1_440), default=0)
"""Shipments made within so many minutes go together by themselves; none: by hand only."""
CARRIER = Setting(
    "fulfilment.usual_carrier",
    kind=ChoiceOf("SF", "ZTO", "YTO", "YUNDA", "STO", "JT", "JD", "EMS", "YZPY", "DBL"),
    default="SF",
)
"""Who takes shipments of shops that name no carrier which may be chosen."""
