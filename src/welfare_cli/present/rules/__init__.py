"""Rule sets as people and programs read them: one in words, all in a list, several side by side."""
