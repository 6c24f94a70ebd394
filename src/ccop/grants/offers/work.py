"""An offer on the desk: its document joined with what the law computes from it."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from django.utils.translation import gettext as _

from ccop.grants.offers.models import Offer
from ccop.grants.offers.steps import JOINT_STEPS, steps
from ccop.kernel.paperwork.answers import Answers, AnswerStep
from ccop.kernel.paperwork.comparison import Comparison
from ccop.kernel.paperwork.sealing import paper_document
from ccop.kernel.paperwork.stepforms import Computed, StepForm
from ccop.kernel.paperwork.steps import (
    Group,
    Step,
    StepState,
    Table,
    step_states,
)
from ccop.law.findings import Finding
from ccop.law.forms.base import Reading, read, unseal
from ccop.law.forms.document import Document
from ccop.law.forms.labels import labels
from ccop.law.forms.offer_2018 import Offer as OfferForm
from ccop.law.forms.redaction import redacted
from ccop.law.money import format_amount
from ccop.law.offer_sums import (
    CostTable,
    cost_table,
    funding_rows,
    is_joint,
    ordered_actions,
    share_table,
    table_years,
)

LABELS = labels("oferta/2018")


@dataclass(frozen=True)
class FundingLine:
    """A row of table V.B in words."""

    number: str
    label: str
    amount: str
    share: str


@dataclass(frozen=True)
class Sum:
    """A sum with what it is the sum of."""

    label: str
    value: str


@dataclass(frozen=True)
class OfferWork:
    """A document of the offer's form, as typed or as sealed, with its typed reading."""

    document: Document
    draft: OfferForm
    fallback_year: int
    """The first year of the call, for the headings as long as the offer has no dates."""

    @property
    def steps(self) -> tuple[Step, ...]:
        """The pages of the document."""
        return steps(self.document)

    @cached_property
    def years(self) -> int:
        """How many calendar years the tables have."""
        return len(table_years(self.draft))

    @cached_property
    def first_year(self) -> int:
        return table_years(self.draft)[0].calendar or self.fallback_year

    @cached_property
    def costs(self) -> CostTable:
        """Table V.A with its sums."""
        return cost_table(self.draft)

    @cached_property
    def computed(self) -> Computed:
        """Values of cost lines and totals of their groups, as the page shows them."""
        lines: dict[str, str] = {}
        groups: dict[str, str] = {}
        for action in self.costs.actions:
            key = action.action.id if action.action else ""
            groups[f"costs.{key}"] = _shown(action.amounts.total)
            lines |= {f"costs.{line.cost.id}": _shown(line.amounts.total) for line in action.lines}
        lines |= {
            f"admin_costs.{line.cost.id}": _shown(line.amounts.total) for line in self.costs.admin
        }
        groups["admin_costs."] = _shown(self.costs.admin_sum.total)
        groups |= {
            f"shares.{row.offeror}": _shown(row.amounts.total)
            for row in share_table(self.draft).rows
            if self.years > 1
        }
        return Computed(lines, groups)

    @cached_property
    def names(self) -> Mapping[str, Mapping[str, str]]:
        """What a reference to a row reads as: actions by number and name, organisations by name."""
        actions = {
            action.id: f"{number}. {action.name or '…'}"
            for number, action in enumerate(ordered_actions(self.draft), start=1)
        }
        return {
            "actions": actions,
            "offerors": {row.id: row.name or "…" for row in self.draft.offerors},
        }

    @cached_property
    def funding(self) -> list[FundingLine]:
        """Table V.B as the page shows it."""
        return [
            FundingLine(
                row.number,
                LABELS.labels[row.key],
                "" if row.amount is None else f"{format_amount(row.amount)} zł",
                "" if row.share is None else f"{format_amount(row.share)} %",
            )
            for row in funding_rows(self.draft)
        ]

    @cached_property
    def division(self) -> list[Sum]:
        """What table V.C comes to beside the costs it divides, empty for a single offer."""
        if not is_joint(self.draft):
            return []
        divided = share_table(self.draft).total.total or Decimal()
        costs = self.costs.total.total or Decimal()
        return [
            Sum(_("Divided among the organisations"), f"{format_amount(divided)} zł"),
            Sum(LABELS.labels["V.C.sum"], f"{format_amount(costs)} zł"),
            Sum(_("Still to divide"), f"{format_amount(costs - divided)} zł"),
        ]

    def groups_of(self, table: Table) -> list[Group]:
        """Groups of a table's rows: actions by calendar year, costs by action, V.C by offeror."""
        if table.group_by == "offeror":
            return [Group(row, name) for row, name in self.names["offerors"].items()]
        if table.group_by == "year":
            return [
                Group(str(year), str(self.first_year + year - 1))
                for year in range(1, self.years + 1)
            ]
        return [Group(row, name) for row, name in self.names["actions"].items()]

    def form(self, step: Step, findings: list[Finding]) -> StepForm:
        """The step as a form, with the findings beside its fields."""
        return StepForm(
            step=step,
            form=OfferForm,
            labels=LABELS,
            document=self.document,
            years=self.years,
            first_year=self.first_year,
            choices={table: list(names.items()) for table, names in self.names.items()},
            findings=findings,
        )

    def answers(self) -> list[AnswerStep]:
        """The whole form to be read."""
        return Answers(
            form=OfferForm,
            labels=LABELS,
            document=self.document,
            years=self.years,
            first_year=self.first_year,
            groups_of=self.groups_of,
            choices=self.names,
            values=self.computed.rows,
        ).steps(self.steps)

    def comparison(self) -> Comparison:
        """How changes of the document are told."""
        return Comparison(
            form=OfferForm,
            labels=LABELS,
            steps=JOINT_STEPS,
            document=self.document,
            choices=self.names,
            first_year=self.first_year,
        )

    def states(self, findings: list[Finding]) -> list[StepState]:
        """How each step stands."""
        return step_states(self.steps, OfferForm, self.document, findings)


def draft_work(offer: Offer, reading: Reading[OfferForm]) -> OfferWork:
    """The offer's draft as typed, with its reading."""
    return OfferWork(offer.draft.document, reading.draft, offer.task.competition.starts_on.year)


def compared(before: Document, after: Document, fallback_year: int) -> Comparison:
    """How changes between two documents are told: rows that are gone have their names still."""
    old, new = (
        OfferWork(document, read(OfferForm, document).draft, fallback_year)
        for document in (before, after)
    )
    names = {table: {**old.names[table], **named} for table, named in new.names.items()}
    return Comparison(
        form=OfferForm,
        labels=LABELS,
        steps=JOINT_STEPS,
        document=after,
        choices=names,
        first_year=new.first_year,
    )


def sealed_work(offer: Offer) -> OfferWork:
    """The offer as it was sealed."""
    content = paper_document(offer.sealed)["content"]
    return OfferWork(content, unseal(OfferForm, content), offer.task.competition.starts_on.year)


def open_work(offer: Offer) -> OfferWork:
    """The sealed offer without the people in it: those its form names and those who approved it."""
    sealed = offer.sealed
    content = redacted(
        OfferForm,
        paper_document(sealed)["content"],
        sealed.signatures.values_list("name", flat=True),
    )
    reading = read(OfferForm, content)
    return OfferWork(content, reading.draft, offer.task.competition.starts_on.year)


def blank(first_year: int) -> OfferWork:
    """An offer nobody has begun, for the page that shows the whole form."""
    empty: Document = {
        "actions": [{"id": "a", "year": "1"}],
        "offerors": [{"id": "o"}],
        "results": [{"id": "r"}],
        "costs": [{"id": "c", "action": "a"}],
        "admin_costs": [{"id": "c"}],
    }
    return OfferWork(empty, read(OfferForm, empty).draft, first_year)


def _shown(amount: Decimal | None) -> str:
    return "" if amount is None else format_amount(amount)
