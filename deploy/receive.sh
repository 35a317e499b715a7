#!/bin/sh
# The one thing that the key of `transparency publish` may do on this server. In authorized_keys:
#   restrict,command="/usr/local/bin/transparency-receive /srv/transparency" ssh-ed25519 AAAA…
# Below that folder:
#   current           the symbolic link that the web server reads
#   releases/<number>-<digest>/   a whole site; <…>.sums its files' SHA-256, <…>.from the release
#                     that it replaced, <…>.made when its content was made; <…>.part is arriving,
#                     <…>.old is being deleted
#   former-assets/    styles and scripts of former releases, which pages opened before still ask for
#
# The client opens one connection that says "session" and speaks lines (see `serve` below), and
# beside it rsync for the files. The session's process holds the lock and makes every change
# itself: when it dies, by whatever cause, the kernel takes the lock from it, and nothing that
# an older client left behind can act any more. Whatever is not found to be right counts as wrong.
# Wants: sh, rsync, flock, and find, awk and the rest of GNU or busybox.
set -euf
LC_ALL=C
export LC_ALL
umask 022
# Seconds; authorized_keys may set others in front of the command: "RECEIVE_LONGEST=7200 /usr/…".
SILENCE=${RECEIVE_SILENCE:-60}    # without a line from the client, which sends one every 10; for its list
LONGEST=${RECEIVE_LONGEST:-1800}  # for a whole session, and for a transfer
CHECKING=${RECEIVE_CHECKING:-300} # for one command, such as comparing a release with its list
TICKING=${RECEIVE_TICKING:-5}     # between two signs that we are at it
MOST_LIST=33554432                # bytes of a list: some 200,000 files
LINE_END='
'

say() { printf '%s\n' "$*"; }
answer() {
    stop_ticking
    say "$@"
}
fail() { # code, detail: one line that the client turns into Thai
    stop_ticking
    printf 'error %s %s\n' "$1" "$(printf '%s' "${2-}" | tr '\n' '\t' | cut -c1-600)"
}
refuse() {
    echo "transparency-receive: refused: $*" >&2
    exit 64
}

# What comes from the client is judged by the shell alone: a helper that fails must not say yes.
is_hex() { # text, length
    case $1 in *[!0-9a-f]*) return 1 ;; esac
    [ "${#1}" -eq "$2" ]
}
is_count() { # text
    case $1 in '' | *[!0-9]*) return 1 ;; esac
    [ "${#1}" -le 10 ]
}
is_release() { # never a slash, never a dot
    case $1 in
    [0-9][0-9][0-9][0-9][0-9][0-9]-*) is_hex "${1#*-}" 16 ;;
    *) return 1 ;;
    esac
}

current_release() { # the name that `current` points to, or nothing
    to=$(readlink current 2>/dev/null) || return 0
    to=${to#releases/}
    if is_release "$to" && [ -d "releases/$to" ]; then say "$to"; fi
}
releases() { # oldest first; fails where the folder cannot be read
    names=$(ls releases) || return 1
    for name in $names; do
        if is_release "$name" && [ -d "releases/$name" ] && [ ! -L "releases/$name" ]; then say "$name"; fi
    done
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
    # rsync and its children keep this lock as long as any of them lives. A session that would put
    # the folder live wants it alone; once it has, the folder has another name, and none gets in.
    exec 8<.
    flock -s -n 8 && [ . -ef "$root/releases/$target" ] || refuse "folder"
    link=
    if [ -d ../../current/ ]; then link=--link-dest=../../current/; fi
    # shellcheck disable=SC2086 # one word or none
    exec timeout -k 5 "$LONGEST" rsync --server "$options" --log-format=X --timeout=60 --delete $link . .
}

# Tells the client, while a command runs, that we are at it. A client that is gone, or a command that
# takes too long, ends all processes of this session, and with them the lock.
ticker=
start_ticking() {
    tick &
    ticker=$!
}
stop_ticking() { # before each answer, lest it be torn
    [ -z "$ticker" ] || { kill -KILL "$ticker" && wait "$ticker"; } 2>/dev/null || :
    ticker=
}
tick() {
    trap '' PIPE TERM
    exec </dev/null 2>/dev/null 8<&- 9>&-
    ticks=0
    while sleep "$TICKING" >/dev/null && kill -0 $$; do
        ticks=$((ticks + TICKING))
        [ "$ticks" -le "$CHECKING" ] && say busy || kill -TERM 0
    done
}

# Judges what find and sha256sum say of a folder. The parts end with marks that no path can imitate,
# for none holds "//"; without the last one, something was not looked at.
JUDGE='
function told(kind, path) {
    sub(/^\.\//, "", path)
    if (++count <= 500) print kind " " path
}
BEGIN {
    while ((got = (getline line < list)) > 0) {
        path = "./" substr(line, 67)
        if (line !~ /^[0-9a-f]+  [^\/]/ || index(line, " ") != 65 || path in want) got = -1
        if (got < 0) break
        want[path] = substr(line, 1, 64)
        order[++wanted] = path
    }
    if (got < 0) wanted = 0
    if (!wanted) exit
}
/^\/\// { part++; next }
part == 0 { told("closed", $0) }
part == 1 { told("foreign", $0) }
part == 2 { if (!($0 in want) || $0 in seen) told("foreign", $0); seen[$0] }
part == 3 { path = substr($0, 67); if (path in want && want[path] == substr($0, 1, 64)) right[path] }
END {
    for (one = 1; one <= wanted; one++)
        if (!(order[one] in seen)) told("missing", order[one])
        else if (!(order[one] in right)) told("changed", order[one])
    print (part == 4 ? "done " : "unfinished ") count + 0
    exit !(part == 4 && !count)
}'

# Compares a folder with a list for sha256sum. Says what differs, a line each (500 at most), then
# "done" or, where anything could not be looked at, "unfinished", and how many differ. Returns 0 only
# where every file was read and is as the list says, with nothing beside, for all the world to read.
# Nothing of the list is opened, only what lies in the folder; nothing is written, so that a full
# disk does not stand in the way of going back.
compare() { # folder, list: absolute
    # What cannot be read or entered is neither hashed nor deleted: modes come first.
    if chmod u+rwx "$1" 2>/dev/null && cd "$1"; then
        find . -type d \( ! -perm -755 -o -perm -020 -o -perm -002 \) -exec chmod u=rwx,go=rx {} \; 2>/dev/null || :
        find . -type f ! -perm 644 -exec chmod 644 {} + 2>/dev/null || :
    fi 8<&- 9>&-
    {
        if cd "$1"; then
            all=y
            find . \( -type d \( ! -perm -755 -o -perm -020 -o -perm -002 \) -o -type f ! -perm 644 \) -print || all=
            say //modes
            find . ! -type f ! -type d || all=
            say //kinds
            find . -type f || all=
            say //names
            find . -type f -exec sha256sum {} + || all=
            if [ "$all" ]; then say //end; fi
        fi
    } 2>/dev/null 8<&- 9>&- | awk -v list="$2" "$JUDGE" 2>/dev/null 8<&- 9>&-
}

# Does so; what differs is in $differs then.
check() { # folder, list
    right=0
    differs=$(compare "$root/$1" "$root/$2") || right=1
    case ${differs##*"$LINE_END"} in
    "done "* | "unfinished "*) ;;
    *) differs="unfinished 0" ;; # broken off, we do not know where
    esac
    [ "$differs" = "done 0" ] || right=1
    return "$right"
}

fail_check() { # after a check that did not say that all is well
    case ${differs##*"$LINE_END"} in
    "done "*) fail differs "$differs" ;;
    *) fail unfinished "$differs" ;;
    esac
}

# Reads a list from the client, or ends the session: what follows would be taken for commands.
take_list() { # bytes
    if ! is_count "$1" || [ "$1" -eq 0 ] || [ "$1" -gt "$MOST_LIST" ]; then
        fail input "list"
        exit 1
    fi
    if ! trouble=$({ mkdir -p .work && timeout "$SILENCE" head -c "$1" >.work/new 9>&-; } 2>&1) ||
        ! [ "$(wc -c <.work/new)" -eq "$1" ]; then
        if [ -n "$trouble" ]; then fail write "$trouble"; else fail input "list"; fi
        exit 1
    fi
}

# Takes a folder from its name at once, for an older client's rsync may still be writing into it.
discard() { # its name among the releases
    to=$1
    while [ -e "releases/$to" ] || [ -L "releases/$to" ]; do to=$to.old; done
    if [ "$to" != "$1" ] && mv -T "releases/$1" "releases/$to"; then remove "releases/$to"; fi
}
remove() { # folder: also what nobody may enter
    rm -rf "$1" 2>/dev/null || {
        find "$1" -type d ! -perm -700 -exec chmod u+rwx {} \; || :
        rm -rf "$1" || { sleep 1 && rm -rf "$1"; }
    } 2>/dev/null || :
}

clean_up() { # what interrupted runs left; we hold the lock
    rm -rf .next .next-sums .work
    for entry in $(ls releases); do
        case $entry in
        *.part) discard "$entry" ;;
        *.old) remove "releases/$entry" ;;
        *.sums | *.from | *.made) [ -d "releases/${entry%.*}" ] || rm -f "releases/$entry" ;;
        esac
    done
}

prune() { # how many to keep, the one before: the newest stay, and what is live, and that one
    live=$(current_release)
    kept=$(releases) && [ -n "$live" ] || return 0
    extra=-$1
    for one in $kept; do extra=$((extra + 1)); done
    for one in $kept; do
        [ "$extra" -gt 0 ] || break
        extra=$((extra - 1))
        if [ "$one" != "$live" ] && [ "$one" != "$2" ]; then
            discard "$one"
            rm -f "releases/$one.sums" "releases/$one.from" "releases/$one.made"
        fi
    done
}

# A page that was loaded before a switch asks for the style and the scripts of its own release after
# it. Those have a digest in their names; they stay for a day, and nginx finds them (nginx.conf).
DIGESTED='{
    path = substr($0, 67)
    parts = split(path, part, ".")
    digest = part[parts - 1]
    if (path ~ /^assets\/[A-Za-z0-9_.\/-]+$/ && path !~ /\.\./ && parts > 2 &&
        digest ~ /^[0-9a-f]+$/ && length(digest) >= 8 && ++count <= 200) print
}'
keep_assets() { # the release that goes, the one that comes
    kept=former-assets
    mkdir -p "$kept"
    find "$kept" -type f -mmin +1440 -exec rm -f {} +
    awk "$DIGESTED" "releases/$1.sums" | while read -r sum path; do
        if [ -f "releases/$2/$path" ] || ! cp "releases/$1/$path" "$kept/.new"; then continue; fi
        # What somebody changed on the server is not carried along.
        if say "$sum  $kept/.new" | sha256sum -c >/dev/null && mkdir -p "$kept/${path%/*}"; then
            mv -fT "$kept/.new" "$kept/$path" && say "$sum  $path" >>"$kept.sums"
        fi
    done
    rm -f "$kept/.new"
    # The latest line of each file that is still there, for `inspect`.
    awk '{ last[substr($0, 67)] = $0 } END { for (path in last) print last[path] }' "$kept.sums" |
        while read -r sum path; do
            if [ -f "$kept/$path" ]; then say "$sum  $path"; fi
        done >.next-sums
    mv -f .next-sums "$kept.sums"
    [ -s "$kept.sums" ] || rm -rf "$kept" "$kept.sums"
}

switch_to() { # release, the one that is live: one rename, so that a reader finds the old or the new
    # Without the former's assets a page is plain for a moment; that must not keep a full disk from
    # going back.
    if [ -n "$2" ] && [ "$1" != "$2" ]; then (keep_assets "$2" "$1") 2>/dev/null || :; fi
    rm -f .next
    ln -s "releases/$1" .next && mv -fT .next current
}

is_older() { # seconds, day; release: whether that content was made later; 0 is not known
    [ "$1" -gt 0 ] && [ -f "releases/$3.made" ] || return 1
    read -r seconds day <"releases/$3.made" || return 1
    is_count "$seconds" && is_count "$day" && [ "$seconds" -gt 0 ] || return 1
    [ "$1" -lt "$seconds" ] || { [ "$1" -eq "$seconds" ] && [ "$2" -lt "$day" ]; }
}

# begin: digest of the manifest, bytes of the list that follows, how many releases to keep, when the
# content was made (seconds since 1970 of its commit, and the day for which it was built as
# 20261122; 0 where not known), and "anyway" if it may be older than what is live.
begin() {
    if [ "$#" -ne 6 ] || ! is_hex "$1" 64 || ! is_kept "$3" || ! is_count "$4" || ! is_count "$5"; then
        fail input "begin"
        exit 1
    fi
    abandon
    clean_up
    now=$(current_release)
    before=
    if [ -n "$now" ] && [ -f "releases/$now.from" ]; then before=$(cat "releases/$now.from") || :; fi
    prune "$3" "$before"
    take_list "$2"
    grep -Fqx "$1  manifest.json" .work/new || { fail input "begin"; return; }
    digest=$(printf '%.16s' "$1")
    if [ -n "$now" ] && [ "${now#*-}" = "$digest" ] && check "releases/$now" .work/new; then
        answer "same $now"
        return
    fi
    if [ "$6" != anyway ] && [ -n "$now" ] && is_older "$4" "$5" "$now"; then
        fail older "$now"
        return
    fi
    all=$(releases) || { fail write "releases: cannot be read"; return; }
    number=0
    for one in $all; do number=${one%-*}; done
    while [ "${number#0}" != "$number" ]; do number=${number#0}; done # lest it be octal to the shell
    name=$(printf '%06d-%s' "$((${number:-0} + 1))" "$digest")
    if ! trouble=$({ mkdir "releases/$name.part" && mv -f .work/new "releases/$name.sums" &&
        say "$4 $5" >"releases/$name.made"; } 2>&1); then
        rm -rf "releases/$name.part" "releases/$name.sums" "releases/$name.made"
        fail write "$trouble"
        return
    fi
    release=$name
    known=/dev/null
    if [ -n "$now" ] && [ -f "releases/$now.sums" ]; then known=releases/$now.sums; fi
    answer "upload $release $(wc -c <"$known")"
    cat "$known"
}
is_kept() { is_count "$1" && [ "$1" -ge 2 ] && [ "$1" -le 1000 ]; }

activate() { # how many releases to keep
    if ! is_kept "$1" || [ -z "$release" ] || [ ! -d "releases/$release.part" ]; then
        fail input "activate"
    else
        seal_and_switch "$1" 8<"releases/$release.part"
    fi
}

seal_and_switch() { # how many to keep; on 8, the folder that is to go live
    if ! timeout "$((SILENCE / 3))" flock 8 9>&-; then # a transfer still writes into it
        abandon
        fail sending ""
        return
    fi
    if ! check "releases/$release.part" "releases/$release.sums"; then
        abandon
        fail_check
        return
    fi
    now=$(current_release)
    if ! trouble=$({
        say "$now" >"releases/$release.from" &&
            { sync -f releases || sync; } 2>/dev/null &&
            mv -T "releases/$release.part" "releases/$release" &&
            switch_to "$release" "$now"
    } 2>&1 8<&-); then
        fail write "$trouble"
        return
    fi
    prune "$1" "$now"
    answer "active $release"
    release=
}

roll_back() { # a release, or nothing for the one before
    now=$(current_release)
    to=$1
    if [ -z "$to" ] && [ -n "$now" ] && [ -f "releases/$now.from" ]; then to=$(cat "releases/$now.from"); fi
    if ! is_release "$to" || [ ! -d "releases/$to" ] || [ ! -f "releases/$to.sums" ]; then
        fail nothing "$to"
    elif ! check "releases/$to" "releases/$to.sums"; then
        fail_check
    elif trouble=$(switch_to "$to" "$now" 2>&1); then
        answer "active $to"
    else
        fail write "$trouble"
    fi
}

list() {
    live=$(current_release)
    all=$(releases) || { fail write "releases: cannot be read"; return; }
    for one in $all; do
        if [ "$one" = "$live" ]; then say "release $one live"; else say "release $one"; fi
    done
    say done
}

inspect() { # bytes of the list that follows: what differs from it in the live folder; then, what of the
    # former assets is not as it was kept
    take_list "$1"
    now=$(current_release)
    if [ -z "$now" ]; then
        fail nothing ""
        return
    fi
    check "releases/$now" .work/new || :
    live=$differs
    differs="done 0"
    if [ -e former-assets ]; then check former-assets former-assets.sums || :; fi
    answer "$live"
    say "$differs"
}

abandon() {
    if [ -n "$release" ]; then
        discard "$release.part"
        [ -d "releases/$release" ] || rm -f "releases/$release.sums" "releases/$release.from" "releases/$release.made"
    fi
    release=
}

serve() {
    if ! trouble=$({ mkdir -p releases && : >>.lock; } 2>&1); then
        fail write "$trouble"
        exit 1
    fi
    exec 9>>.lock
    if ! flock -n 9; then
        fail locked "$(head -c 100 .owner 2>/dev/null)"
        exit 1
    fi
    # Whatever ends this process frees the lock; .owner only tells people who holds it.
    trap 'exit 1' HUP INT TERM PIPE
    { date -u +%Y-%m-%dT%H:%M:%SZ >.owner; } 2>/dev/null || :
    rm -rf .work # what a session left that did not end in order
    release=
    say "ready 2"
    while line=$(timeout "$SILENCE" sh -c 'ulimit -v 100000 2>/dev/null; IFS= read -r line && printf "%s" "$line"' 9>&-); do
        # shellcheck disable=SC2086 # the words are wanted; `set -f` keeps them as they are
        set -- $line
        case ${1-} in begin | activate | rollback | inspect | abandon) start_ticking ;; esac
        case ${1-} in
        alive) ;;
        begin) shift && begin "$@" ;;
        activate) activate "${2-}" ;;
        rollback) roll_back "${2-}" ;;
        list) list ;;
        inspect) inspect "${2-}" ;;
        abandon) abandon && answer done ;;
        end) break ;;
        *) fail input "" ;;
        esac
    done
    abandon
    rm -rf .work
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
session)
    if [ "${2-}" = timed ]; then
        serve
    else
        for tool in rsync flock timeout sha256sum awk find; do
            command -v "$tool" >/dev/null 2>&1 || { fail tool "$tool"; exit 1; }
        done
        exec timeout -k 10 "$LONGEST" /bin/sh "$0" "$root" timed
    fi
    ;;
"rsync --server "*) receive_files "$asked" ;;
*) refuse "only publications are taken" ;;
esac
