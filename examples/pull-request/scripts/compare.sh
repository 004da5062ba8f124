#!/usr/bin/env bash
# Writes the comment: scripts/compare.sh BASE HEAD FILE [UNPACKED ARTIFACT]
# Each side has the facts of its own commit; the decisions are those of the base. Where nothing could be compared, the comment has that,
# so that the one of an earlier commit does not stay.
set -euo pipefail
scripts=$(dirname "${BASH_SOURCE[0]}")
base=$1 head=$2 file=$3 artifact=${4-}

compare() {
  local merged
  merged=$(bash "$scripts/merge.sh" "$base" "$head") || return
  if [[ -n $artifact ]]; then
    bash "$scripts/same-manifests.sh" "$merged" "$FOLDER" "$artifact" || return
  fi
  npx --no-install ocm-access diff "git:$base:$FOLDER" "git:$merged:$FOLDER" --fail-on "${FAIL_ON:-none}" --output-file "$file"
}

status=0
compare || status=$?
if [[ ! -f $file ]]; then
  printf '%s\n' '<!-- ocm-access diff -->' '## Access' '' '**Not compared.** The log of the job has the reason.' > "$file"
  status=2
fi
printf '\nHead %s, base %s.\n' "$head" "$base" >> "$file"
exit "$status"
