"""What lies on disk: bytes to values with positions, and back. Knows no plan.

Hostile input ends here as problems; nothing above this floor sees a parser's exception.
"""
