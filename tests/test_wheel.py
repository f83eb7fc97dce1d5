"""The wheel that a person installs: all that the program needs at run time is in it."""

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="module")
def program(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The program from a wheel of this tree, in an environment that has the dependencies but not the tree."""
    folder = tmp_path_factory.mktemp("elsewhere")
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-build-isolation", "--no-index"]
    subprocess.run([*build, f"--wheel-dir={folder}", str(ROOT)], check=True)
    (wheel,) = folder.glob("backoffice-*.whl")
    environment = folder / "venv"
    venv.create(environment)
    (site,) = environment.glob("lib/python3*/site-packages")
    unpack = [sys.executable, "-m", "pip", f"--python={environment}/bin/python", "install", "--quiet"]
    subprocess.run([*unpack, "--no-deps", "--no-index", str(wheel)], check=True)
    # The .pth files over there are not read through this one, so the tree's own editable install stays unseen.
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return environment / "bin" / "backoffice"


def run(program: Path, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Runs the program far from the tree, as a person without any settings or data."""
    elsewhere = program.parent.parent.parent
    environment = {"PATH": os.environ["PATH"], "HOME": str(elsewhere), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [str(program), *map(str, arguments)],
        cwd=elsewhere,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )


def test_the_installed_program_explains_itself(program: Path) -> None:
    """Whoever installs the wheel can ask the program what it does."""
    answer = run(program, "--help")
    assert answer.returncode == 0, answer.stderr
    assert "Usage: backoffice" in answer.stdout


def test_nothing_comes_from_the_tree(program: Path) -> None:
    """The test would prove nothing if the program found the tree's files instead of the wheel's."""
    where = [f"{program.parent}/python", "-c", "import backoffice, db, resources, ui; print(backoffice.__file__)"]
    answer = subprocess.run(where, cwd=program.parent, capture_output=True, text=True, check=True)
    assert Path(answer.stdout.strip()).is_relative_to(program.parent.parent)


def test_the_tour_comes_true_in_the_installed_program(program: Path, tmp_path: Path) -> None:
    """Icons, styles, fonts, templates and migrations are in the wheel: the main job is done with them alone."""
    answer = run(program, "tour", "--out", tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert list(tmp_path.rglob("*.png"))
    assert list(tmp_path.rglob("*.pdf"))
