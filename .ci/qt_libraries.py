"""Finds the system libraries that Qt lacks on this Linux, and installs or names them."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

# What every run loads. Printers are reached through CUPS, so its plugin counts too.
ALWAYS = (
    *(f"{module}.abi3.so" for module in ("QtCore", "QtGui", "QtWidgets", "QtPrintSupport", "QtSvg", "QtNetwork")),
    "Qt/plugins/platforms/libqoffscreen.so",
    "Qt/plugins/printsupport/libcupsprintersupport.so",
)
# Which plugin opens windows on which display, by the variable that tells of the display.
WINDOWS = {
    "DISPLAY": "Qt/plugins/platforms/libqxcb.so",
    "WAYLAND_DISPLAY": "Qt/plugins/platforms/libqwayland.so",
}

# Which Debian package holds which library.
DEBIAN = {
    "libEGL.so.1": "libegl1",
    "libGL.so.1": "libgl1",
    "libGLX.so.0": "libglx0",
    "libOpenGL.so.0": "libopengl0",
    "libX11-xcb.so.1": "libx11-xcb1",
    "libX11.so.6": "libx11-6",
    "libcups.so.2": "libcups2",
    "libdbus-1.so.3": "libdbus-1-3",
    "libfontconfig.so.1": "libfontconfig1",
    "libfreetype.so.6": "libfreetype6",
    "libglib-2.0.so.0": "libglib2.0-0",
    "libgssapi_krb5.so.2": "libgssapi-krb5-2",
    "libgthread-2.0.so.0": "libglib2.0-0",
    "libwayland-client.so.0": "libwayland-client0",
    "libwayland-cursor.so.0": "libwayland-cursor0",
    "libwayland-egl.so.1": "libwayland-egl1",
    "libxcb-cursor.so.0": "libxcb-cursor0",
    "libxcb-icccm.so.4": "libxcb-icccm4",
    "libxcb-image.so.0": "libxcb-image0",
    "libxcb-keysyms.so.1": "libxcb-keysyms1",
    "libxcb-randr.so.0": "libxcb-randr0",
    "libxcb-render-util.so.0": "libxcb-render-util0",
    "libxcb-render.so.0": "libxcb-render0",
    "libxcb-shape.so.0": "libxcb-shape0",
    "libxcb-shm.so.0": "libxcb-shm0",
    "libxcb-sync.so.1": "libxcb-sync1",
    "libxcb-util.so.1": "libxcb-util1",
    "libxcb-xfixes.so.0": "libxcb-xfixes0",
    "libxcb-xkb.so.1": "libxcb-xkb1",
    "libxcb.so.1": "libxcb1",
    "libxkbcommon-x11.so.0": "libxkbcommon-x11-0",
    "libxkbcommon.so.0": "libxkbcommon0",
    "libz.so.1": "zlib1g",
    "libzstd.so.1": "libzstd1",
}


def provide(venv: Path) -> None:
    """Installs what Qt lacks where that needs no password, else prints what a person has to install."""
    lacking = missing(venv, *ALWAYS, *_plugins())
    if lacking and (root := _as_root()) is not None:
        print(f"Installing the system libraries that Qt needs: {' '.join(_packages(lacking))}", flush=True)
        apt = [*root, "env", "DEBIAN_FRONTEND=noninteractive", "apt-get", "-qq"]
        for step in (["update"], ["install", "--no-install-recommends", *_packages(lacking)]):
            subprocess.run([*apt, *step], stdout=subprocess.DEVNULL, check=False)
        lacking = missing(venv, *ALWAYS, *_plugins())
    if lacking:
        print(f"Qt needs system libraries that are not here: {' '.join(sorted(lacking))}", file=sys.stderr)
        if shutil.which("apt-get"):
            print(f"Install them with: sudo apt-get install {' '.join(_packages(lacking))}", file=sys.stderr)


def missing(venv: Path, *files: str) -> set[str]:
    """The libraries that the dynamic linker does not find for these files of PySide6; none but on Linux."""
    if sys.platform != "linux":
        return set()
    (pyside,) = venv.glob("lib/python3*/site-packages/PySide6")
    listing = subprocess.run(["ldd", *(pyside / file for file in files)], capture_output=True, text=True, check=False)
    return {line.split()[0] for line in listing.stdout.splitlines() if line.endswith("=> not found")}


def can_open_windows(venv: Path) -> bool:
    """Whether there is a display and Qt's plugin for it loads."""
    if sys.platform != "linux":
        return True
    return any(not missing(venv, plugin) for plugin in _plugins())


def _plugins() -> list[str]:
    return [plugin for variable, plugin in WINDOWS.items() if os.environ.get(variable)]


def _packages(libraries: set[str]) -> list[str]:
    return sorted({DEBIAN[library] for library in libraries if library in DEBIAN})


def _as_root() -> list[str] | None:
    """What to put before apt-get so that it may install; None where it may not, or where there is no apt-get."""
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and not subprocess.run([*sudo, "true"], capture_output=True, check=False).returncode:
        return sudo
    return None
