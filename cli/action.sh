#!/usr/bin/env bash
# What action.yml runs. Every value comes in the environment, and none of them is taken for an option.
set -euo pipefail

paths=()
while IFS= read -r path; do
  if [[ -n $path ]]; then
    paths+=("$path")
  fi
done <<< "$PATHS"
if [[ ${#paths[@]} -eq 0 || ( -n $BASE && ${#paths[@]} -ne 1 ) ]]; then
  echo 'give a path; with a base, give one' >&2
  exit 2
fi

options=()
if [[ -n $FAIL_ON ]]; then
  options+=("--fail-on=$FAIL_ON")
fi
if [[ -z $BASE ]]; then
  npx --no-install ocm-access check "--format=${FORMAT:-github}" ${options[@]+"${options[@]}"} -- "${paths[@]}"
else
  npx --no-install ocm-access diff "--format=${FORMAT:-markdown}" ${options[@]+"${options[@]}"} -- "git:$BASE:${paths[0]}" "${paths[0]}" |
    tee -a "$GITHUB_STEP_SUMMARY"
fi
