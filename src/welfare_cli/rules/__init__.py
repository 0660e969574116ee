"""Rule sets (評価基準): which class an indicator gets, as data with a title and a source.

A new ministry's rule is a new YAML file, not new code.
"""
