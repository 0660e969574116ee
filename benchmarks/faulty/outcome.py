"""What a campaign saw, counted, and everything that should not have been."""

from collections import Counter
from dataclasses import dataclass, field


@dataclass
class Outcome:
    """Counts by what was seen, and the violations, each with when it was."""

    title: str
    counts: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)

    def blame(self, when: str, wrong: list[str]) -> None:
        """Keep what is wrong."""
        self.violations += [f"{self.title}, {when}: {text}" for text in wrong]

    def lines(self) -> list[str]:
        """A table of the counts, then the first violations."""
        told = [
            f"{self.title}: {sum(self.counts.values())} runs, {len(self.violations)} violations"
        ]
        told += [f"  {count:6} {text}" for text, count in sorted(self.counts.items())]
        return told + [f"  ! {text}" for text in self.violations[:5]]
