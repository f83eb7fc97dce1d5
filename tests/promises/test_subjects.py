"""What counts as haste and as an escalation in a subject line."""

import pytest

from backoffice.promises import is_escalation, is_urgent
from tests.promises.policies import POLICY

WORDS = POLICY.subjects


@pytest.mark.parametrize(
    "subject",
    [
        "Urgent: my ring",
        "RE: URGENT order 1234",
        "please, it is urgent!",
        "(urgent) ring lost",
        "urgent",
        "order 12 - urgent - ring",
        "*urgent*ring",
        "_urgent_",
        "ＵＲＧＥＮＴ: ring",
    ],
)
def test_urgent(subject: str) -> None:
    """A word of its own, anywhere, in any case."""
    assert is_urgent(subject, WORDS)


@pytest.mark.parametrize(
    "subject", ["", "insurgent", "urgently needed", "resurgent ring", "non-urgent question", "urgent2"]
)
def test_not_urgent(subject: str) -> None:
    """A part of another word is none of its own."""
    assert not is_urgent(subject, WORDS)


@pytest.mark.parametrize(
    "subject",
    [
        "Escalation: ring not answered",
        "escalation: C-26Q4-81MH-K",
        "  ESCALATION : ring",
        "RE: Escalation: ring",
        "Re: Fwd: RE: escalation: ring",
        "AW: WG: Escalation: Ring",
        "Re[2]: Escalation: ring",
        "Re(3): Escalation: ring",
        "RE : Escalation: ring",
        "\tFW:Escalation:ring",
        "回复：Escalation：ring",
        "Továbbítás: Escalation: gyűrű",
        "\u00a0Escalation:",
    ],
)
def test_escalation(subject: str) -> None:
    """At the start, after any prefixes of replies and forwards, in any case, before a colon."""
    assert is_escalation(subject, WORDS)


@pytest.mark.parametrize(
    "subject",
    [
        "",
        "Escalation",
        "Escalation of my order",
        "De-escalation: thank you",
        "de-escalation",
        "My escalation: ring",
        "Order 12: Escalation: ring",
        "Escalations: ring",
        "RE Escalation: ring",
    ],
)
def test_no_escalation(subject: str) -> None:
    """Neither elsewhere in the subject, nor as part of another word, nor without its colon."""
    assert not is_escalation(subject, WORDS)


def test_a_policy_without_words_finds_none() -> None:
    """An empty list turns the rule off."""
    nothing = WORDS.model_copy(update={"urgent": (), "escalation": (), "reply_prefixes": ()})
    assert not is_urgent("urgent", nothing)
    assert not is_escalation("Escalation: ring", nothing)
    assert not is_escalation(": ring", nothing)


def test_a_very_long_subject_takes_no_time() -> None:
    """Prefix upon prefix is read once, not tried in every way."""
    assert not is_escalation("Re: " * 50_000 + "ring", WORDS)
    assert not is_escalation("re " * 50_000, WORDS)
