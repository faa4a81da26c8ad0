"""What people call the lists that can be taken away."""

from houtai.kit.texts import say


def list_title(name: str, language: str) -> str:
    """The list's name; also that of the file and of its sheet."""
    return say(f"exports.list.{name}", language)
