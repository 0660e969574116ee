"""The words of reviews in English: what is wrong with one, states, and the parts of a review."""

TEXTS = {
    # Problems of reviews
    "reviews-name.message": "the file name {name} names no fiscal year",
    "reviews-name.hint": "Name it after its year: 2018.reviews.yaml or H30.reviews.yaml.",
    "sample-reviews.message": "sample reviews, not official: {count}",
    "sample-reviews.hint": "Replace them by the real ones before publishing, and delete sample: true.",
    "review-empty.message": "the review says nothing",
    "review-empty.hint": "Write state: in-progress, or one of work, cause, issue, next; or delete it.",
    "review-unknown.message": "the plan has nothing with the id “{id}”",
    "review-unknown.hint": "Use the id of a section, an action or an indicator; welfare tree --format csv lists them.",
    "review-twice.message": "“{id}” is reviewed here a second time; the first is on line {first}",
    "review-twice.hint": "Join the two.",
    "weak-unexplained.message": "{id} is rated “{rating}”, and its cause and next step are not said",
    "weak-unexplained.hint": "Add cause and next to its review of {year}.",
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
    "review.sample": "Contains sample reviews, not official.",
}
