"""The records: typed tables by feature, the store that holds them, and its migrations. Imports nothing of ours."""

from db.errors import ClashError, DamagedStoreError, InUseError, StoreError
from db.opening import examine, is_large, open_store
from db.store import Store, file_of, store_url

__all__ = [
    "ClashError",
    "DamagedStoreError",
    "InUseError",
    "Store",
    "StoreError",
    "examine",
    "file_of",
    "is_large",
    "open_store",
    "store_url",
]
