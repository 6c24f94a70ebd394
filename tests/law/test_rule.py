"""A rule of the Act is known by its id, and no other rule has it."""

import pytest

from ccop.law.computed import Computed
from ccop.law.parameters import Parameters
from ccop.law.rule import all_rules, computes


def test_two_rules_never_share_an_id() -> None:
    first = all_rules()["ART13-1"]
    enter = computes("ART13-1", "Inna reguła (przykład)", citation="art. 13 ust. 1 ustawy")

    def other(law: Parameters) -> Computed[int]:
        return Computed(0, ())

    with pytest.raises(ValueError, match="two rules are called ART13-1"):
        enter(other)
    assert all_rules()["ART13-1"] is first
