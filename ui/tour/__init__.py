"""The tour: the main job done unattended in the real windows, with a picture of every step."""

from ui.tour.run import run_tour

__all__ = ["run_tour"]
