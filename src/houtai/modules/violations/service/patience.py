"""How long things may take, and from which sum on two have to look."""

from datetime import timedelta

from houtai.kit.settings import Duration, Setting, WholeNumber

APPEAL_WITHIN = Setting(
    "violations.appeal_within",
    kind=Duration(timedelta(hours=1), timedelta(days=60)),
    default=timedelta(days=5),
)
APPROVE_FROM = Setting(
    "violations.approve_from_yuan", kind=WholeNumber(0, 100_000_000), default=5_000
)
