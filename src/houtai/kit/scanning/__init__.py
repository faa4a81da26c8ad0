"""A scanner for malicious files beside the house, where the installation names one."""

from houtai.kit.scanning.clamd import Malicious, Scanner, ScannerSilent

__all__ = ["Malicious", "Scanner", "ScannerSilent"]
