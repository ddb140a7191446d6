# shellcheck shell=bash
# shellcheck disable=SC2034 # the other parts and the verbs read these variables
# The console: a React application that the host serves from src/Console/dist.

CONSOLE=$ROOT/src/Console

console_is_here() {
    [[ -f $CONSOLE/package.json ]]
}

console_packages() {
    local hash
    if ! console_is_here; then
        STEP_NOTE='not in this tree'
        return 0
    fi

    hash=$(hash_of src/Console/package.json src/Console/package-lock.json)-$NODE_VERSION
    if is_current console-packages "$hash" && [[ -d $CONSOLE/node_modules ]]; then
        STEP_NOTE='ok, up to date'
        return 0
    fi

    drop_stamp console-packages
    (cd "$CONSOLE" && npm ci --no-audit --no-fund --loglevel=error {LOCK}>&-) || return 1
    set_stamp console-packages "$hash"
}

console_build() {
    local hash
    if ! console_is_here; then
        STEP_NOTE='not in this tree'
        return 0
    fi

    console_packages || return 1
    STEP_NOTE=''
    hash=$(hash_of src/Console)-$NODE_VERSION
    if is_current console "$hash" && [[ -f $CONSOLE/dist/index.html ]]; then
        STEP_NOTE='ok, up to date'
        return 0
    fi

    drop_stamp console
    (cd "$CONSOLE" && npm run build {LOCK}>&-) || return 1
    set_stamp console "$hash"
}
