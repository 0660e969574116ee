"""The results (実績): what was measured, one file per fiscal year, and how it is read."""
