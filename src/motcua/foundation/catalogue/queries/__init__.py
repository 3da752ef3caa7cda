"""What other rooms, pages and the API read of the catalogue."""

from motcua.foundation.catalogue.queries.detail import FeeView, Period, VersionDetail, detail_of
from motcua.foundation.catalogue.queries.memory import (
    VERSION_NAME,
    catalogue_changed,
    find_among,
    find_version,
    levels_in_force,
    search,
    version_by_id,
    version_in_force,
    versions_in_force,
)

__all__ = [
    "VERSION_NAME",
    "FeeView",
    "Period",
    "VersionDetail",
    "catalogue_changed",
    "detail_of",
    "find_among",
    "find_version",
    "levels_in_force",
    "search",
    "version_by_id",
    "version_in_force",
    "versions_in_force",
]
