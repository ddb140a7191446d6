# shellcheck shell=bash
# Summary: build everything and run all tests
# Usage:   ./cx test [--filter EXPR] [--suite NAME]... [--cluster-edition] [--json]
#
#   --filter EXPR       dotnet's own: a part of a test's full name, or Category=Name; leaves the console's tests out
#   --suite NAME        only this suite: console, or a folder of tests/ that holds a test project; may be repeated
#   --cluster-edition   also build and test the cluster edition, where its packages can be had
#   --json              the last line of output is one JSON object
#
# The last line is the sum: N passed, N failed. A suite that crashes, runs no test or skips one counts as failed.

# shellcheck source=build/cx/suites.sh
source "$ROOT/build/cx/suites.sh"
# shellcheck source=build/cx/cluster-edition.sh
source "$ROOT/build/cx/cluster-edition.sh"

verb_main() {
    local filter='' cluster=0 all=() chosen=() suite
    mapfile -t all < <(echo console; dotnet_suites)
    while [[ $# -gt 0 ]]; do
        case $1 in
            --filter) need_value "$1" $#; filter=$2; shift 2 ;;
            --suite)
                need_value "$1" $#
                [[ " ${all[*]} " == *" $2 "* ]] || bad_usage "'$2' is not a suite." "Suites: ${all[*]}"
                chosen+=("$2")
                shift 2
                ;;
            --cluster-edition) cluster=1; shift ;;
            --json) shift ;;
            *) bad_usage "'$1' is not an option of test." './cx test --help shows them.' ;;
        esac
    done

    [[ ${#chosen[@]} -gt 0 ]] || chosen=("${all[@]}")
    begin_steps $((5 + ${#chosen[@]} + cluster))
    mkdir -p "$RESULTS"
    step 'Tools' check_machine 4000
    lock_tree
    step "Debian packages: ${DEBIAN_RUN[*]} ${DEBIAN_TEST[*]}" debian_packages "${DEBIAN_RUN[@]}" "${DEBIAN_TEST[@]}"
    step 'Console' console_build
    step 'ONNX Runtime' onnxruntime_library
    step 'Build' solution_build
    unlock_tree

    for suite in "${chosen[@]}"; do
        if [[ $suite != console ]]; then
            run_dotnet_suite "$suite" "$filter"
        elif [[ -z $filter ]]; then
            run_console_suite
        else
            begin_suite console
            end_suite console 0 0 0 'left out: --filter is for dotnet' /dev/null
        fi
    done
    [[ $cluster -eq 0 ]] || run_cluster_edition

    if [[ $((PASSED + FAILED)) -eq 0 ]]; then
        fail 'No test ran.' 'Check --filter and --suite.'
    fi
    print_sum
    [[ $FAILED -eq 0 ]] || exit 1
}

print_sum() {
    printf '\n%d passed, %d failed\n' "$PASSED" "$FAILED"
    if [[ $JSON -eq 1 ]]; then
        printf '{"verb":"test","ok":%s,"passed":%d,"failed":%d,"suites":[%s]}\n' \
            "$([[ $FAILED -eq 0 ]] && echo true || echo false)" "$PASSED" "$FAILED" "$(IFS=,; echo "${SUITE_LINES[*]}")"
    fi
}

# Whoever reads only the last line must not take a set-up that failed for a success.
before_exit_failed() {
    printf '\n%d passed, %d failed\n' "$PASSED" $((FAILED + 1))
}
