"""Subsets of the typefaces for the web, made from their wheels; nothing of them is in the source.

The licence reserves the fonts' names, so a subset gets a name of ours, and the licence lies beside.
"""

from pathlib import Path
from typing import Any

import fontpkg
from django.conf import settings
from django.core.management.base import BaseCommand
from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
