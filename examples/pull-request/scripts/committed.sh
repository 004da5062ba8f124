#!/usr/bin/env bash
# Fails where the app writes other manifests than the commit has: scripts/committed.sh FOLDER
set -euo pipefail
git add --all -- "$1"
git diff --cached --exit-code -- "$1"
