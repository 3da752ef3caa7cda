"""Static files with their content's hash in the name, compressed beforehand, so that browsers keep them for good."""

from __future__ import annotations

from whitenoise.storage import CompressedManifestStaticFilesStorage


class StaticFiles(CompressedManifestStaticFilesStorage):  # type: ignore[misc]
    """Hashed names where `collectstatic` has been run; plain names, served from the source, where it has not."""

    manifest_strict = False
    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        """Return the hashed name if the manifest knows it, else the name itself."""
        return str(self.hashed_files.get(self.hash_key(self.clean_name(name)), name))

    def read_manifest(self) -> str | None:
        """Return the manifest's text; None where files are served from the source."""
        return super().read_manifest() if self.location else None
