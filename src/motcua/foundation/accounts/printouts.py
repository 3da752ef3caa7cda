"""The table of rights as a page of the documentation."""

from __future__ import annotations

from motcua.foundation.accounts.domain import ROLE_LABELS, SCOPE_LABELS, Role, Scope
from motcua.foundation.accounts.permissions import acts, reasons, rights_table

_HEAD = """# Rights

Who may do what, and how far. Made by `motcua rights --markdown > docs/rights.md` from
`src/motcua/foundation/accounts/data/rights.toml`; a test tells when the two differ, and another walks every address
with every role (`tests/walk/`). What no cell grants is refused: an object that is not seen is "not found", one that
is seen but not open to the act is "not allowed".

"""


def rights_markdown() -> str:
    """Return docs/rights.md: the scopes, the roles, and one row for each act."""
    lines = [_HEAD.rstrip(), "", "| scope | reaches |", "|---|---|"]
    lines += [f"| {scope.word} | {SCOPE_LABELS[scope]} |" for scope in Scope]
    lines += ["", "| role | |", "|---|---|", *(f"| {role} | {ROLE_LABELS[role]} |" for role in Role)]
    scopes = {(right.role, right.act): right.scope.word for right in rights_table()}
    heads = " | ".join(role.replace("_", " ") for role in Role)
    lines += ["", f"| act | {heads} | |", "|---" * (len(Role) + 2) + "|"]
    for act, label in acts().items():
        cells = " | ".join(scopes.get((role, act), "") for role in Role)
        lines.append(f"| {act} ({label}) | {cells} | {reasons()[act]} |")
    return "\n".join(lines) + "\n"
