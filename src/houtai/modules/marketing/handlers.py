"""What the clock brings round for offers: those whose time is over."""

from houtai.kit.sweeps import Sweep
from houtai.modules.marketing.service import batches, promotions

SWEEPS = [
    Sweep("marketing.end_promotions", 5, promotions.end_due),
    Sweep("marketing.end_batches", 5, batches.end_due),
]
