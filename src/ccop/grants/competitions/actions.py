"""What a visitor can do with a call; rooms that know how to answer one add their actions here."""

from collections.abc import Callable
from dataclasses import dataclass

from ccop.grants.competitions.models import Competition, CompetitionTask
from ccop.kernel.cases.process import Words
from ccop.kernel.people.actor import Actor


@dataclass(frozen=True)
class CallAction:
    """A link on the page of a call, or of one of its tasks."""

    label: Words
    url: str
    leading: bool = False


CallActions = Callable[[Competition, CompetitionTask | None, Actor], list[CallAction]]

ACTIONS: list[CallActions] = []


def actions(
    competition: Competition, task: CompetitionTask | None, actor: Actor
) -> list[CallAction]:
    """All actions for a call (`task` None) or for one of its tasks."""
    return [action for offered in ACTIONS for action in offered(competition, task, actor)]
