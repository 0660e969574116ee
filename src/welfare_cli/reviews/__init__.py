"""Reviews (取組状況): what people say each year of actions, indicators and sections, in words."""
