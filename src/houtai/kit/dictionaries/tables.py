"""A dictionary and its items; what the house itself relies on is marked and stays."""

from datetime import datetime

from sqlalchemy import CheckConstraint, ForeignKey
from sqlalchemy.orm import Mapped, mapped_column

from houtai.kit.db import Table


class Dictionary(Table):
    __tablename__ = "dictionary"
    __table_args__ = (
        CheckConstraint("version > 0", name="version_positive"),
        {"schema": "kit"},
    )

    code: Mapped[str] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    is_system: Mapped[bool]
    version: Mapped[int]
    """Grows with every change of the dictionary or of an item."""
    changed_at: Mapped[datetime]


class DictionaryItem(Table):
    __tablename__ = "dictionary_item"
    __table_args__ = (CheckConstraint("place >= 0", name="place_known"), {"schema": "kit"})

    dictionary_code: Mapped[str] = mapped_column(
        ForeignKey(Dictionary.code, ondelete="CASCADE"), primary_key=True
    )
    code: Mapped[str] = mapped_column(primary_key=True)
    name_zh: Mapped[str]
    name_en: Mapped[str]
    place: Mapped[int]
    """Position in the list, from 0."""
    enabled: Mapped[bool]
    """Whether it may be chosen; what was chosen before keeps its name."""
    is_system: Mapped[bool]
