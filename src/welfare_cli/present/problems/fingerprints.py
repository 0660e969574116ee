"""What a problem is recognised by in the next run, although lines were added above it.

A fingerprint rests on the code, the file and the text of the line, never on its number nor on the
language. No two problems of a run have the same one.
"""

import hashlib
from collections import Counter

from welfare_cli.present.problems.report import Report


def fingerprints(report: Report) -> list[str]:
    """One fingerprint per problem, in their order."""
    seen: Counter[str] = Counter()
    found = []
    for problem in report.problems:
        line = problem.place.excerpt.strip()
        key = "\0".join((problem.code, report.path(problem.path), line))
        seen[key] += 1
        text = f"{key}\0{seen[key]}".encode(errors="backslashreplace")
        found.append(hashlib.sha256(text).hexdigest())
    return found
