"""What can be read of a draft, for tests that nothing typed is lost."""

from ccop.kernel.paperwork.history import Past
from ccop.kernel.paperwork.models import Draft
from ccop.law.forms.changes import changes


def everything(draft: Draft) -> set[tuple[str, str]]:
    """Every text that can still be read: in the document, its past, or beside a field."""
    past = Past(Draft.objects.get(pk=draft.pk))
    read = {(row.path, row.typed) for row in draft.conflicts.all()}
    for number in range(past.now + 1):
        document = past.document_at(number)
        read |= {(change.path, str(change.after)) for change in changes({}, document)}
        for cost in document.get("costs", []):
            read |= {(f"costs.{cost['id']}.{name}", text) for name, text in cost.items()}
    return read
