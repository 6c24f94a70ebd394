"""Templates and stylesheets keep the house's rules for the look."""

from django.core.checks import run_checks

from ccop.kernel.ui.checks import foreign_style, inline_code


def test_no_template_holds_a_style_or_script_of_its_own() -> None:
    assert [check for check in run_checks() if (check.id or "").startswith("ui.")] == []


def test_the_check_sees_what_it_looks_for() -> None:
    assert list(inline_code('<p style="color:red">'))
    assert list(inline_code('<a onclick="x()">'))
    assert not list(inline_code("<p class='note'>"))
    assert list(inline_code("<script>x()</script>"))
    assert list(inline_code('<script type="module">x()</script>'))
    assert not list(inline_code('<script type="application/ld+json">{}</script>'))
    assert list(foreign_style(".x { color: #fff; }"))
    assert list(foreign_style("@media (min-width: 40rem) { .x { margin: 0 } }"))
    assert not list(foreign_style(".x { color: var(--text); }"))
