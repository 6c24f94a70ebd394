"""Capitals of the register become what people write; what is not sure is left alone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ccop.directory.registers.spelling import proposed_name, street, titled


@pytest.mark.parametrize(
    ("capitals", "readable"),
    [
        ("NOWA DĘBA", "Nowa Dęba"),
        ("IWONICZ-ZDRÓJ", "Iwonicz-Zdrój"),
        ("ŻABNO NAD CZARNĄ", "Żabno nad Czarną"),
        ("DO GWIAZD", "Do Gwiazd"),
        ("UL. KS. JERZEGO", "ul. ks. Jerzego"),
        ("AL. NIEISTNIEJĄCA", "al. Nieistniejąca"),
        ("OSP WARTA", "OSP Warta"),
        ("UL. 11 LISTOPADA", "ul. 11 Listopada"),
        ("Fundacja dla Miasta", "Fundacja dla Miasta"),
        ("", ""),
    ],
)
def test_capitals_become_a_title(capitals: str, readable: str) -> None:
    assert titled(capitals) == readable


@pytest.mark.parametrize(
    ("name", "form", "readable"),
    [
        ('"X Y"', "SPÓŁDZIELNIA", "X Y"),
        ('"ALEJA"', "FUNDACJA", "Fundacja „Aleja”"),
        ("ALEJA", "FUNDACJA", "Fundacja „Aleja”"),
        ('FUNDACJA "ALEJA"', "FUNDACJA", "Fundacja „Aleja”"),
        ("STOWARZYSZENIE „ALEJA”", "STOWARZYSZENIE", "Stowarzyszenie „Aleja”"),
        ('"ALEJA" W UPADŁOŚCI', "FUNDACJA", "Fundacja „Aleja”"),
        ('LIGA "ALEJA" I "WARTA"', "", "Liga „Aleja” i „Warta”"),
        (
            '"OCHOTNICZA STRAŻ POŻARNA W MIROWIE"',
            "STOWARZYSZENIE",
            "Ochotnicza Straż Pożarna w Mirowie",
        ),
        ("", "", ""),
        ("", "FUNDACJA", ""),
    ],
)
def test_a_name_is_proposed_as_people_say_it(name: str, form: str, readable: str) -> None:
    assert proposed_name(name, form) == readable


@pytest.mark.parametrize(
    ("parts", "written"),
    [
        (("UL. PROSTA", "1", "2"), "ul. Prosta 1/2"),
        (("UL. PROSTA", "1", ""), "ul. Prosta 1"),
        (("", "12", ""), "Dąbrowa 12"),
        (("", "", '12 "B"'), "Dąbrowa 12 B"),
        (("UL. PROSTA", "", ""), "ul. Prosta"),
        (("", "", ""), ""),
    ],
)
def test_an_address_is_written_as_on_an_envelope(parts: tuple[str, str, str], written: str) -> None:
    name, house, flat = parts
    assert street(name=name, house=house, flat=flat, town="DĄBROWA") == written


@given(text=st.text(max_size=40), form=st.sampled_from(["", "FUNDACJA"]))
def test_every_name_gives_some_proposal(text: str, form: str) -> None:
    assert isinstance(proposed_name(text, form), str)
