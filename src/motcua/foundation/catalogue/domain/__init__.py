"""The catalogue's rules in plain Python: what a version says, and what is refused."""

from motcua.foundation.catalogue.domain.plans import (
    CHANNELS,
    LEVELS,
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
    "CHANNELS",
    "LEVELS",
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
