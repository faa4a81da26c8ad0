"""Lets the supervisor start its children with the interpreter that it runs in itself."""

from houtai.entry.cli import main

main()
