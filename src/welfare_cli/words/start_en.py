"""What `welfare init` and `welfare fmt` say, in English."""

TEXTS = {
    # fmt
    "call.fmt-kind": "{path}: neither a plan, a review file nor a rule set (.yaml). Result files are put in order by `welfare import`.",
    "call.fmt-changed": "{path} was changed while it was read. Nothing was written; run it again.",
    "fmt.done": "{file}: put in shape ({what})",
    "fmt.would": "{file}: would be put in shape ({what})",
    "fmt.in-shape": "{file}: in shape",
    "fmt.untouched": "{file}: left as it is",
    "fmt.keys": "keys in order: {count}",
    "fmt.indents": "lines indented anew: {count}",
    "fmt.blanks": "blank lines: {count}",
    "fmt.ends": "ends of lines",
    "not-formatted.message": "this file cannot be put in order without changing what it says",
    "not-formatted.hint": "An anchor (&name) must stand before its alias (*name), which the order of keys would undo: write the value itself in both places.",
}
