"""A story to tell."""

import pytest

from backoffice.clock import SetClock
from backoffice.office import Office
from tests.promises.stories import Story, begin


@pytest.fixture
def story(office: Office, clock: SetClock) -> Story:
    """Evelyn Marsh, who has not written yet, on Monday before Thanksgiving."""
    return begin(office, clock)
