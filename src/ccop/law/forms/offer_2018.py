"""Offer for a public task, ``oferta/2018``: annex 1 to the regulation Dz.U. 2018 poz. 2057.

Only what is typed is a leaf. Everything the print computes - line values, sums, shares, the years
of the tables - comes from `ccop.law.offer_sums`, the same for the page, the findings and the PDF.
"""

from typing import Annotated

from ccop.law.forms.base import (
    YEARS,
    Amount,
    Choice,
    Day,
    Leaf,
    LongText,
    Part,
    Quantity,
    Row,
    Text,
    YearAmounts,
)


class Basics(Part):
    """I. Podstawowe informacje o złożonej ofercie."""

    authority: Annotated[Text, Leaf("I.1", fixed=True)] = None
    task_kind: Annotated[Text, Leaf("I.2", fixed=True)] = None


class Offeror(Row):
    """II.1: one of the organisations that make the offer."""

    name: Annotated[Text, Leaf("II.1.name", published=True)] = None
    legal_form: Annotated[Text, Leaf("II.1.legal_form", published=True)] = None
    register_number: Annotated[Text, Leaf("II.1.register_number", published=True)] = None
    seat: Annotated[Text, Leaf("II.1.seat", published=True)] = None
    website: Annotated[Text, Leaf("II.1.website", required=False, published=True)] = None
    correspondence: Annotated[Text, Leaf("II.1.correspondence", required=False, published=True)] = (
        None
    )
    email: Annotated[Text, Leaf("II.1.email", published=True)] = None
    phone: Annotated[Text, Leaf("II.1.phone", published=True)] = None


class Contact(Part):
    """II.2: the person who may explain the offer."""

    name: Annotated[Text, Leaf("II.2.name", person=True)] = None
    phone: Annotated[Text, Leaf("II.2.phone", person=True)] = None
    email: Annotated[Text, Leaf("II.2.email", person=True)] = None


class Task(Part):
    """III.1-III.3 and III.5: what is to be done, when and with what effect."""

    title: Annotated[Text, Leaf("III.1", advised=200)] = None
    start: Annotated[Day, Leaf("III.2.start")] = None
    end: Annotated[Day, Leaf("III.2.end")] = None
    summary: Annotated[LongText, Leaf("III.3", advised=4000)] = None
    outcomes: Annotated[LongText, Leaf("III.5", advised=4000)] = None


class Action(Row):
    """III.4: one action, in the table of its calendar year."""

    year: Annotated[Choice, Leaf("III.4.year", choices=YEARS)] = None
    name: Annotated[Text, Leaf("III.4.name", advised=200)] = None
    description: Annotated[LongText, Leaf("III.4.description", advised=1500)] = None
    group: Annotated[Text, Leaf("III.4.group", advised=300)] = None
    start: Annotated[Day, Leaf("III.4.start")] = None
    end: Annotated[Day, Leaf("III.4.end")] = None
    outside: Annotated[Text, Leaf("III.4.outside", required=False, advised=500)] = None


class Result(Row):
    """III.6: one measurable result."""

    name: Annotated[Text, Leaf("III.6.name", advised=300)] = None
    target: Annotated[Text, Leaf("III.6.target", advised=300)] = None
    source: Annotated[Text, Leaf("III.6.source", advised=500)] = None


class Profile(Part):
    """IV. Charakterystyka oferenta."""

    experience: Annotated[LongText, Leaf("IV.1", advised=4000, library="experience")] = None
    resources: Annotated[LongText, Leaf("IV.2", advised=4000, library="resources")] = None


class Cost(Row):
    """One line of table V.A. Its value is unit cost times quantity; with several years it is also
    split among them."""

    kind: Annotated[Text, Leaf("V.A.kind", advised=300)] = None
    unit: Annotated[Text, Leaf("V.A.unit")] = None
    unit_cost: Annotated[Amount, Leaf("V.A.unit_cost")] = None
    quantity: Annotated[Quantity, Leaf("V.A.quantity")] = None
    years: Annotated[YearAmounts, Leaf("V.A.year", required=False, by_rule=True)] = {}


class ActionCost(Cost):
    """V.A.I: a cost of carrying out an action of III.4."""

    action: Annotated[Choice, Leaf("V.A.action", refers="actions")] = None


class Funding(Part):
    """V.B. Źródła finansowania; the grant by years is asked for the contract, not printed."""

    grant: Annotated[Amount, Leaf("V.B.2")] = None
    own_financial: Annotated[Amount, Leaf("V.B.3.1")] = None
    own_in_kind: Annotated[Amount, Leaf("V.B.3.2")] = None
    fees: Annotated[Amount, Leaf("V.B.4")] = None
    grant_years: Annotated[YearAmounts, Leaf("V.B.2.year", required=False, by_rule=True)] = {}


class Share(Row):
    """V.C: the costs borne by one of the organisations of a joint offer."""

    offeror: Annotated[Choice, Leaf("V.C.offeror", refers="offerors")] = None
    years: Annotated[YearAmounts, Leaf("V.C.year", required=False, by_rule=True)] = {}


class Other(Part):
    """VI. Inne informacje."""

    payment: Annotated[Choice, Leaf("VI.1", choices=("nieodpłatnie", "odpłatnie"))] = None
    payment_note: Annotated[LongText, Leaf("VI.1.note", required=False, advised=1000)] = None
    joint: Annotated[LongText, Leaf("VI.2", required=False, by_rule=True, advised=3000)] = None
    more: Annotated[LongText, Leaf("VI.3", required=False, advised=3000, library="about")] = None


class Statements(Part):
    """VII. Oświadczenia."""

    benefit_activity: Annotated[Choice, Leaf("VII.1", choices=("tak",))] = None
    paid_activity: Annotated[Choice, Leaf("VII.2", choices=("tak", "nie dotyczy"))] = None
    taxes: Annotated[Choice, Leaf("VII.3", choices=("nie zalega", "zalega"))] = None
    insurance: Annotated[Choice, Leaf("VII.4", choices=("nie zalega", "zalega"))] = None
    register_kind: Annotated[Choice, Leaf("VII.5", choices=("KRS", "inna ewidencja"))] = None
    truth: Annotated[Choice, Leaf("VII.6", choices=("tak",))] = None
    personal_data: Annotated[Choice, Leaf("VII.7", choices=("tak",))] = None


class Offer(Part):
    """OFERTA REALIZACJI ZADANIA PUBLICZNEGO."""

    basics: Basics = Basics()
    offerors: tuple[Offeror, ...] = ()
    contact: Contact = Contact()
    task: Task = Task()
    actions: tuple[Action, ...] = ()
    results: tuple[Result, ...] = ()
    profile: Profile = Profile()
    costs: tuple[ActionCost, ...] = ()
    admin_costs: tuple[Cost, ...] = ()
    funding: Funding = Funding()
    shares: tuple[Share, ...] = ()
    other: Other = Other()
    statements: Statements = Statements()
