"""Telling what a machine wrote: automatic replies, bounces, receipts. Answering those by machine makes loops."""

import re
from collections.abc import Mapping

_MACHINES = re.compile(
    r"(mailer-daemon|postmaster|no[-_.]?reply|do[-_.]?not[-_.]?reply|bounces?)([-+=].*)?@", re.IGNORECASE
)
_SUBJECT = re.compile(
    r"(automatic reply|auto(matic)?[- ]?(reply|response|answer)|out of (the )?office|automatische antwort|"
    r"abwesenheitsnotiz|réponse automatique|respuesta automática|risposta automatica|"
    r"undeliver(able|ed)|delivery status notification|mail delivery (failed|subsystem)|returned mail|"
    r"failure notice|unzustellbar|read:|gelesen:)",
    re.IGNORECASE,
)
_REPORTS = ("multipart/report", "message/delivery-status", "message/disposition-notification")


def sign_of_automation(fields: Mapping[str, str], media_type: str, sender: str, subject: str) -> str:
    """The sign that a message was written by a machine, as words for a person; empty where there is none.

    List fields (`List-Id`, `Precedence: list`) are no sign: the service address may itself be a group.

    Args:
        fields: decoded header fields, names in lower case.
        media_type: of the message as a whole.
        sender: its address.
        subject: decoded.
    """
    submitted = fields.get("auto-submitted", "no").split(";")[0].strip().lower()
    suppress = fields.get("x-auto-response-suppress", "none").strip().lower()
    signs = (
        (submitted not in {"no", ""}, f"the field Auto-Submitted says “{submitted}”"),
        (fields.get("precedence", "").strip().lower() in {"auto_reply", "bulk", "junk"}, "it is sent as bulk mail"),
        (suppress not in {"none", ""}, "it asks for no automatic answer"),
        (
            bool(fields.keys() & {"x-autoreply", "x-autorespond", "x-autoresponder"}),
            "it is marked as an automatic reply",
        ),
        ("x-failed-recipients" in fields, "it reports a failed delivery"),
        (fields.get("return-path", "").strip() == "<>", "its return path is empty"),
        (media_type in _REPORTS, "it is a delivery or read report"),
        (bool(_MACHINES.match(sender)), f"it comes from {sender}"),
        (bool(_SUBJECT.match(subject)), f"its subject is “{subject}”"),
    )
    return next((words for is_there, words in signs if is_there), "")
