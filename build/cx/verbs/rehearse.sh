# shellcheck shell=bash
# Summary: simulate a campaign's pacing: how busy the seats, how many abandoned, when finished
# Usage:   ./cx rehearse SCENARIO.json [--json]
#
#   SCENARIO.json   seats, callees and policy; docs/pacing.md has the format, docs/scenarios has examples
#   --json          the last line of output is one JSON object

verb_main() {
    local scenario='' arguments=()
    while [[ $# -gt 0 ]]; do
        case $1 in
            --json) arguments+=("$1") ;;
            -*) bad_usage "'$1' is not an option of rehearse." './cx rehearse --help shows them.' ;;
            *)
                [[ -z $scenario ]] || bad_usage "'$1' is one scenario too many." 'Give one file.'
                scenario=$1
                ;;
        esac
        shift
    done

    [[ -n $scenario ]] || bad_usage 'There is no scenario.' 'Give a file, such as docs/scenarios/hundred-seats.json.'
    [[ -f $scenario && -r $scenario ]] || bad_usage "The scenario '$scenario' cannot be read." 'Check the path.'

    begin_steps 3
    step 'Tools' check_dotnet
    lock_tree
    step 'Host' host_build
    unlock_tree
    printf '[%d/%d] Rehearsing\n' "$STEPS" "$STEPS"
    exec "$HOST" rehearse "$scenario" "${arguments[@]}"
}
