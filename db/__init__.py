"""The records: typed tables by feature, the store that holds them, and its migrations. Imports nothing of ours."""

from db.errors import DamagedStoreError, InUseError, StoreError
from db.opening import open_store
from db.store import Store, file_of, store_url

__all__ = ["DamagedStoreError", "InUseError", "Store", "StoreError", "file_of", "open_store", "store_url"]
