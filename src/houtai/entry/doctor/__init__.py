"""Looks an installation over: each check is one finding, good, doubtful or wrong."""

from houtai.entry.doctor.examination import examine
from houtai.entry.doctor.finding import Finding

__all__ = ["Finding", "examine"]
