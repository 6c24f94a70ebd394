"""The Act as functions, its numbers as dated data, and official forms as types.

Plain Python and Pydantic: no web, no database, no clock. Whoever asks gives the date.
"""
