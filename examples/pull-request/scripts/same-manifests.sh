#!/usr/bin/env bash
# Fails unless an unpacked artifact has the files of a folder in a commit, byte by byte: scripts/same-manifests.sh COMMIT FOLDER UNPACKED
# The artifact is data that the author made: what is neither a file nor a folder is refused, and nothing of it is run or followed.
set -euo pipefail
export LC_ALL=C

if [[ -L $3 || -n $(find "$3" ! -type f ! -type d -print -quit) ]]; then
  echo 'the artifact has a link, or something else that is not a file' >&2
  exit 1
fi

unpacked() {
  find "$1" -type f -print0 | while IFS= read -r -d '' file; do
    hash=$(git hash-object --no-filters -- "$file")
    printf '%s %s\0' "$hash" "${file#"$1"/}"
  done
}
committed() {
  git ls-tree -r -z --full-tree "$1" -- ":(literal)$2" | while IFS=$'\t' read -r -d '' entry file; do
    printf '%s %s\0' "${entry##* }" "${file#"$2"/}"
  done
}
lists=$(mktemp -d)
unpacked "$3" | sort -z > "$lists/unpacked"
committed "$1" "$2" | sort -z > "$lists/committed"
if ! cmp -s "$lists/unpacked" "$lists/committed"; then
  echo 'the artifact has other manifests than the commit: write them with the app, and commit them' >&2
  exit 1
fi
