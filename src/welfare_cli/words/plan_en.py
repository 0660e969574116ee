"""Texts about a plan's promises and what becomes of them, in English."""

TEXTS = {
    "revision-turns.message": "the revised numbers turn the direction: {before} before, {direction} from then on",
    "revision-turns.hint": "Check them, and revise the target too where only the baseline is new. If a value was to be held, say with better which side of it is good.",
}
