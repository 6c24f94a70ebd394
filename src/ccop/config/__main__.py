"""``python -m ccop.config`` is the same as ``ccop``."""

import sys

from ccop.config.cli import main

sys.exit(main())
