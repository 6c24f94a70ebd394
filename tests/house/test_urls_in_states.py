"""So do the addresses of a case in each of its states, and those of a portal in production.

The rows are those of ``expected/urls.csv`` that name a state, see :mod:`tests.house.test_urls`.
"""

import pytest
from pytest_django import Settings

from tests.house.test_urls import WORLDS, visitors, wrong_answers


@pytest.mark.django_db
@pytest.mark.usefixtures("bare_refusals")
@pytest.mark.parametrize("state", sorted(set(WORLDS) - {"-"}))
def test_every_address_answers_each_person_as_the_table_says_of_this_state(
    state: str, settings: Settings
) -> None:
    met = visitors(state)
    if state == "production":
        settings.ENVIRONMENT = settings.ENVIRONMENT.model_copy(update={"mode": state})
    assert not wrong_answers(met, state)
