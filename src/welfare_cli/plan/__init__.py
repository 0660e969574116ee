"""The plan file (計画): what was promised. Model, reading with positions, checks."""
