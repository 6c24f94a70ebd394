from ccop.kernel.files.verification import file_faults
from ccop.kernel.journal.checks import register_check

register_check(file_faults)
