# shellcheck shell=bash
# Summary: start a carrier and a CRM to practise with, both on this machine
# Usage:   ./cx practice [--sip HOST:PORT] [--urls URL] [--seed N]
#
#   --sip HOST:PORT   where the carrier takes calls (default 127.0.0.1:5070); a carrier of your campaign with the address sip:HOST:PORT reaches it
#   --urls URL        where the CRM takes results, at URL/hook (default http://127.0.0.1:8090); URL/report and URL/truth tell what came
#   --seed N          the same seed makes the callees behave the same
#
# Nobody is called: the callees are programs that speak and listen. Ctrl-C ends it.

verb_main() {
    local sip=127.0.0.1:5070 urls=http://127.0.0.1:8090 seed=7
    while [[ $# -gt 0 ]]; do
        case $1 in
            --sip) need_value "$1" $#; sip=$2; shift 2 ;;
            --urls) need_value "$1" $#; urls=$2; shift 2 ;;
            --seed) need_value "$1" $#; seed=$2; shift 2 ;;
            *) bad_usage "'$1' is not an option of practice." './cx practice --help shows them.' ;;
        esac
    done

    set_up_host
    printf '[%d/%d] Starting the practice carrier at sip:%s and the CRM at %s/hook\n' "$STEPS" "$STEPS" "$sip" "$urls"
    exec "$PRACTICE" both --sip "$sip" --urls "$urls" --seed "$seed" --log "$ROOT/data/practice"
}
