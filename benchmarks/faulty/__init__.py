"""Faults done to whole commands: kills, refused calls, full disks, clocks, crowds, other hands."""
