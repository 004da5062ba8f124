#!/usr/bin/env bash
# Writes the comment, over the one of an earlier run if there is one.
set -euo pipefail
marker='<!-- ocm-access diff -->'

IFS= read -r first < "$COMMENT"
if [[ $first != "$marker" ]]; then
  echo 'the file is not a comment of ocm-access' >&2
  exit 1
fi
earlier=$(gh api --paginate "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments?per_page=100" \
  --jq '.[] | select(.user.login == "github-actions[bot]" and (.body | startswith("<!-- ocm-access diff -->"))) | .id')
if [[ -n $earlier ]]; then
  gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/${earlier%%$'\n'*}" --field "body=@$COMMENT"
else
  gh api --silent --method POST "repos/$GITHUB_REPOSITORY/issues/$NUMBER/comments" --field "body=@$COMMENT"
fi
