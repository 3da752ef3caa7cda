"""Replaying a workload: a spec's figures become dossiers whose lives pass through the same rules as on the screens."""
