#!/usr/bin/env bash
# Writes the comment: scripts/compare.sh BASE MERGED FILE
# Each side has the facts of its own commit; the decisions are those of the base. Where the comparison fails, the file holds the reason.
set -euo pipefail

npx --no-install ocm-access diff "git:$1:$FOLDER" "git:$2:$FOLDER" --fail-on "${FAIL_ON:-none}" --output-file "$3"
