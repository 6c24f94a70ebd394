"""Samples for the gallery of components: every component in every state, with invented content."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.paginator import Paginator

from ccop.kernel import clock
from ccop.law.findings import Finding

PERSON = "Anna Przykładowa (przykład)"
LONG = "Konstantynopolitańczykowianeczka i inne bardzo długie nazwy zadań publicznych"


class SampleForm(forms.Form):
    """Every kind of field, once."""

    name = forms.CharField(label="Nazwa organizacji", help_text="Jak w rejestrze.")
    amount = forms.CharField(
        label="Kwota dotacji",
        help_text="W złotych, na przykład 48 000,00.",
        widget=forms.TextInput(attrs={"inputmode": "decimal"}),
    )
    day = forms.CharField(
        label="Data rozpoczęcia",
        help_text="Na przykład 01.03.2027.",
        widget=forms.TextInput(attrs={"inputmode": "numeric"}),
    )
    text = forms.CharField(
        label="Opis", widget=forms.Textarea(attrs={"rows": 4, "data-advised": 1000})
    )
    kind = forms.ChoiceField(
        label="Rodzaj",
        choices=[("a", "nieodpłatnie"), ("b", "odpłatnie")],
        widget=forms.RadioSelect,
    )
    party = forms.ChoiceField(label="Organizacja", choices=[("", "wybierz"), ("1", LONG)])
    agreed = forms.BooleanField(label="Potwierdzam oświadczenie")


class FilterForm(forms.Form):
    """Filters of a list."""

    words = forms.CharField(label="Słowa", required=False)
    state = forms.ChoiceField(
        label="Stan", choices=[("", "każdy"), ("open", "otwarty")], required=False
    )


class Row:
    """A row of the editable table, as the paperwork room gives it to the component."""

    def __init__(self, form: forms.Form, number: int) -> None:
        self.id, self.path, self.number = f"k{number}", f"costs.k{number}", number
        self.fields = [form[name] for name in ("name", "day", "amount", "kind_of_unit")]
        self.above = f"k{number - 1}" if number > 1 else ""
        self.below = "" if number > 1 else "k2"
        self.value = "9 600,00"


class RowForm(forms.Form):
    """Fields of a row."""

    name = forms.CharField(label="Rodzaj kosztu")
    day = forms.CharField(label="Rodzaj miary")
    amount = forms.CharField(
        label="Koszt jednostkowy", widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )
    kind_of_unit = forms.CharField(
        label="Liczba jednostek", widget=forms.TextInput(attrs={"inputmode": "decimal"})
    )


def samples() -> dict[str, Any]:
    """What the gallery's template shows."""
    now = clock.now()
    rows = [
        Row(RowForm({"name": "Wynagrodzenie", "amount": "120,00"}, prefix=f"r{n}"), n)
        for n in (1, 2)
    ]
    return {
        "now": now,
        "moments": [
            ("za 7 dni", now + timedelta(days=7)),
            ("za 5 godzin", now + timedelta(hours=5)),
            ("minął", now - timedelta(days=1)),
        ],
        "tones": ["info", "success", "warning", "danger"],
        "plain": SampleForm(auto_id="plain_%s"),
        "wrong": SampleForm({"amount": "tysiąc"}, auto_id="wrong_%s"),
        "rows": rows,
        "headings": ["Rodzaj kosztu", "Rodzaj miary", "Koszt jednostkowy", "Liczba jednostek"],
        "findings": [
            Finding(
                "OF-12",
                "error",
                "Dotacja 52 000,00 zł przekracza najwyższą kwotę 50 000,00 zł.",
                "ogłoszenie, limity zadania",
                "funding.grant",
                "Zmniejsz dotację o co najmniej 2 000,00 zł.",
            ),
            Finding("OF-20", "warning", "Rezultat nie ma liczby.", "wzór oferty, pkt III.6"),
        ],
        "tasks": [
            {"title": "Dane organizacji", "state": "ready", "url": "#a"},
            {"title": "Koszty", "state": "fix", "url": "#b", "hint": "2 rzeczy do poprawy"},
            {"title": "Oświadczenia", "state": "todo", "url": "#c"},
            {"title": "Sprawdź i zakończ", "state": "locked"},
        ],
        "facts": [
            {"label": "Tytuł zadania", "value": LONG, "url": "#d"},
            {"label": "Strona www", "value": "", "missing": True},
        ],
        "timeline": [
            {"at": now - timedelta(days=2), "text": "Rozpoczęto ofertę", "by": PERSON},
            {"at": now, "text": "Ofertę złożono", "by": ""},
        ],
        "letters": [
            {"author": None, "at": now, "text": "Prosimy o wyjaśnienie.", "from_office": True},
            {
                "author": PERSON,
                "at": now,
                "text": "Wyjaśniamy.\n\nZałącznik.",
                "from_office": False,
            },
        ],
        "receipt": [("Zatwierdzili", PERSON), ("Suma kontrolna", "3f2a 9c1b")],
        "answer_steps": ["Liczy się ostatnie ogłoszenie.", "21 dni po nim: 26.03.2026."],
        "table_headings": [{"text": "Źródło"}, {"text": "Kwota", "number": True}],
        "table_rows": [
            [{"text": "Dotacja"}, {"text": "48 000,00 zł", "number": True}],
            [{"text": "Wkład własny"}, {"text": "12 000,00 zł", "number": True}],
        ],
        "crumbs": [("Konkursy ofert", "#e")],
        "deadlines": [
            {"title": LONG, "url": "#n", "at": now + timedelta(hours=5)},
            {"title": "Wsparcie seniorów", "url": "#o", "at": now + timedelta(days=7)},
        ],
        "hero_actions": [("Konkursy ofert", "#p"), ("Baza NGO", "#r")],
        "page": Paginator(range(30), 10).page(2),
        "filters": FilterForm(auto_id="filter_%s"),
        "before": ("Opis zadania", "#s"),
        "after": ("Koszty", "#t"),
    }
