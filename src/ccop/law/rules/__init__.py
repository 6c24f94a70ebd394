"""The rules of the Act, a file a section; `ccop.law.rule` says how one is written down."""
