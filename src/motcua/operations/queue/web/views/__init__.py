"""The room's pages: each view reads the request, makes one call, answers."""
