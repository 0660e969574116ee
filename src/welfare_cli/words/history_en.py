"""Texts about the history as a chain, in English."""

TEXTS = {
    "journal-gap.message": "a line that this one came after is not in the history as it was written: it was removed or changed",
    "journal-gap.hint": "Restore the history from version control. Where two branches were merged, keep the lines of both.",
}
