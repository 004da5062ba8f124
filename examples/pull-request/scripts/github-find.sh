#!/usr/bin/env bash
# The number of the pull request, by the commit that the event names. The event itself has no number for a fork, and the artifact is the author's.
# Pull requests to other branches are not taken: the program and the base would be those of the default branch.
set -euo pipefail

open=$(gh api --paginate "repos/$GITHUB_REPOSITORY/pulls?state=open&per_page=100" --jq '.[] | [.number, .head.sha, .base.ref] | @tsv')
found=()
while IFS=$'\t' read -r number sha branch; do
  if [[ $sha == "$HEAD_SHA" && $branch == "$BASE_BRANCH" && $number =~ ^[0-9]+$ ]]; then
    found+=("$number")
  fi
done <<< "$open"
if [[ ${#found[@]} -ne 1 ]]; then
  echo "${#found[@]} open pull requests to the default branch have this commit as their head, not 1: it may be older than the last push" >&2
  exit 1
fi
echo "number=${found[0]}" >> "$GITHUB_OUTPUT"
