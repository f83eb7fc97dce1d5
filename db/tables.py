"""All tables, known to the metadata once this module is imported."""

from db import cases, correspondence, customers, hours, letters, people, promises, returns, search
from db.base import Base

metadata = Base.metadata

__all__ = [
    "cases",
    "correspondence",
    "customers",
    "hours",
    "letters",
    "metadata",
    "people",
    "promises",
    "returns",
    "search",
]
