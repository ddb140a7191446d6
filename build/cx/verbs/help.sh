# shellcheck shell=bash
# Summary: list the verbs
# Usage:   ./cx help [VERB]

verb_main() {
    if [[ -n ${1:-} && $1 != --* ]]; then
        [[ $1 =~ ^[a-z][a-z-]*$ && -f $VERBS/$1.sh ]] || bad_usage "'$1' is not a verb." './cx help lists the verbs.'
        usage "$VERBS/$1.sh"
        return 0
    fi

    local file
    printf 'CxBridge: AI voice calls at scale.\n\nUsage: ./cx VERB [options]\n\n'
    for file in "$VERBS"/*.sh; do
        printf '  %-12s %s\n' "$(basename "$file" .sh)" "$(sed -n 's/^# Summary: *//p' "$file" | head -n 1)"
    done
    printf '\n./cx help VERB, or ./cx VERB --help, shows its options. Exit codes: 0 done, 1 failed, 2 bad usage.\n'
    [[ ${1:-} != --bad-usage ]] || exit 2
}
