"""`welfare` keeps a public plan honest: what was promised, what was measured, how far it is."""

__version__ = "0.1.0"
