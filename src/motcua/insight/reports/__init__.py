"""Reports: figures counted from the records, never stored, each with its definition and its dossiers."""
