"""What ships with the program: fonts, icons, policy defaults, letter templates."""

from importlib.resources import files
from importlib.resources.abc import Traversable


def resource(*parts: str) -> Traversable:
    """The shipped file or folder at ``parts`` below ``resources/``."""
    return files(__name__).joinpath(*parts)
