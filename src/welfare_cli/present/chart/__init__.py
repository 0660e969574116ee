"""Charts of characters: what is drawn, on which scale, in which cells. Knows no terminal."""
