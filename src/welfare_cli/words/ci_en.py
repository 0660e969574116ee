"""The words of checks in CI in English: reports for other programs, and gates."""

TEXTS = {
    # validate
    "problem.sentences": "{message}. {hint}",
    "github.group": "The same as annotations",
    "github.remedy": "hint: {hint}",
    "sarif.root": "The root of the repository.",
    "junit.sound": "no problem",
    "call.docs-address": "{name} {value}: not an address. Write where the folder docs/ is published, beginning with https:// or http://, or unset it.",
    # progress
    "gate.separator": "; ",
    "call.share": "{option} {value}: not a share. {guess}Write it in percent, from 0% to 100%: 80%.",
}
