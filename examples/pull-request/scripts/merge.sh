#!/usr/bin/env bash
# Prints the commit that a merge gives, which is what would be applied: scripts/merge.sh BASE HEAD
# It is made of objects alone (git 2.38 or later): no file of it is on disk, and no hook or filter runs.
set -euo pipefail

if ! tree=$(git merge-tree --write-tree --no-messages "$1" "$2"); then
  echo 'the pull request has conflicts with its base, or no history in common' >&2
  exit 1
fi
git -c user.name=ocm-access -c user.email=ocm-access@localhost commit-tree -p "$1" -p "$2" -m merged "$tree"
