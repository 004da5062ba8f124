#!/usr/bin/env bash
# Fetches the commit of the pull request, without a checkout of it, and compares. The path of the comment is an output, once this run has written it.
set -euo pipefail
scripts=$(dirname "${BASH_SOURCE[0]}")

git -c credential.helper= -c credential.helper='!gh auth git-credential' \
  fetch --quiet --no-tags --no-recurse-submodules origin "+refs/pull/$NUMBER/head:refs/ocm-access/head"
if [[ $(git rev-parse refs/ocm-access/head) != "$HEAD_SHA" ]]; then
  echo 'the pull request has a newer commit, which a run of its own compares' >&2
  exit 1
fi

comment=$(mktemp -d "$RUNNER_TEMP/ocm-access.XXXXXX")/comment.md
status=0
env -u GH_TOKEN bash "$scripts/compare.sh" "$(git rev-parse 'HEAD^{commit}')" "$HEAD_SHA" "$comment" "$MANIFESTS" || status=$?
cat "$comment" >> "$GITHUB_STEP_SUMMARY"
echo "comment=$comment" >> "$GITHUB_OUTPUT"
exit "$status"
