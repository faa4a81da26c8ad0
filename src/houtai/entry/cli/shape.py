"""Commands and groups of commands that show their help in the reader's language."""

from typing import Any

from typer.core import TyperCommand, TyperGroup

from houtai.entry.cli.words import word


class Command(TyperCommand):
    """One command."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  # Typer keeps the types private
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=word("usage"))

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  # Typer keeps the types private
        return _in_our_words(super().get_help_option(ctx))


class Group(TyperGroup):
    """Commands under one word. They are listed in the order in which they are declared."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:  # noqa: ANN401  # Typer keeps the types private
        pieces = self.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix=word("usage"))

    def get_help_option(self, ctx: Any) -> Any:  # noqa: ANN401  # Typer keeps the types private
        return _in_our_words(super().get_help_option(ctx))


def _in_our_words(help_option: Any) -> Any:  # noqa: ANN401  # Typer keeps the types private
    if help_option is not None:
        help_option.help = word("help_option")
    return help_option
