"""What waits to be read."""

from django.db.models import QuerySet

from ccop.kernel.notices.models import Notice
from ccop.kernel.people.models import Person


def unread(person: Person) -> QuerySet[Notice]:
    """Notices that the person has not opened yet."""
    return Notice.objects.filter(person=person, read_at=None)
