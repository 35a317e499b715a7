#!/bin/sh
# The one thing that the key of `transparency publish` may do on this server. In authorized_keys:
#   restrict,command="/usr/local/bin/transparency-receive /srv/transparency" ssh-ed25519 AAAA…
# Below that folder: releases/<number>-<digest>/ each a whole site, <…>.sums its files' SHA-256,
# <…>.from the release that it replaced, and `current`, the symbolic link that the web server reads.
#
# The client opens one connection that says "session" and speaks lines (see `serve` below), and
# beside it rsync for the files. The session's process holds the lock and makes every change
# itself: when it dies, by whatever cause, the kernel takes the lock from it, and nothing that
# an older client left behind can act any more. Wants: sh, rsync, flock, GNU or busybox tools.
set -euf
LC_ALL=C
export LC_ALL
umask 022
SILENCE=60 # seconds without a line from the client, which sends one every 10, until it counts as gone

say() { printf '%s\n' "$*"; }
fail() { # code, detail: one line that the client turns into Thai
    printf 'error %s %s\n' "$1" "$(printf '%s' "${2-}" | tr '\n' '\t' | cut -c1-600)"
}
refuse() {
    echo "transparency-receive: refused: $*" >&2
    exit 64
}

# Names that may come from the client: never a slash, never a dot in front.
is_release() { printf '%s\n' "$1" | grep -Eqx '[0-9]{6}-[0-9a-f]{16}'; }
is_digest() { printf '%s\n' "$1" | grep -Eqx '[0-9a-f]{64}'; }
is_count() { printf '%s\n' "$1" | grep -Eqx '[0-9]{1,9}'; }

current_release() { # the name that `current` points to, or nothing
    to=$(readlink current 2>/dev/null) || return 0
    to=${to#releases/}
    if is_release "$to" && [ -d "releases/$to" ]; then say "$to"; fi
}
releases() { # oldest first
    find releases -mindepth 1 -maxdepth 1 -type d -name '[0-9]*-*[0-9a-f]' | sed 's,.*/,,' |
        grep -Ex '[0-9]{6}-[0-9a-f]{16}' | sort || true
}

# The files: only ever into a folder that a session has opened, only ever plain files.
receive_files() {
    # shellcheck disable=SC2086 # the words are wanted; `set -f` keeps them as they are
    set -- $1
    [ "$#" -ge 5 ] && [ "$1 $2" = "rsync --server" ] || refuse "not an upload"
    shift 2
    target=
    options=
    while [ "$#" -gt 2 ]; do
        case $1 in
        --log-format=X | --log-format=%i | --delete | --delete-during | --timeout=60) ;;
        --link-dest) [ "$2" = ../../current/ ] || refuse "option $1 $2" && shift ;;
        --link-dest=../../current/) ;;
        -[!-]*)
            printf '%s\n' "$1" | grep -Eqx -e '-v?rce\.[a-zA-Z]*' || refuse "option $1"
            options=$1
            ;;
        *) refuse "option $1" ;;
        esac
        shift
    done
    [ "$1" = . ] && [ -n "$options" ] || refuse "not an upload"
    target=${2%/}
    is_release "${target%.part}" && [ "$target" != "${target%.part}" ] || refuse "folder"
    # An upload is a folder that a session made a moment ago, and no link.
    [ -d "releases/$target" ] && [ ! -L "releases/$target" ] || refuse "folder"
    cd "releases/$target"
    link=
    if [ -d ../../current/ ]; then link=--link-dest=../../current/; fi
    # shellcheck disable=SC2086 # one word or none
    exec rsync --server "$options" --log-format=X --timeout=60 --delete $link . .
}

# Compares a folder with a list of sha256sum; prints what differs, a line each; nothing if all is well.
differences() { # folder, list (absolute)
    (
        cd "$1" || { say "missing ."; exit; }
        find . ! -type f ! -type d | sed 's,^\./,foreign ,'
        find . -type f | sed 's,^\./,,' | sort >"$work/found"
        cut -c67- "$2" | sort >"$work/told"
        comm -13 "$work/found" "$work/told" | sed 's,^,missing ,'
        comm -23 "$work/found" "$work/told" | sed 's,^,foreign ,'
        sha256sum -c "$2" >"$work/checked" 2>/dev/null || :
        sed -n 's,: FAILED$,,p' "$work/checked" | sed 's,^,changed ,'
        # Each file must be spoken of, lest a check that broke off counts as passed.
        [ "$(wc -l <"$work/checked")" -eq "$(wc -l <"$2")" ] || say "changed ?"
    ) | head -n 500
}

take_list() { # bytes, file: reads a list from the client
    is_count "$1" || return 1
    timeout 300 head -c "$1" >"$2" || return 1
    [ "$(wc -c <"$2")" -eq "$1" ] && [ "$1" -gt 0 ] && ! grep -Evq '^[0-9a-f]{64}  [^/]' "$2"
}

discard() { # a folder into which an older client's rsync may still be writing
    rm -rf "$1" 2>/dev/null || { sleep 1 && rm -rf "$1"; } 2>/dev/null || :
}

clean_up() { # what interrupted runs left; we hold the lock
    rm -f .next
    for entry in $(find releases -mindepth 1 -maxdepth 1 | sed 's,.*/,,'); do
        case $entry in
        *.part) discard "releases/$entry" ;;
        *.sums | *.from) [ -d "releases/${entry%.*}" ] || rm -f "releases/$entry" ;;
        esac
    done
}

switch_to() { # release: one rename, so that a reader finds the old site or the new
    rm -f .next
    ln -s "releases/$1" .next && mv -fT .next current
}

begin() { # digest of the manifest, bytes of the list that follows
    rm -rf "$work/new"
    is_digest "$1" && take_list "$2" "$work/new" || { fail input "begin"; return; }
    clean_up
    now=$(current_release)
    if [ -n "$now" ] && [ "${now#*-}" = "$(printf '%s' "$1" | cut -c1-16)" ] &&
        [ -z "$(differences "releases/$now" "$work/new")" ]; then
        say "same $now"
        return
    fi
    last=$(releases | tail -n 1)
    number=$(printf '%s' "${last:-000000}" | cut -c1-6 | sed 's,^0*,,')
    release=$(printf '%06d-%s' "$((${number:-0} + 1))" "$(printf '%s' "$1" | cut -c1-16)")
    if ! trouble=$({ mkdir "releases/$release.part" && cp "$work/new" "releases/$release.sums"; } 2>&1); then
        rm -rf "releases/$release.part" "releases/$release.sums"
        fail write "$trouble"
        return
    fi
    known=/dev/null
    if [ -n "$now" ] && [ -f "releases/$now.sums" ]; then known=releases/$now.sums; fi
    say "upload $release $(wc -c <"$known")"
    cat "$known"
}

activate() { # how many releases to keep
    is_count "$1" && [ -n "$release" ] && [ -d "releases/$release.part" ] || { fail input "activate"; return; }
    wrong=$(differences "releases/$release.part" "$root/releases/$release.sums")
    if [ -n "$wrong" ]; then
        abandon
        fail differs "$wrong"
        return
    fi
    now=$(current_release)
    if ! trouble=$({
        printf '%s\n' "$now" >"releases/$release.from" &&
            { sync -f releases || sync; } 2>/dev/null &&
            mv -T "releases/$release.part" "releases/$release" &&
            switch_to "$release"
    } 2>&1); then
        fail write "$trouble"
        return
    fi
    prune "$1" "$now"
    say "active $release"
    release=
}

prune() { # how many to keep, the one before: the newest stay, and what is live, and that one
    live=$(current_release)
    extra=$(($(releases | wc -l) - $1))
    [ "$extra" -gt 0 ] || return 0
    for old in $(releases | head -n "$extra"); do
        if [ "$old" != "$live" ] && [ "$old" != "$2" ]; then
            mv -T "releases/$old" "releases/$old.part" && discard "releases/$old.part"
            rm -f "releases/$old.sums" "releases/$old.from"
        fi
    done
}

roll_back() { # a release, or nothing for the one before
    now=$(current_release)
    to=${1-}
    if [ -z "$to" ] && [ -n "$now" ] && [ -f "releases/$now.from" ]; then to=$(cat "releases/$now.from"); fi
    if ! is_release "$to" || [ ! -d "releases/$to" ] || [ ! -f "releases/$to.sums" ]; then
        fail nothing "$to"
        return
    fi
    wrong=$(differences "releases/$to" "$root/releases/$to.sums")
    if [ -n "$wrong" ]; then
        fail differs "$wrong"
    elif trouble=$(switch_to "$to" 2>&1); then
        say "active $to"
    else
        fail write "$trouble"
    fi
}

list() {
    live=$(current_release)
    for one in $(releases); do
        if [ "$one" = "$live" ]; then say "release $one live"; else say "release $one"; fi
    done
    say done
}

inspect() { # bytes of the list that follows: what differs from it in the live folder
    take_list "$1" "$work/new" || { fail input "inspect"; return; }
    now=$(current_release)
    if [ -z "$now" ]; then
        fail nothing ""
        return
    fi
    differences "releases/$now" "$work/new"
    say done
}

abandon() {
    if [ -n "$release" ]; then
        discard "releases/$release.part"
        [ -d "releases/$release" ] || rm -f "releases/$release.sums" "releases/$release.from"
    fi
    release=
}

serve() {
    for tool in rsync flock timeout sha256sum comm; do
        command -v "$tool" >/dev/null 2>&1 || { fail tool "$tool"; exit 1; }
    done
    if ! trouble=$({ mkdir -p releases && : >>.lock; } 2>&1); then
        fail write "$trouble"
        exit 1
    fi
    exec 9>>.lock
    if ! flock -n 9; then
        fail locked "$(cat .owner 2>/dev/null)"
        exit 1
    fi
    # Whatever ends this process frees the lock; .owner only tells people who holds it.
    work=$(mktemp -d 2>&1) || { fail write "$work"; exit 1; }
    trap 'rm -rf "$work"' EXIT
    trap 'exit 1' HUP INT TERM PIPE
    { date -u +%Y-%m-%dT%H:%M:%SZ >.owner; } 2>/dev/null || :
    release=
    say "ready 1"
    while line=$(timeout "$SILENCE" sh -c 'ulimit -v 500000 2>/dev/null; IFS= read -r line && printf "%s" "$line"' 9>&-); do
        # shellcheck disable=SC2086 # the words are wanted; `set -f` keeps them as they are
        set -- $line
        case ${1-} in
        alive) ;;
        begin) begin "${2-}" "${3-}" ;;
        activate) activate "${2-}" ;;
        rollback) roll_back "${2-}" ;;
        list) list ;;
        inspect) inspect "${2-}" ;;
        abandon) abandon && say done ;;
        end) break ;;
        *) fail input "" ;;
        esac
    done
    abandon
}

root=${1-}
case $root in /*) ;; *) refuse "the folder in authorized_keys must begin with /" ;; esac
asked=${SSH_ORIGINAL_COMMAND-}
if ! cd "$root" 2>/dev/null; then
    why="Permission denied"
    [ -e "$root" ] || why="No such file or directory"
    [ "$asked" != session ] || fail write "$root: $why"
    exit 1
fi
root=$(pwd -P)
case $asked in
session) serve ;;
"rsync --server "*) receive_files "$asked" ;;
*) refuse "only publications are taken" ;;
esac
