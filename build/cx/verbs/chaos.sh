# shellcheck shell=bash
# Summary: kill the host again and again in the middle of a campaign, and see whether anybody was called twice or anything was lost
# Usage:   ./cx chaos [--kills N] [--seed N] [--data DIR] [--json]
#
#   --kills N    how often, 1 to 120 (default 100, which takes some six minutes on a machine that does nothing else)
#   --seed N     the same seed aims at the same windows in the same order
#   --data DIR   an empty folder to keep; without it a temporary one is removed when all went well
#   --json       nothing more: the last line of output is one JSON object in any case
#
# The callees are a practice carrier in a process of its own, which counts the INVITEs. Exit code 1: somebody was called twice, or something
# was lost.

verb_main() {
    local arguments=()
    while [[ $# -gt 0 ]]; do
        case $1 in
            --kills | --seed | --data)
                need_value "$1" $#
                [[ $1 == --data || $2 =~ ^[0-9]{1,9}$ ]] || bad_usage "'$2' is not a value for $1." 'Write a whole number.'
                if [[ $1 == --data && -e $2/cxbridge.db ]]; then
                    bad_usage "'$2' belongs to an installation." 'Name an empty folder.'
                fi
                arguments+=("$1" "$2")
                shift 2
                ;;
            --json) shift ;;
            *) bad_usage "'$1' is not an option of chaos." './cx chaos --help shows them.' ;;
        esac
    done

    begin_steps 4
    step 'Tools' check_machine 1500
    lock_tree
    step "Debian packages: ${DEBIAN_RUN[*]}" debian_packages "${DEBIAN_RUN[@]}"
    step 'Host' host_build
    step 'Chaos' chaos_build
    unlock_tree
    exec "$ROOT/bench/Chaos/bin/Release/net10.0/CxBridge.Bench.Chaos" "${arguments[@]}"
}

chaos_build() {
    local hash
    hash=$(host_hash)-$(hash_of bench/Chaos tests/TestKit)
    if is_current bench-Chaos "$hash" && [[ -x $ROOT/bench/Chaos/bin/Release/net10.0/CxBridge.Bench.Chaos ]]; then
        # shellcheck disable=SC2034 # step reads it
        STEP_NOTE='ok, up to date'
        return 0
    fi

    drop_stamp bench-Chaos
    dotnet_build bench/Chaos && set_stamp bench-Chaos "$hash"
}
