# shellcheck shell=bash
# shellcheck disable=SC2034 # the other parts and the verbs read these variables
# What a verb says: one line a step, the tail of the log and a cure when a step fails, one JSON object at the end if asked.

JSON=0                          # 1: the last line of output is one JSON object
STATE_DIR=$ROOT/.cx             # logs, stamps, results; never committed
LOG_DIR=$STATE_DIR/log
STEPS=0
STEP=0
STEP_NOTE=''                    # a step says in words why it had nothing to do, or what it did
STEP_WHY=''                     # a step that returns 1 says what is missing ...
STEP_CURE=''                    # ... and how to get it

begin_steps() {
    STEPS=$1
    if ! mkdir -p "$LOG_DIR" 2>/dev/null; then
        fail "Cannot write to $STATE_DIR." "Run it as the owner of this folder, or make room on the disk."
    fi
}

# step TITLE COMMAND...   runs COMMAND in this shell, its output in a log of its own.
step() {
    local title=$1 log started status=0
    shift
    STEP=$((STEP + 1))
    STEP_NOTE='' STEP_WHY='' STEP_CURE=''
    log=$LOG_DIR/$VERB-$STEP.log
    printf '[%d/%d] %s ... ' "$STEP" "$STEPS" "$title"
    started=$(microseconds)
    "$@" >"$log" 2>&1 </dev/null || status=$?
    if [[ $status -eq 0 ]]; then
        printf '%s (%s s)\n' "${STEP_NOTE:-ok}" "$(seconds_since "$started")"
        return 0
    fi

    printf 'failed (%s s)\n' "$(seconds_since "$started")"
    if [[ -s $log ]]; then
        tail -n 25 "$log" | sed 's/^/    | /'
        printf '    The whole log: %s\n' "$log"
    fi
    fail "${STEP_WHY:-"$title: did not work."}" "${STEP_CURE:-"$(cure_from_log "$log")"}"
}

# cannot WHY CURE   how a step gives up: cannot ... || return 1 is not needed, it returns 1 itself.
cannot() {
    STEP_WHY=$1 STEP_CURE=$2
    return 1
}

# The cause in words, from what the tools are known to print.
cure_from_log() {
    local log=$1
    if grep -qsiE 'no space left on device|ENOSPC' "$log"; then
        echo 'The disk is full. Make room and run it again.'
    elif grep -qsE 'NU1301|Temporary failure resolving|Could not resolve|ENOTFOUND|ETIMEDOUT|ECONNREFUSED|EAI_AGAIN|Name or service not known' "$log"; then
        echo 'The network or a package source cannot be reached. The first run needs it; later runs do not. Check the connection and the proxy settings.'
    elif grep -qsE 'NU110[12]|E404|Unable to locate package' "$log"; then
        echo 'A package source lacks a package. Check which sources this machine is set up to use (dotnet nuget list source, npm config get registry, apt).'
    elif grep -qsiE 'permission denied|EACCES' "$log"; then
        echo 'A file belongs to somebody else. Run it as the owner of this folder.'
    elif grep -qsE 'Could not get lock|is another process using it' "$log"; then
        echo 'Another program is installing packages. Wait until it has ended and run it again.'
    else
        echo 'Read the lines above.'
    fi
}

# fail WHY CURE   ends the verb with exit code 1.
fail() {
    printf '\n%s\n  %s\n' "$1" "$2" >&2
    before_exit_failed
    if [[ $JSON -eq 1 ]]; then
        printf '{"verb":%s,"ok":false,"error":%s,"cure":%s}\n' "$(json_string "$VERB")" "$(json_string "$1")" "$(json_string "$2")"
    fi
    exit 1
}

# A verb may replace it to print its own last words.
before_exit_failed() { :; }

# bad_usage WHY CURE   ends the verb with exit code 2.
bad_usage() {
    printf '%s\n  %s\n' "$1" "$2" >&2
    if [[ $JSON -eq 1 ]]; then
        printf '{"verb":%s,"ok":false,"error":%s,"cure":%s}\n' "$(json_string "$VERB")" "$(json_string "$1")" "$(json_string "$2")"
    fi
    exit 2
}

# need_value OPTION COUNT   the option must be followed by a value; COUNT is what is left of the arguments, the option included.
need_value() {
    [[ $2 -ge 2 ]] || bad_usage "$1 needs a value." "./cx $VERB --help shows how."
}

# usage FILE   the comment block at the top of a verb's file.
usage() {
    sed -n '2,/^[^#]/{s/^# \{0,1\}//p}' "$1"
}

json_string() {
    local s=$1
    s=${s//\\/\\\\}
    s=${s//\"/\\\"}
    s=${s//$'\n'/\\n}
    s=${s//$'\t'/\\t}
    printf '"%s"' "${s//[[:cntrl:]]/ }"
}

microseconds() {
    # The decimal sign follows the locale.
    printf '%s' "${EPOCHREALTIME/[.,]/}"
}

seconds_since() {
    local tenths=$((($(microseconds) - $1) / 100000))
    printf '%d.%d' $((tenths / 10)) $((tenths % 10))
}
