"""How fast it is, as ratios: both sides are measured in one run, in turns, on the same machine.

``make bench`` prints a table and fails when a bar is broken. A ratio of which one side varies by
more than 15 % is refused, not passed.
"""
