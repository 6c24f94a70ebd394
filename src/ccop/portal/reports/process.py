"""The process of an error report: received, then answered or set aside."""

from django.utils.translation import gettext_lazy as _

from ccop.kernel.cases.messages import message_send
from ccop.kernel.cases.process import START, Act, Move, Process, State, Who
from ccop.kernel.people.roles import Role
from ccop.portal.reports.telling import tell_received

ANYBODY = Who(_("anybody"), lambda _actor, _report: True)
WEBMASTER = Who(_("the webmaster"), lambda actor, _report: Role.WEBMASTER in actor.roles)


def confirm(act: Act) -> None:
    """Whoever left an address gets the number and the secret address of the report."""
    tell_received(act.matter)


def send_answer(act: Act) -> None:
    """The answer stands in the case and goes to whoever left an address."""
    message_send(
        case=act.case,
        actor=act.actor,
        text=act.data["text"],
        from_office=True,
        token=act.data["message"],
    )


ERROR_REPORT = Process(
    code="error_report",
    symbol="ZB",
    states=(
        State("received", _("new"), _("Report received"), waits_for="office"),
        State("answered", _("answered"), _("Answered")),
        State("dismissed", _("set aside"), _("Closed")),
    ),
    moves=(
        Move(
            "report",
            _("Report an error"),
            _("The error was reported"),
            source=(START,),
            target="received",
            who=(ANYBODY,),
            follows=(confirm,),
            numbered=True,
        ),
        Move(
            "answer",
            _("Send the answer"),
            _("The report was answered"),
            source=("received",),
            target="answered",
            who=(WEBMASTER,),
            follows=(send_answer,),
        ),
        Move(
            "dismiss",
            _("Set aside without an answer"),
            _("The report was closed"),
            source=("received",),
            target="dismissed",
            who=(WEBMASTER,),
        ),
    ),
)
