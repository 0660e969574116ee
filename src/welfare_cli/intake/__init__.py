"""What departments send to actuals: decoding, cells, layouts, matching, merging.

Nothing is guessed silently: what cannot be read for certain is refused with its cell.
"""
