#!/usr/bin/env bash
# What action.yml runs: validates, writes the summary of the job, holds the gates. Exits as welfare.
#
# Every input comes through the environment and becomes one argument, joined to its option or
# behind `--`: nothing in it is run, nor taken for an option. What may hold the words of others is
# printed where GitHub obeys no command; only `validate` speaks to it.
set -uo pipefail

: "${STRICT:=false}" "${SUMMARY:=none}" "${COMPARE_FROM:=}" "${COMPARE_TO:=}"
: "${AS_OF:=}" "${RULES:=}" "${FAIL_ON:=}" "${MIN_REPORTED:=}"
word=$(od -An -N16 -tx1 /dev/urandom | tr -d ' \n')
code=0

keep() { # CODE: the first that is not 0 is that of the whole
  if [[ $code -eq 0 ]]; then code=$1; fi
}

write() { # FILE COMMAND...: into the file, with what it says beside that in the log
  local file=$1 ended
  shift
  printf '::stop-commands::%s\n' "$word"
  { "$@" >> "$file"; } 2>&1
  ended=$?
  printf '::%s::\n' "$word"
  keep "$ended"
}

show() { cat "$1" >&2; }

refuse() { # INPUT KNOWN: the value itself is not printed, as it might be a command
  printf 'Input %s: write %s.\n' "$1" "$2" >&2
  exit 2
}

validate=(welfare validate --format=github)
progress=(welfare progress --format=markdown)
compare=(welfare compare --format=markdown)
case $STRICT in
  true) validate+=(--strict) ;;
  false) ;;
  *) refuse strict 'true or false' ;;
esac
case $SUMMARY in
  progress | compare | none) ;;
  *) refuse summary 'progress, compare or none' ;;
esac
if [[ -n $RULES ]]; then
  progress+=("--rules=$RULES")
  compare+=("--rules=$RULES")
fi
if [[ -n $AS_OF ]]; then progress+=("--as-of=$AS_OF"); fi
if [[ -n $FAIL_ON ]]; then progress+=("--fail-on=$FAIL_ON"); fi
if [[ -n $MIN_REPORTED ]]; then progress+=("--min-reported=$MIN_REPORTED"); fi
compare+=(-- "$COMPARE_FROM" "$COMPARE_TO")

told=$(mktemp)
trap 'rm -f "$told"' EXIT
"${validate[@]}" 2> "$told"
keep $?
if [[ -s $told ]]; then write /dev/null show "$told"; fi
# No figure can be trusted where there are errors; warnings that --strict counts spoil none.
if [[ $code -gt 1 || ($code -eq 1 && $STRICT == false) ]]; then exit "$code"; fi

case $SUMMARY in
  progress) write "$GITHUB_STEP_SUMMARY" "${progress[@]}" ;;
  compare) write "$GITHUB_STEP_SUMMARY" "${compare[@]}" ;;
esac
if [[ $SUMMARY != progress && -n $FAIL_ON$MIN_REPORTED ]]; then
  write /dev/null "${progress[@]}"
fi
exit "$code"
