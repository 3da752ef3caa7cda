"""The catalogue's rules in plain Python: what a version says, and what is refused."""

from motcua.foundation.catalogue.domain.plans import (
    ALL_LEVELS,
    CHANNELS,
    LEVELS,
    VERTICAL,
    ComponentPlan,
    DurationPlan,
    StepPlan,
    VersionPlan,
)
from motcua.foundation.catalogue.domain.refusals import (
    NotCompetent,
    NotReceivable,
    ProcedureNotInForce,
    UnknownComponent,
    UnknownLevel,
    UnknownProcedure,
)

__all__ = [
    "ALL_LEVELS",
    "CHANNELS",
    "LEVELS",
    "VERTICAL",
    "ComponentPlan",
    "DurationPlan",
    "NotCompetent",
    "NotReceivable",
    "ProcedureNotInForce",
    "StepPlan",
    "UnknownComponent",
    "UnknownLevel",
    "UnknownProcedure",
    "VersionPlan",
]
