"""The pages on which an offer is filled in, in the order of the print.

An offer of several organisations has two things more: the division of costs (V.C), and who does
what (VI.2).
"""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from ccop.kernel.paperwork.steps import Fields, Step, Table
from ccop.law.forms.document import Document, rows

COSTS = ("kind", "unit", "unit_cost", "quantity")

STEPS = (
    Step(
        "organizacja",
        _("Organisation and contact"),
        (
            Table(
                "offerors",
                (
                    "name",
                    "legal_form",
                    "register_number",
                    "seat",
                    "correspondence",
                    "email",
                    "phone",
                    "website",
                ),
                heading="II",
                row_name=_("Organisation"),
                add="",
            ),
            Fields(("contact.name", "contact.phone", "contact.email"), heading="II.2"),
        ),
    ),
    Step(
        "zadanie",
        _("The task and its dates"),
        (Fields(("task.title", "task.start", "task.end", "task.summary"), heading="III"),),
    ),
    Step(
        "harmonogram",
        _("Plan of actions"),
        (
            Table(
                "actions",
                ("name", "description", "group", "start", "end", "outside"),
                heading="III.4",
                lead="III.4.instruction",
                row_name=_("Action"),
                add=_("Add an action"),
                group_by="year",
            ),
        ),
    ),
    Step(
        "rezultaty",
        _("Results"),
        (
            Fields(("task.outcomes",), heading="III.5", lead="III.5.instruction"),
            Table(
                "results",
                ("name", "target", "source"),
                heading="III.6",
                row_name=_("Result"),
                add=_("Add a result"),
            ),
        ),
    ),
    Step(
        "doswiadczenie",
        _("Experience and resources"),
        (Fields(("profile.experience", "profile.resources"), heading="IV"),),
    ),
    Step(
        "koszty",
        _("Costs"),
        (
            Table(
                "costs",
                COSTS,
                heading="V.A.I",
                lead="V.A.instruction",
                row_name=_("Cost"),
                add=_("Add a cost"),
                group_by="action",
                without_groups=_("Add the actions of the task first; then their costs."),
                years="years",
                value="V.A.total",
            ),
            Table(
                "admin_costs",
                COSTS,
                heading="V.A.II",
                row_name=_("Cost"),
                add=_("Add an administrative cost"),
                years="years",
                value="V.A.total",
            ),
        ),
    ),
    Step(
        "finansowanie",
        _("Sources of funding"),
        (
            Fields(
                (
                    "funding.grant",
                    "funding.grant_years",
                    "funding.own_financial",
                    "funding.own_in_kind",
                    "funding.fees",
                ),
                heading="V.B",
            ),
        ),
    ),
    Step(
        "inne",
        _("Other information"),
        (Fields(("other.payment", "other.payment_note", "other.more"), heading="VI"),),
    ),
    Step(
        "oswiadczenia",
        _("Statements"),
        (
            Fields(
                (
                    "statements.benefit_activity",
                    "statements.paid_activity",
                    "statements.taxes",
                    "statements.insurance",
                    "statements.register_kind",
                    "statements.truth",
                    "statements.personal_data",
                ),
                heading="VII",
                lead="VII.lead",
            ),
        ),
    ),
)

_DIVISION = Step(
    "podzial",
    _("Division of costs"),
    (
        Table(
            "shares",
            (),
            heading="V.C",
            row_name=_("Share of the costs"),
            add="",
            group_by="offeror",
            years="years",
            years_from=1,
        ),
    ),
)


def _joint(step: Step) -> tuple[Step, ...]:
    if step.slug == "finansowanie":
        return step, _DIVISION
    if step.slug == "inne":
        fields = Fields(
            ("other.payment", "other.payment_note", "other.joint", "other.more"), heading="VI"
        )
        return (replace(step, blocks=(fields,)),)
    return (step,)


JOINT_STEPS = tuple(page for step in STEPS for page in _joint(step))
"""All pages there are."""


def steps(document: Document) -> tuple[Step, ...]:
    """The pages of this document: those of a joint offer when several organisations make it."""
    return JOINT_STEPS if len(rows(document, "offerors")) > 1 else STEPS
