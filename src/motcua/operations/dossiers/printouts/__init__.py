"""The values that fill the statutory forms, computed from a dossier and its log; nothing is read or kept here."""
