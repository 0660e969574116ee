"""Short texts that many outputs share."""

from welfare_cli.ground.translation import N_, NP_

COMMA = NP_("list", ", ")
SEMICOLON = NP_("notes", "; ")
DID_YOU_MEAN = N_("Did you mean “{near}”? ")
