"""One part of the plan on one page: an indicator, an action or a section, with what is said."""
