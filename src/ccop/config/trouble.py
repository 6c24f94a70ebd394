"""What stops a command and can be mended by the operator."""


class Trouble(Exception):
    """The message is for a person: what is wrong and what to do. No traceback is shown for it."""
