"""``python -m backoffice``: the door, and the one place here that knows the windows."""

from ui.commands import main

main()
