# shellcheck shell=bash
# Summary: run a small campaign of real calls on this machine and print what came of it
# Usage:   ./cx demo [--contacts FILE] [--carrier sip:HOST:PORT] [--data DIR] [--seed N] [--limit SECONDS] [--json]
#
#   --contacts FILE           whom to call, CSV with a header; default: the practice contacts
#   --carrier sip:HOST:PORT   where to send the calls; default: a practice carrier started for the demo, on loopback
#   --data DIR                where database and recordings go; default: a folder of its own
#   --seed N                  the same seed makes the practice callees behave the same
#   --limit SECONDS           when to give up
#   --json                    the last line of output is one JSON object

verb_main() {
    local all=("$@") value
    while [[ $# -gt 0 ]]; do
        case $1 in
            --contacts | --carrier | --data | --seed | --limit)
                need_value "$1" $#
                value=$2
                if [[ $1 == --contacts && ! -r $value ]]; then
                    bad_usage "The contacts file '$value' cannot be read." 'Check the path.'
                elif [[ $1 == --carrier && $value != sip:* ]]; then
                    bad_usage "'$value' is not a carrier's address." 'Write sip:HOST:PORT.'
                elif [[ $1 == --@(seed|limit) && ! $value =~ ^[0-9]{1,9}$ ]]; then
                    bad_usage "'$value' is not a value for $1." 'Write a whole number.'
                fi
                shift 2
                ;;
            --json) shift ;;
            *) bad_usage "'$1' is not an option of demo." './cx demo --help shows them.' ;;
        esac
    done

    set_up_host
    start_host demo "${all[@]}"
}
