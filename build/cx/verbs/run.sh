# shellcheck shell=bash
# Summary: start CxBridge and its console
# Usage:   ./cx run [--urls URL] [--data DIR] [--set KEY=VALUE]...
#
#   --urls URL   where the console and the API listen (default http://127.0.0.1:8080)
#   --data DIR   database, recordings and keys (default data/ in the root)
#   --set K=V    a setting, such as Sip:Port=5080; may be repeated
#
# The first start installs and builds what is missing. Ctrl-C stops the host; calls in progress end first.

verb_main() {
    local urls=http://127.0.0.1:8080 data=$ROOT/data rest=()
    while [[ $# -gt 0 ]]; do
        case $1 in
            --urls) need_value "$1" $#; urls=$2; shift 2 ;;
            --data) need_value "$1" $#; data=$2; shift 2 ;;
            --set) need_value "$1" $#; rest+=(--set "$2"); shift 2 ;;
            --json) rest+=("$1"); shift ;;
            *) bad_usage "'$1' is not an option of run." './cx run --help shows them.' ;;
        esac
    done

    set_up_host
    start_host run --urls "$urls" --data "$data" "${rest[@]}"
}
