"""What is new in a message, and what it quotes."""

import pytest

from backoffice.mail.quotes import split_quoted


@pytest.mark.parametrize(
    ("text", "new", "quoted"),
    [
        ("Just this.", "Just this.", ""),
        (
            "Thank you!\n\nOn Mon, Dec 21, 2026 at 10:00 AM Service <s@example.com> wrote:\n> Dear Anna,\n> your ring",
            "Thank you!",
            "On Mon, Dec 21, 2026 at 10:00 AM Service <s@example.com> wrote:\n> Dear Anna,\n> your ring",
        ),
        (
            "Danke!\n\nAm 21.12.2026 um 10:00 schrieb Service\n<s@example.com>:\n\n> Liebe Anna",
            "Danke!",
            "Am 21.12.2026 um 10:00 schrieb Service\n<s@example.com>:\n\n> Liebe Anna",
        ),
        ("> Is it gold?\n\nYes.", "Yes.", "> Is it gold?"),
        (
            "On Monday Anna wrote:\n> Is it gold?\nYes.\n> And the chain?\nNo.",
            "On Monday Anna wrote:\n> Is it gold?\nYes.\n> And the chain?\nNo.",
            "",
        ),
        (
            "Please see below.\n\n-----Original Message-----\nFrom: Service\n\nDear Anna",
            "Please see below.",
            "-----Original Message-----\nFrom: Service\n\nDear Anna",
        ),
        (
            "Done.\n\nFrom: Service <s@example.com>\nSent: Monday\nTo: Anna\nSubject: Ring\n\nDear Anna",
            "Done.",
            "From: Service <s@example.com>\nSent: Monday\nTo: Anna\nSubject: Ring\n\nDear Anna",
        ),
        (
            "From: my sister, with love.\nTo: me. That was engraved.",
            "From: my sister, with love.\nTo: me. That was engraved.",
            "",
        ),
        ("Thanks\n\nOn Monday Service wrote:\nDear Anna", "Thanks", "On Monday Service wrote:\nDear Anna"),
        ("She wrote:\nplease refund me", "She wrote:\nplease refund me", ""),
        ("", "", ""),
    ],
)
def test_new_text_is_parted_from_quotes(text: str, new: str, quoted: str) -> None:
    """Each mail program's way of quoting is recognised; answers between quotes keep them."""
    assert split_quoted(text) == (new, quoted)
