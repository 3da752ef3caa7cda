"""The model's catalogue in two times: 264 + 110 procedures until 30/6/2025, and the communes' procedures of today."""

from motcua.model.catalogue.load import load

__all__ = ["load"]
