"""The ground: small values known by every room, which know no room themselves."""
