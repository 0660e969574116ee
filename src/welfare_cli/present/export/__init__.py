"""Everything computed for other programs: long rows, and a data repository for Open SDG."""
