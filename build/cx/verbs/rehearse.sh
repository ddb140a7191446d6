# shellcheck shell=bash
# Summary: simulate a campaign's pacing: how busy the seats, how many abandoned, when finished
# Usage:   ./cx rehearse SCENARIO.json [--json]
#
#   SCENARIO.json   seats, callees and policy; docs/pacing.md has the format, docs/scenarios has examples
#   --json          the last line of output is one JSON object

verb_main() {
    host_arguments 1 'Give a scenario, such as docs/scenarios/hundred-seats.json.' --json -- "$@"
    run_host 'Rehearsing'
}
