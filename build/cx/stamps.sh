# shellcheck shell=bash
# shellcheck disable=SC2034 # the other parts and the verbs read these variables
# A stamp is the hash of everything a build step reads. While it is unchanged the step is skipped, so that a second start
# calls neither npm nor the compiler.

# hash_of PATH...   of the names and contents of all source files below the paths, which are relative to the root. Nothing
# is built from a README.
hash_of() {
    (
        cd "$ROOT" || exit
        find "$@" \( -name bin -o -name obj -o -name node_modules -o -name dist -o -name TestResults -o -name '*.md' \) -prune -o -type f -print0 \
            | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -c1-64
    )
}

is_current() { # NAME HASH
    [[ -f $STATE_DIR/stamps/$1 && $(<"$STATE_DIR/stamps/$1") == "$2" ]]
}

set_stamp() { # NAME HASH
    mkdir -p "$STATE_DIR/stamps" && printf '%s' "$2" >"$STATE_DIR/stamps/$1"
}

drop_stamp() { # NAME
    rm -f "$STATE_DIR/stamps/$1"
}

# Two set-ups in one tree at a time would build over each other. Every child must close the descriptor, or a compiler
# server that outlives us keeps the lock.
lock_tree() {
    exec {LOCK}>"$STATE_DIR/lock"
    flock -n "$LOCK" && return
    echo 'Another ./cx is setting up this folder; waiting for it.'
    flock -w 900 "$LOCK" || fail 'Another ./cx has been setting up this folder for 15 minutes.' 'Wait until it has ended, or end it.'
}

unlock_tree() {
    exec {LOCK}>&-
}
