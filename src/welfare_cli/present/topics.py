"""What `welfare help TOPIC` explains: each topic with its title, its paragraphs and its terms."""

from collections.abc import Mapping
from dataclasses import dataclass

from welfare_cli.ground.translation import N_, Message


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic; paragraphs of `about` are parted by an empty line."""

    title: Message
    about: Message
    terms: Mapping[str, Message]


TOPICS: dict[str, Topic] = {
    "environment": Topic(
        N_("Environment variables"),
        N_(
            "An option of the same meaning goes before a variable. An empty variable is"
            " as good as none."
        ),
        {
            "WELFARE_PLAN": N_(
                "The plan, as --plan; several with a colon between them (on Windows a semicolon)."
            ),
            "WELFARE_RESULTS": N_("The folder of yearly result files, as --results."),
            "WELFARE_LANG": N_("The language of output and help: ja or en, as --lang."),
            "LC_ALL, LC_MESSAGES, LANG": N_(
                "Without WELFARE_LANG, the first of these that is set: Japanese"
                " where it begins with ja, else English. Output about a plan is"
                " in the plan's language."
            ),
            "COLUMNS": N_(
                "How wide a table is in a file or a pipe, in columns. On a"
                " terminal, its own width counts unless this is set."
            ),
            "NO_COLOR": N_("Set to anything: no colours."),
            "TERM": N_("dumb: no colours and no progress bar."),
            "SOURCE_DATE_EPOCH": N_(
                "The time an import notes in its history, in seconds since"
                " 1970, so that it can be repeated to the byte."
            ),
            "WELFARE_DOCS_URL": N_(
                "The address under which the folder docs/ is published: codes"
                " of problems become links to their pages."
            ),
            "GITHUB_ACTIONS": N_("true: validate writes annotations where no format is asked for."),
            "GITHUB_WORKSPACE, CI_PROJECT_DIR": N_(
                "Where CI has put the repository, for a copy of it without .git."
            ),
            "WELFARE_DEBUG": N_("Set to anything: a bug shows where in the program it happened."),
        },
    ),
    "exit-codes": Topic(
        N_("Exit codes"),
        N_("How a run ended, for scripts and CI. They do not change."),
        {
            "0": N_("Fine."),
            "1": N_(
                "The data has problems; or a gate failed: validate --strict,"
                " progress --fail-on, missing --fail, fmt --check, history"
                " --verify; or an import refused some cells."
            ),
            "2": N_("A wrong call, or a file that cannot be read or written."),
            "3": N_("A bug in welfare. Please report it."),
            "130": N_("Interrupted with Ctrl-C."),
        },
    ),
    "formats": Topic(
        N_("Output formats"),
        N_(
            "--format chooses the output format; without it, the suffix of -o FILE"
            " does. Standard output holds the data alone; all else goes to standard"
            " error. -o FILE writes the same bytes to a file, all or nothing. Everything"
            " is UTF-8 with line feeds."
        ),
        {},
    ),
    "years": Topic(
        N_("How fiscal years may be written"),
        N_(
            "A fiscal year runs from April to March and is named by the calendar year"
            " of its April: H31 = R1 = 2019. Full-width characters and blanks are fine."
            " A year of an era that was never lived counts on: H34 is 2022."
        ),
        {
            "H29, R1, S63": N_("The era by its letter and the year in it."),
            "平成29年度, 令和元年度": N_("The era in words; 年 or 年度 may follow."),
            "2017, FY2017, 2017年度": N_("By the calendar year."),
            "29年度": N_("Without an era, where the plan says which one."),
            "2017/18, 2017-18": N_("A span of two years that follow each other."),
            "2018-03-31, H30.3.31": N_("A day: the fiscal year that contains it (here 2017)."),
        },
    ),
    "numbers": Topic(
        N_("How numbers are read, rated and shown"),
        N_(
            "Numbers are kept as their own decimal digits, at most 15, and are never"
            " rounded before they are rated."
        ),
        {
            "rounding": N_("Half up, away from zero, when shown only."),
            "decimals": N_("Shown as they were written: 34.0 stays 34.0."),
            "0 %, 100 %": N_("Shown only when exactly true: 99.96 % is shown as 99.9 %."),
            "progress": N_("(actual − baseline) ÷ (target − baseline)."),
            "elapsed": N_(
                "The share of the years from baseline to target that has passed, at most 1."
            ),
            "expected": N_("The point of the straight line from baseline to target at that year."),
            "pace": N_("progress ÷ elapsed: 1 is exactly on the line."),
            "achievement": N_(
                "actual ÷ target where higher is better; target ÷ actual where lower is better."
            ),
        },
    ),
    "ratings": Topic(
        N_("Rule sets and ratings"),
        N_(
            "A rating is a class that a rule set gives. The plan names its rule set by"
            " id or carries one; --rules ID or FILE takes another. `welfare rules` lists"
            " those that ship, `welfare rules show ID` explains one, `welfare rules"
            " compare` rates the plan by several."
        ),
        {
            "id": N_(
                "Ratings are named by their ids in options, JSON and CSV,"
                " whatever the language of their labels."
            ),
            "not_assessed": N_("No rating; the first note says why."),
            "older value": N_(
                "An actual older than the year asked for is rated on the line of its own year."
            ),
        },
    ),
    "files": Topic(
        N_("The files of a project"),
        N_(
            "Without --plan, the nearest data/plan.yaml or plan.yaml from the working"
            " folder upward is used. -C DIR runs as if started in DIR."
        ),
        {
            "plan.yaml": N_(
                "What was promised: sections, actions, indicators with baseline and target."
            ),
            "results/2018.csv": N_(
                "What was measured in a fiscal year; H30.csv and 平成30年度.csv are the same year."
            ),
            "results/2018.reviews.yaml": N_(
                "States of actions, causes and next steps of that year."
            ),
            "results/history.jsonl": N_("What each import changed; written by `welfare import`."),
            "names.csv": N_(
                "Beside the plan: titles departments use, and the indicator each means."
            ),
        },
    ),
    "words": Topic(
        N_("The words of this program in both languages"),
        N_("The same word always means the same thing, in options, files, JSON and texts."),
        {
            "plan": N_("計画: the whole document."),
            "section": N_("施策体系: a part of the outline, of any depth."),
            "action": N_("取組: something to do; it has no number."),
            "indicator": N_("成果指標: something measured."),
            "baseline": N_("基準値: where the plan starts."),
            "target": N_("目標値: what is to be reached, and by when."),
            "actual": N_("実績値: a measured value for a fiscal year."),
            "status": N_(
                "Of an actual: final 確報値, preliminary 速報値, estimate"
                " 推計値, revised 訂正値, sample サンプル; or why there is none:"
                " not-surveyed 調査なし, pending 集計中, withheld 秘匿,"
                " discontinued 調査終了."
            ),
            "fiscal year": N_("年度: April to March."),
            "rating": N_("評価: a class given by a rule set."),
            "rule set": N_("評価基準: named, printed, with its source."),
            "review": N_("評価コメント: what people say in words of a year."),
        },
    ),
}
