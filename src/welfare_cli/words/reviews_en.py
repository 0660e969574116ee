"""The words of reviews in English: what is wrong with one, states, and the parts of a review."""

TEXTS = {
    # Problems of reviews
    # States of actions
    "state.not-started": "not started",
    "state.in-progress": "in progress",
    "state.done": "done",
    "state.stopped": "stopped",
    "state.": "no state yet",
    "state.older": "{state} ({year})",
    "tree.states": "actions: {counts}",
    "column.state": "state",
    "column.state_year": "state year",
    # Parts of a review
    "review.state": "state",
    "review.work": "what was done",
    "review.cause": "cause",
    "review.issue": "issue",
    "review.next": "next step",
    "review.title": "Review of {year}",
    "review.title.sample": "Review of {year} (sample)",
    "review.column": "review: {name}",
    "reviews.lead": "{title}: reviews of {year}",
    "reviews.advice": "States: {states}. Add work, cause, issue and next where there is something to say; what is behind # is not read.",
    "call.reviews-name": "-o {path}: a review file is named after its year, such as 2018.reviews.yaml.",
    "call.reviews-there": "-o {path}: is there already, and may be filled in. Name another file, or delete it.",
    "review.sample": "Contains sample reviews, not official.",
}
