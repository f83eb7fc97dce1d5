"""The store's health: checks, backups and restoring one."""

from backoffice.upkeep.backups import Backup, backups, daily_backup, make_backup, restore
from backoffice.upkeep.health import check, examine_large

__all__ = ["Backup", "backups", "check", "daily_backup", "examine_large", "make_backup", "restore"]
