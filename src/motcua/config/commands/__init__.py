"""The commands of the console script, a module each.

A module has `add_arguments(parser)` and `run(args) -> int`; `table.py` names it. A module that needs Django says so in
the table, and may keep its arguments in a light module of its own, so that `--help` stays fast.
"""
