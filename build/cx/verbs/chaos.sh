# shellcheck shell=bash
# Summary: kill the host again and again in the middle of a campaign, and see whether anybody was called twice or anything was lost
# Usage:   ./cx chaos [--cluster] [--kills N] [--seed N] [--data DIR] [--json]
#
#   --cluster    three hosts of the cluster edition on PostgreSQL, of which one at a time is killed; needs the Orleans packages (docs/cluster.md)
#   --kills N    how often, 1 to 120 (default 100, which takes some six minutes on a machine that does nothing else; with --cluster 30)
#   --seed N     the same seed aims at the same windows in the same order
#   --data DIR   an empty folder to keep; without it a temporary one is removed when all went well
#   --json       nothing more: the last line of output is one JSON object in any case
#
# The callees are a practice carrier in a process of its own, which counts the INVITEs. Exit code 1: somebody was called twice, or something
# was lost.

# shellcheck source=build/cx/cluster-edition.sh
source "$ROOT/build/cx/cluster-edition.sh"

verb_main() {
    local arguments=() kills='' cluster=0
    while [[ $# -gt 0 ]]; do
        case $1 in
            --kills | --seed | --data)
                need_value "$1" $#
                [[ $1 == --data || $2 =~ ^[0-9]{1,9}$ ]] || bad_usage "'$2' is not a value for $1." 'Write a whole number.'
                if [[ $1 == --data && -e $2/cxbridge.db ]]; then
                    bad_usage "'$2' belongs to an installation." 'Name an empty folder.'
                fi
                [[ $1 != --kills ]] || kills=$2
                arguments+=("$1" "$2")
                shift 2
                ;;
            --cluster) cluster=1; shift ;;
            --json) shift ;;
            *) bad_usage "'$1' is not an option of chaos." './cx chaos --help shows them.' ;;
        esac
    done

    if [[ $cluster -eq 1 ]]; then
        [[ -n $kills ]] || arguments+=(--kills 30)
        chaos_in_a_cell "${arguments[@]}"
    fi

    begin_steps 5
    step 'Tools' check_machine 1500
    lock_tree
    step "Debian packages: ${DEBIAN_RUN[*]}" debian_packages "${DEBIAN_RUN[@]}"
    step 'ONNX Runtime' onnxruntime_library
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

# The cluster edition has build folders of its own, so that the embedded one's stay as they are.
chaos_in_a_cell() { # ARGUMENT...
    local edition
    mapfile -t edition < <(cluster_edition_properties)
    begin_steps 5
    step 'Tools' check_machine 1500
    lock_tree
    step "Debian packages: ${DEBIAN_RUN[*]} postgresql-15" debian_packages "${DEBIAN_RUN[@]}" postgresql-15
    step 'ONNX Runtime' onnxruntime_library
    step 'Orleans packages' cluster_edition_packages bench/Chaos "${edition[@]}"
    step 'Chaos, cluster edition' cluster_edition_build bench/Chaos "${edition[@]}"
    unlock_tree
    exec "$ROOT/bench/Chaos/bin/cluster/Release/net10.0/CxBridge.Bench.Chaos" --cluster "$@"
}
