# shellcheck shell=bash
# Summary: measure one part of the platform
# Usage:   ./cx bench [NAME [options]] [--json]
#
#   without NAME   list the benches and their options
#   --json         only the list needs it: every bench ends with one line that is a JSON object
#
# Nothing else should run on the machine meanwhile.

# One line a bench: name, folder below bench/, what it measures, its options.
BENCHES=(
    'grains   Grains   grain calls a second in one process, and what an idle activation weighs'
    'claims   Storage  import, claim, gate and close of one campaign  [--contacts N] [--store sqlite|postgresql]'
    'slots    Media    calls with real RTP through the whole media path  [--calls N] [--seconds N] [--codec Pcmu|Pcma|G722|Opus] [--vad model|pitch]'
    'signalling Signalling calls set up and torn down by one host over SIP  [--rate N] [--seconds N] [--hold MS]'
    'workers  Workers  memory and processor time of 16 live calls, by Media:SlotsPerWorker  [--seconds N] [--slots-per-worker N ...] [--on-lines]'
    'reserve  Fleet    reservations at the fleet registry, with hosts and a shard killed  [--hosts N] [--slots N] [--rate N] [--seconds N]'
)

verb_main() {
    local name=${1:-} line bench folder
    if [[ -z $name || $name == --json ]]; then
        list_benches
        return
    fi

    shift
    for line in "${BENCHES[@]}"; do
        read -r bench folder _ <<<"$line"
        [[ $bench != "$name" ]] || break
    done
    [[ $bench == "$name" ]] || bad_usage "'$name' is not a bench." './cx bench lists them.'
    begin_steps 3
    step 'Tools' check_machine 1500
    lock_tree
    step 'ONNX Runtime' onnxruntime_library
    step "Bench $name" bench_build "$folder"
    unlock_tree
    run_bench "$folder" "$@"
}

list_benches() {
    local line name what names=()
    for line in "${BENCHES[@]}"; do
        read -r name _ what <<<"$line"
        printf '  %-11s %s\n' "$name" "$what"
        names+=("$(json_string "$name")")
    done
    [[ $JSON -eq 0 ]] || printf '{"verb":"bench","ok":true,"benches":[%s]}\n' "$(IFS=,; echo "${names[*]}")"
}

bench_build() { # FOLDER
    local stamp=bench-$1 hash program
    program=$(bench_program "$1")
    hash=$(host_hash)-$(hash_of "bench/$1" bench/Media tests/TestKit)
    if is_current "$stamp" "$hash" && [[ -x $program ]]; then
        # shellcheck disable=SC2034 # step reads it
        STEP_NOTE='ok, up to date'
        return 0
    fi

    drop_stamp "$stamp"
    dotnet_build "bench/$1" && set_stamp "$stamp" "$hash"
}

bench_program() { # FOLDER
    printf '%s' "$ROOT/bench/$1/bin/Release/net10.0/CxBridge.Bench.$1"
}

# The bench takes the place of the script, so that Ctrl-C and the exit code are its own. It ends with JSON without being asked.
run_bench() { # FOLDER ARGUMENT...
    local program argument arguments=()
    program=$(bench_program "$1")
    shift
    for argument in "$@"; do
        [[ $argument == --json ]] || arguments+=("$argument")
    done
    exec "$program" "${arguments[@]}"
}
