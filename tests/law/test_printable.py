"""The table of printable signs and the typeface it stands for."""

from ccop.law.printable import is_printable, printable_signs
from tests.tools.lato_signs import signs


def test_the_table_is_what_the_typeface_prints() -> None:
    assert printable_signs() == frozenset(map(chr, signs()))


def test_polish_letters_and_signs_of_offers_can_be_printed() -> None:
    assert all(map(is_printable, "ąćęłńóśźżĄĆĘŁŃÓŚŹŻ„”–—…•§%€½²№"))
