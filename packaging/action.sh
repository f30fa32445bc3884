#!/usr/bin/env bash
# The action's work: make, check, publish; what it was goes into the outputs and the summary of the run.
# Its settings come by the environment, so that no text of theirs is ever part of a command.
set -euo pipefail
read -ra sources <<<"${ACTION_SOURCES:-}"
output=${ACTION_OUTPUT:-output}
options=(--output "$output" --json)
[ -z "${ACTION_VOICE:-}" ] || options+=(--voice "$ACTION_VOICE")
[ "${ACTION_STRICT:-false}" = false ] || options+=(--strict)

code=0
narrator make "${options[@]}" -- ${sources[@]+"${sources[@]}"} >narrator-report.json || code=$?
python3 - "$output" <<'PYTHON'
import json, os, sys
report = json.load(open("narrator-report.json", encoding="utf-8"))
seconds = sum(edition["duration_ms"] for one in report["articles"] for edition in one["editions"][:1]) // 1000
lines = [f"{len(report['articles'])} articles, {seconds // 60} min of sound", ""]
lines += [f"- failed: {one['source']}: {one['error']}" for one in report["failed"]]
lines += [f"- {one['source']}: {found['text']} ({found['code']})" for one in report["articles"] for found in one["warnings"]]
with open(os.environ["GITHUB_STEP_SUMMARY"], "a", encoding="utf-8") as summary:
    summary.write("\n".join(lines) + "\n")
with open(os.environ["GITHUB_OUTPUT"], "a", encoding="utf-8") as outputs:
    outputs.write(f"articles={len(report['articles'])}\noutput={sys.argv[1]}\n")
PYTHON
rm narrator-report.json
[ "$code" = 0 ] || exit "$code"
narrator check "$output"
[ -z "${ACTION_HOME:-}" ] || narrator publish --home "$ACTION_HOME"
