from django.utils.translation import gettext_lazy as _

from ccop.kernel.journal.checks import register_check
from ccop.kernel.seals.verification import seal_faults
from ccop.kernel.ui.navigation import Item, register

register_check(seal_faults)
register(Item(_("Seals of the journal"), "seals:page", 50, area="footer"))
