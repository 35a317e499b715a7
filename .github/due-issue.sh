#!/bin/sh
# Keeps one issue, known by its label, with the list in a file; closes it where the list is empty.
# Usage: due-issue.sh FILE, with GH_TOKEN and GH_REPO set.
set -eu
list=$1
title="หน้าที่รอตรวจสอบ"
gh label create review --color 0e3b43 --description "$title" --force >/dev/null
number=$(gh issue list --label review --state open --limit 1 --json number --jq '.[0].number // empty')
if [ ! -s "$list" ]; then
    if [ -n "$number" ]; then
        gh issue close "$number" --comment "ไม่มีหน้าที่รอตรวจสอบแล้ว"
    fi
elif [ -n "$number" ]; then
    gh issue edit "$number" --body-file "$list"
else
    gh issue create --title "$title" --label review --body-file "$list"
fi
