"""Official forms as PDF/A-3a and PDF/UA-1 in one file, made by Typst in a process of its own."""

from ccop.kernel.paperwork.pdf.compiling import PaperFailed, compile_paper
from ccop.kernel.paperwork.pdf.fonts import unprintable
from ccop.kernel.paperwork.pdf.stamp import Approval, Stamp

__all__ = ["Approval", "PaperFailed", "Stamp", "compile_paper", "unprintable"]
