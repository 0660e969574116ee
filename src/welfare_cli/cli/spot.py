"""Where in a call the cursor stands: which command, which option waits for a value, what was given.

A call that is being typed is never wrong: what cannot be understood is passed over.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from typer.core import TyperArgument, TyperGroup, TyperOption

if TYPE_CHECKING:
    from typer._click import Command as Built


@dataclass
class Spot:
    """All words before the cursor, understood as far as they go."""

    command: "Built"
    given: dict[str, list[str]] = field(default_factory=dict)
    taken: int = 0
    pending: TyperOption | None = None
    literal: bool = False  # after --

    def pass_over(self, word: str) -> None:
        """Take in one word that is finished."""
        if word == "=" and self.pending:
            return  # bash parts --as-of=H29 in three
        if self.pending:
            self._give(self.pending.name, word)
            self.pending = None
        elif word == "--":
            self.literal = True
        elif word.startswith("-") and not self.literal:
            self._option(word)
        elif isinstance(self.command, TyperGroup) and word in self.command.commands:
            self.command, self.taken = self.command.commands[word], 0
        else:
            self.taken += 1

    def option(self, name: str) -> TyperOption | None:
        """The option of that name, if it takes a value."""
        for param in self.command.params:
            if isinstance(param, TyperOption) and name in param.opts and not param.is_flag:
                return param
        return None

    @property
    def options(self) -> list[TyperOption]:
        """The options that may follow; those given once already are left out."""
        params = [param for param in self.command.params if isinstance(param, TyperOption)]
        return [p for p in params if not p.hidden and (p.multiple or p.name not in self.given)]

    @property
    def argument(self) -> TyperArgument | None:
        """The argument that stands here, if any."""
        params = [param for param in self.command.params if isinstance(param, TyperArgument)]
        if params and params[-1].nargs == -1:
            return params[min(self.taken, len(params) - 1)]
        return params[self.taken] if self.taken < len(params) else None

    def last(self, name: str) -> str | None:
        """The value given last to the option of that name."""
        return self.given.get(name, [None])[-1]

    def _option(self, word: str) -> None:
        name, equals, value = word.partition("=")
        option = self.option(name)
        if option is None:
            self._give(self._flag(name), "")
        elif equals:
            self._give(option.name, value)
        else:
            self.pending = option

    def _flag(self, name: str) -> str | None:
        return next((param.name for param in self.command.params if name in param.opts), None)

    def _give(self, name: str | None, value: str) -> None:
        if name:
            self.given.setdefault(name, []).append(value)
