#!/usr/bin/env bash
# A note for each open merge request to the default branch (the newest 100), written over the one of an earlier run if there is one.
# One that fails does not keep the others from theirs; the job fails in the end.
set -euo pipefail
scripts=$(dirname "${BASH_SOURCE[0]}")
requests="$CI_API_V4_URL/projects/$CI_PROJECT_ID/merge_requests"

api() { curl --fail --silent --show-error --header "PRIVATE-TOKEN: $ACCESS_COMMENT_TOKEN" "$@"; }
# Runs a function of ours on what the API answers.
pick() { node -e "process.stdout.write(($1)(JSON.parse(require('fs').readFileSync(0, 'utf8'))))"; }

note() {
  local number=$1 sha=$2 comment earlier status=0
  git fetch --quiet --no-tags --no-recurse-submodules origin "+refs/merge-requests/$number/head:refs/ocm-access/head" || return
  if [[ $(git rev-parse refs/ocm-access/head) != "$sha" ]]; then
    echo "!$number has a newer commit, which the next run compares" >&2
    return 1
  fi
  comment=$(mktemp -d)/comment.md
  env -u ACCESS_COMMENT_TOKEN bash "$scripts/compare.sh" "$base" "$sha" "$comment" || status=$?
  earlier=$(api "$requests/$number/notes?per_page=100" | ME=$me pick 'notes => String(notes.find(({ author, body }) =>
    String(author.id) === process.env.ME && body.startsWith("<!-- ocm-access diff -->"))?.id ?? "")') || return
  if [[ -n $earlier ]]; then
    api --output /dev/null --request PUT --data-urlencode "body@$comment" "$requests/$number/notes/$earlier" || return
  else
    api --output /dev/null --request POST --data-urlencode "body@$comment" "$requests/$number/notes" || return
  fi
  return "$status"
}

base=$(git rev-parse 'HEAD^{commit}')
me=$(api "$CI_API_V4_URL/user" | pick 'user => String(user.id)')
open=$(api --get --data-urlencode "target_branch=$CI_DEFAULT_BRANCH" "$requests?state=opened&per_page=100" |
  pick 'all => all.map(({ iid, sha }) => `${iid} ${sha}\n`).join("")')
failed=0
while read -r number sha; do
  if [[ -n $number ]]; then
    note "$number" "$sha" || failed=1
  fi
done <<< "$open"
exit "$failed"
