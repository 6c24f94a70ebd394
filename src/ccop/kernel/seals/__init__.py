"""Signed seals over the heads of the journal, made each night and at each closing, and published.

What the journal's own hashes cannot show - a stream cut together with its head, a chain written
anew from its start - shows against a seal that others have kept.
"""
