"""What components say: to the eye, to a screen reader, and to the server when their buttons act."""

import re

import pytest
from django import forms
from django.template.loader import render_to_string

from ccop.kernel.ui.gallery import SampleForm, samples
from ccop.kernel.ui.templatetags import ui


def component(name: str, **context: object) -> str:
    return render_to_string(f"ui/components/{name}.html", context)


def group(form: forms.Form, name: str) -> str:
    return str(form[name].as_field_group())


def in_order(html: str, *parts: str) -> bool:
    places = [html.find(part) for part in parts]
    return -1 not in places and places == sorted(places)


def test_a_wrong_field_says_label_help_and_error_before_the_control() -> None:
    html = group(SampleForm({"amount": ""}), "amount")
    assert in_order(html, "Kwota dotacji", "W złotych", "To pole jest wymagane", "<input")
    assert 'aria-invalid="true"' in html
    described = re.search(r'aria-describedby="([^"]*)"', html)
    assert described
    assert all(f'id="{part}"' in html for part in described[1].split())


def test_radio_buttons_are_one_fieldset_with_its_question() -> None:
    html = group(SampleForm(), "kind")
    assert in_order(html, "<fieldset", "<legend", "Rodzaj", 'type="radio"')


def test_a_field_that_may_stay_empty_says_so_only_beside_one_that_may_not() -> None:
    class Both(forms.Form):
        asked = forms.CharField(label="Nazwa")
        free = forms.CharField(label="Strona www", required=False)

    class OnlyFree(forms.Form):
        free = forms.CharField(label="Strona www", required=False)

    assert "(nieobowiązkowe)" in group(Both(), "free")
    assert "(nieobowiązkowe)" not in group(Both(), "asked")
    assert "(nieobowiązkowe)" not in group(OnlyFree(), "free")


def test_a_text_with_an_advised_length_tells_how_long_it_is() -> None:
    html = group(SampleForm({"text": "Zażółć"}), "text")
    assert "Znaki: 6 z 1000" in html
    assert "maxlength" not in html


def test_the_summary_of_errors_takes_the_focus_and_leads_to_each_field() -> None:
    form = SampleForm({"name": "Stowarzyszenie (przykład)"})
    html = component("error_summary", form=form)
    assert 'tabindex="-1" autofocus' in html
    page = "".join(group(form, name) for name in form.fields)
    links = re.findall(r'href="#([^"]+)"', html)
    assert len(links) == len(form.errors)
    assert all(f'id="{link}"' in page for link in links)
    assert "Stowarzyszenie" not in html


def test_a_form_without_errors_has_no_summary() -> None:
    assert not component("error_summary", form=SampleForm()).strip()


@pytest.mark.django_db
def test_buttons_of_rows_name_the_row_for_the_server_and_for_the_ear() -> None:
    context = samples()
    html = component(
        "rows",
        path="costs",
        group="d1",
        row_name="Koszt",
        add="Dodaj koszt",
        rows=context["rows"],
        headings=context["headings"],
    )
    sent = re.findall(r'name="do" value="([^"]*)"', html)
    assert sent == [
        "down:costs.k1:k2",
        "remove:costs.k1",
        "up:costs.k2:k1",
        "remove:costs.k2",
        "add:costs:d1",
    ]
    assert re.search(r"Usuń</span><span class=\"hidden\"> Koszt 2<", html)


@pytest.mark.django_db
def test_rows_that_may_only_be_filled_in_have_no_buttons() -> None:
    context = samples()
    html = component(
        "rows", path="costs", rows=context["rows"], headings=context["headings"], fixed=True
    )
    assert "<button" not in html


def test_text_of_people_is_never_taken_for_html() -> None:
    nasty = "<script>alert(1)</script>"
    for html in (
        component("note", text=nasty, title=nasty),
        component("tag", text=nasty),
        component("summary_list", rows=[{"label": nasty, "value": nasty}]),
        component("tile", title=nasty, text=nasty, url="#"),
        component("details", title=nasty, text=nasty),
    ):
        assert "<script" not in html


def test_a_service_to_come_is_no_link() -> None:
    html = component("tile", title="Wolontariat", text="Dla chętnych", icon="heart-handshake")
    assert "<a " not in html
    assert "wkrótce" in html


def test_an_icon_is_silent_and_grows_with_the_text() -> None:
    svg = ui.icon("clock")
    assert 'aria-hidden="true"' in svg
    assert 'class="icon"' in svg
    assert "style=" not in svg
