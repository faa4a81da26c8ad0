"""Dictionaries: lists of words that people choose from, kept by the people of the house."""

from houtai.kit.dictionaries.editing import (
    DictionaryTaken,
    EditDictionary,
    ItemTwice,
    MakeDictionary,
    SystemDictionary,
    SystemItem,
    TooManyDictionaries,
    edit,
    make,
    remove,
)
from houtai.kit.dictionaries.looking import (
    DictionaryView,
    ItemView,
    SummaryView,
    UnknownDictionary,
    WordView,
    list_dictionaries,
    show,
    words,
)

__all__ = [
    "DictionaryTaken",
    "DictionaryView",
    "EditDictionary",
    "ItemTwice",
    "ItemView",
    "MakeDictionary",
    "SummaryView",
    "SystemDictionary",
    "SystemItem",
    "TooManyDictionaries",
    "UnknownDictionary",
    "WordView",
    "edit",
    "list_dictionaries",
    "make",
    "remove",
    "show",
    "words",
]
