"""What an editor says of a file and its keys, by model and field."""

from welfare_cli.ground.translation import N_, NP_, Message

# The name of one thing of its kind.
NAMES: dict[str, Message] = {
    "Text": N_("Text"),
    "Plan": N_("Plan"),
    "Period": N_("Period"),
    "Statement": N_("Statement"),
    "Section": N_("Section"),
    "Action": N_("Action"),
    "Indicator": N_("Indicator"),
    "Point": N_("Milestone"),
    "Baseline": N_("Baseline"),
    "Target": N_("Target"),
    "Range": N_("Range"),
    "Revision": N_("Revision"),
    "Row": N_("Result"),
    "ReviewFile": N_("Reviews"),
    "Review": N_("Review"),
    "RuleSet": N_("Rule set"),
    "Reference": N_("Source"),
    "Rating": N_("Rating"),
    "Reason": N_("Reason"),
    "NotAssessed": N_("Not assessed"),
    "ChangeRule": N_("Change"),
    "Test": N_("Test"),
    "Condition": N_("Condition"),
    "ScoreLine": N_("Score"),
    "Anchor": N_("Point of the line"),
    "RollUp": N_("Sections"),
    "Band": N_("Band"),
}
# A model, a field as Model.field, a word as Model.field.word or Enum.word, a form as form.name.
DESCRIPTIONS: dict[str, Message] = {
    "form.year": N_(
        "A fiscal year (April to March), in any usual form: H27, 平成27年度, R1,"
        " 令和元年度, 2015, FY2015, 2015年度. It is named by the year of its April:"
        " H31 = R1 = 2019, and H34 is 2022."
    ),
    "form.amount": N_(
        "A number without quotes, commas or unit, of at most 15 digits. Its"
        " decimals are kept: 34.0 is shown as 34.0."
    ),
    "form.count": N_("A whole number from 1, such as 2400."),
    "form.identifier": N_(
        "A short name that never changes: letters, digits, dot, hyphen, underscore,"
        ' at most 64. Put it in quotes where it looks like a number: "1".'
    ),
    "form.unit": N_(
        "The unit alone, without a number: %, 人, people. {{ja: 人, en: people}}"
        " for both languages."
    ),
    "form.format": N_("The format of this file. Always 1."),
    "form.day": N_("A day, such as 2018-03-31."),
    "form.state": N_("How far an action is. The Japanese words mean the same."),
    "form.kinds": N_("One kind of target, or a list of them."),
    "form.rules_id": N_("A rule set that comes with welfare, by its id."),
    "Text": N_("A text: a string, or {{ja: …, en: …}} with at least one of the two."),
    "Text.ja": N_("The text in Japanese."),
    "Text.en": N_("The text in English."),
    "Plan": N_("A public plan: its outline, and what it says about itself."),
    "Plan.format": N_("The format of this file. Always 1."),
    "Plan.id": N_(
        "The plan's short name, such as kumamoto-3. It stands in every export and never changes."
    ),
    "Plan.language": N_("The language that reports speak first. Without it, the title decides."),
    "Plan.title": N_("The plan's full title."),
    "Plan.period": N_(
        "The fiscal years that the plan is for, both included. Example: {{from: H27, to: H31}}"
    ),
    "Plan.rules": N_(
        "The rule that rates the indicators: the id of a rule set, or a mapping"
        " that defines one. See welfare rules."
    ),
    "Plan.owners": N_("Who is responsible for the plan."),
    "Plan.goal": N_("The plan's overall goal."),
    "Plan.principles": N_("The plan's principles."),
    "Plan.legal_basis": N_("The law that the plan rests on."),
    "Plan.parent": N_("The plan above this one."),
    "Plan.related": N_("Plans beside this one."),
    "Plan.about": N_("Chapters of the plan's introduction."),
    "Plan.source": N_("The document that all this is taken from."),
    "Plan.sections": N_("The plan's outline, as deep as it is."),
    "Language.ja": N_("Japanese"),
    "Language.en": N_("English"),
    "Period": N_("Fiscal years from the first to the last, both included."),
    "Period.from": N_("The first fiscal year."),
    "Period.to": N_("The last fiscal year."),
    "Statement": N_("A titled text of the plan."),
    "Statement.title": N_("The heading."),
    "Statement.text": N_("The text below it."),
    "Statement.period": N_("The fiscal years it is for."),
    "Section": N_("A node of the plan's outline. It should hold sections, actions or indicators."),
    "Section.id": N_('The number it has in the plan, in quotes: "1-1".'),
    "Section.kind": N_("The plan's own word for this level: 重点, 具体的施策, Goal."),
    "Section.title": N_("Its title as the plan prints it. No two in one place may be alike."),
    "Section.owner": N_("The department in charge."),
    "Section.note": N_("A remark."),
    "Section.sections": N_("The sections below this one."),
    "Section.actions": N_("What is to be done here; something without a number."),
    "Section.indicators": N_("What is measured here."),
    "Action": N_("Something to do. It has no number; how far it is stands in the reviews."),
    "Action.id": N_("A short name of its own, such as 1-1-a. Reviews name it by this."),
    "Action.title": N_("What is to be done, as the plan prints it."),
    "Action.note": N_("A remark."),
    "Indicator": N_("Something measured, with where it starts and where it shall arrive."),
    "Indicator.id": N_(
        "A short name of its own, such as active-seniors. Result files name it by this."
    ),
    "Indicator.title": N_(
        "What is measured, as the plan prints it. Departments' tables are matched by this."
    ),
    "Indicator.unit": N_("The unit of all its values: %, 人, 校区."),
    "Indicator.direction": N_(
        "Which way is better. Leave it out where baseline and target say it."
    ),
    "Indicator.better": N_("Only where the value is to be held: which side of it is the good one."),
    "Indicator.restraint": N_(
        "true: the target is worse than the baseline on purpose, as a rise is only"
        " to be slowed down. Write direction with it."
    ),
    "Indicator.share": N_("false: a percentage that may leave 0 to 100, such as a growth rate."),
    "Indicator.survey": N_("true: its values come from asking a sample of people."),
    "Indicator.cumulative": N_("true: each value is the total since the start, and cannot fall."),
    "Indicator.baseline": N_(
        "Value and fiscal year from which the plan starts; null where it sets none."
        " Example: {{year: H26, value: 34.0}}"
    ),
    "Indicator.target": N_(
        "What is to be reached by a fiscal year: a value, a range or only a"
        " direction; null where the plan sets none. Example: {{year: H31, value:"
        " 45.0}}"
    ),
    "Indicator.revisions": N_(
        "What replaced a part of the promise from a fiscal year on. What was"
        " promised before stays above."
    ),
    "Indicator.definition": N_("How it is measured."),
    "Indicator.source": N_("Where its values come from."),
    "Indicator.note": N_("A remark."),
    "Direction.increase": N_("more is better"),
    "Direction.decrease": N_("less is better"),
    "Direction.hold": N_("it is to stay as it is"),
    "Better.higher": N_("the value or above is good (assumed)"),
    "Better.lower": N_("the value or below is good"),
    "Point": N_("A value at a fiscal year."),
    "Point.year": N_("The fiscal year of the value."),
    "Point.value": N_("The value as it is printed, decimals too."),
    "Baseline": N_("Where the indicator starts."),
    "Baseline.n": N_("How many people were asked, where the value comes from a survey."),
    "Target": N_("What is to be reached by a fiscal year: one of value, range and direction."),
    "Target.year": N_("The fiscal year by which it is to be reached."),
    "Target.value": N_("The value to be reached."),
    "Target.range": N_("The value is to lie in this range. Example: {{low: 20, high: 25}}"),
    "Target.direction": N_("Only which way it is to go, where the plan names no value."),
    "Target.every_year": N_("true: the value is to be held in every year up to then."),
    "Target.strict": N_("true: the value must be passed, not only reached (under 1.0, over 80)."),
    "Target.milestones": N_(
        "Values on the way, in the order of their years. Example: [{{year: H29, value: 38.0}}]"
    ),
    "Range": N_("From the lowest to the highest value that is good, both included."),
    "Range.low": N_("The lowest good value."),
    "Range.high": N_("The highest good value."),
    "Revision": N_(
        "What counts from a fiscal year on, and why: at least one of target,"
        " baseline, definition and break."
    ),
    "Revision.from": N_("The first fiscal year in which it counts."),
    "Revision.date": N_("The day on which it was decided."),
    "Revision.reason": N_("Why it was revised."),
    "Revision.target": N_("The new target."),
    "Revision.baseline": N_(
        "The new baseline. The series begins anew with it, unless break: false."
    ),
    "Revision.definition": N_(
        "The new definition. The series begins anew with it, unless break: false."
    ),
    "Revision.break": N_(
        "Whether older values can no longer be compared with newer ones. Without"
        " it, a new definition or baseline says so."
    ),
    "Row": N_(
        "A row of a result file: what was measured of an indicator in the fiscal"
        " year that the file is named after, or why nothing was. Every cell is a"
        " text, as CSV has it."
    ),
    "ReviewFile": N_(
        "What people say of the plan's parts for the fiscal year that the file is named after."
    ),
    "ReviewFile.format": N_("The format of this file. Always 1."),
    "ReviewFile.sample": N_(
        "true: all of it is made up for demonstration, and every output says so."
    ),
    "ReviewFile.reviews": N_("The reviews, each part of the plan at most once."),
    "Review": N_(
        "What is said of an action, an indicator or a section: at least one of the keys beside id."
    ),
    "Review.id": N_("The id of an action, an indicator or a section of the plan."),
    "Review.state": N_("How far the action is. Without it, the state of an earlier year stands."),
    "Review.work": N_("What was done."),
    "Review.cause": N_("Why the value is what it is. Asked for where a rating is weak."),
    "Review.issue": N_("What stands in the way."),
    "Review.next": N_("What will be done. Asked for where a rating is weak."),
    "RuleSet": N_(
        "A named rule with its source: the measure it judges, and its ratings in"
        " order. The first rating that holds is given."
    ),
    "RuleSet.format": N_("The format of this file. Always 1."),
    "RuleSet.id": N_("A short name, which every output names the rule by."),
    "RuleSet.title": N_("What the rule is called."),
    "RuleSet.source": N_("The document that the rule is taken from."),
    "RuleSet.about": N_("The rule in a few sentences, for readers of the report."),
    "RuleSet.measure": N_("The measure that conditions judge where they name none."),
    "RuleSet.baseline_past_target": N_(
        "judged: believe the rule's growth ratio even where the baseline was past"
        " the target already. Leave it out otherwise."
    ),
    "RuleSet.change": N_(
        "What counts as a change from the baseline. Without it, any difference is one."
    ),
    "RuleSet.ratings": N_("The classes, the best one first: the first that holds is given."),
    "RuleSet.not_assessed": N_("How an indicator is shown that cannot be rated."),
    "RuleSet.needs_cause": N_(
        "The ratings whose cause and next step must be said in the reviews. Without"
        " it, those of a weak or bad tone."
    ),
    "RuleSet.score": N_(
        "Scores for indicators by their measures, where not the ratings give them."
    ),
    "RuleSet.roll_up": N_("How a section is rated by the scores of its indicators."),
    "Reference": N_("A document, and where it is found."),
    "Reference.title": N_("The document's title, with its publisher and date."),
    "Reference.address": N_("Where it is found on the web."),
    "Rating": N_(
        "A class of the rule set. It is given where one of its conditions holds and"
        " no class above it does."
    ),
    "Rating.id": N_("A short name of its own, which outputs hold."),
    "Rating.label": N_("What people read: 順調, on track."),
    "Rating.sign": N_("A sign of its own, such as ◎ or A, which must be enough without colour."),
    "Rating.tone": N_("How it is coloured."),
    "Rating.when": N_("The conditions; one of them is enough."),
    "Rating.score": N_("The score an indicator gets by this rating."),
    "Reason": N_("How an indicator is shown that cannot be rated for one of these reasons."),
    "Reason.because": N_("The reasons."),
    "Reason.label": N_("What people read."),
    "Reason.sign": N_("A sign, such as －."),
    "NotAssessed": N_("How an indicator is shown that cannot be rated."),
    "NotAssessed.label": N_("What people read: 評価不能, not assessed."),
    "NotAssessed.sign": N_("A sign, such as ？."),
    "NotAssessed.reasons": N_("Labels of their own for some reasons."),
    "ChangeRule": N_("What counts as a change from the baseline."),
    "ChangeRule.test": N_(
        "A test of significance, where baseline and actual both have a sample size."
    ),
    "ChangeRule.improved": N_("Where no test is made: when the value counts as improved."),
    "ChangeRule.worse": N_("Where no test is made: when the value counts as worse."),
    "ChangeRule.negligible": N_("When a change counts as none, however it was found."),
    "Test": N_("A two-proportion z test of a share found in two samples."),
    "Test.level": N_("The level of significance, between 0 and 1, such as 0.05."),
    "Test.sides": N_("Whether the test has one side or two."),
    "Test.sides.one": N_("for a change in one direction"),
    "Test.sides.two": N_("for a change in either direction"),
    "Bounds.at_least": N_("This number or more."),
    "Bounds.above": N_("More than this number."),
    "Bounds.at_most": N_("This number or less."),
    "Bounds.below": N_("Less than this number."),
    "Condition": N_(
        "Everything in it must hold. Bounds judge the measure: 1 is 100 %, exactly on the line."
    ),
    "Condition.measure": N_("Another measure for the bounds than the rule set's own."),
    "Condition.kind": N_("Only for targets of this kind, or of one of these."),
    "Condition.target": N_("Whether the target is met, seen in the indicator's direction."),
    "Condition.hold": N_("missed: a value that had to be held in every year was not."),
    "Condition.change": N_("What became of the value since the baseline."),
    "Condition.survey": N_("Whether the value is a share found by asking a sample of people."),
    "Condition.all": N_("Conditions that must all hold as well."),
    "Condition.unless": N_("Conditions none of which may hold."),
    "Change.improved": N_("it has got better"),
    "Change.unchanged": N_("it has not changed"),
    "Change.worse": N_("it has got worse"),
    "ScoreLine": N_(
        "The score where one of the conditions holds: a value, or a straight line over a measure."
    ),
    "ScoreLine.when": N_("The conditions; one of them is enough."),
    "ScoreLine.measure": N_("The measure of the line; without it, the rule set's own."),
    "ScoreLine.value": N_("The score."),
    "ScoreLine.line": N_("Two points that the line of scores goes through."),
    "ScoreLine.at_least": N_("No score is below this."),
    "ScoreLine.at_most": N_("No score is above this."),
    "Anchor": N_("A measure and its score."),
    "Anchor.measure": N_("The measure."),
    "Anchor.score": N_("The score it gets."),
    "RollUp": N_(
        "From the mean score of a section's indicators to its rating. What is not"
        " assessed counts neither way."
    ),
    "RollUp.rounding": N_("How the mean score is rounded first."),
    "RollUp.ratings": N_("The ratings of sections, the best one first."),
    "Band": N_("A rating that a section gets by its mean score."),
    "Band.rating": N_("The id of a rating of this rule set."),
    "Band.has": N_("Only where an indicator has the rating with this id."),
    "Band.only": N_("Only where every assessed indicator has the rating with this id."),
}
# What an editor offers to write, as Model.snippet.
SNIPPETS: dict[str, Message] = {
    "Text.text": N_("in two languages"),
    "Text.line": N_("in two languages, on one line"),
    "Action.action": N_("an action"),
    "Section.section": N_("a section"),
    "Indicator.indicator": N_("an indicator"),
    "Target.value": N_("a value by a year"),
    "Target.strict": N_("a value to be passed"),
    "Target.hold": NP_("snippet", "a value to be held every year"),
    "Target.range": N_("a range"),
    "Target.direction": N_("only a direction"),
    "Revision.revision": N_("a mid-term review"),
    "Review.action": N_("the state of an action"),
    "Review.weak": N_("a weak rating explained"),
}
