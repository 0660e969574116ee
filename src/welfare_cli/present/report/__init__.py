"""The yearly report: one content of finished texts and exact numbers, in several formats."""
