# shellcheck shell=bash
# Summary: say whether a person or a machine answered, from a recording
# Usage:   ./cx screen FILE.wav [--language TAG] [--rhythm] [--json]
#
#   FILE.wav         from the answer on: WAV of 8 kHz, 16-bit linear or G.711; of several channels the first
#   --language TAG   what is expected to be spoken (default: en-US)
#   --rhythm         listen to the rhythm of voice and silence only, not to the words
#   --json           the last line of output is one JSON object
#
# docs/screening.md has the rules, and how often they are right.

verb_main() {
    local file='' arguments=()
    while [[ $# -gt 0 ]]; do
        case $1 in
            --json | --rhythm) arguments+=("$1") ;;
            --language)
                need_value "$1" $#
                arguments+=("$1" "$2")
                shift
                ;;
            -*) bad_usage "'$1' is not an option of screen." './cx screen --help shows them.' ;;
            *)
                [[ -z $file ]] || bad_usage "'$1' is one file too many." 'Give one file.'
                file=$1
                ;;
        esac
        shift
    done

    [[ -n $file ]] || bad_usage 'There is no file.' 'Give a WAV file of 8 kHz.'
    [[ -f $file && -r $file ]] || bad_usage "The file '$file' cannot be read." 'Check the path.'

    begin_steps 3
    step 'Tools' check_dotnet
    lock_tree
    step 'Host' host_build
    unlock_tree
    printf '[%d/%d] Screening\n' "$STEPS" "$STEPS"
    exec "$HOST" screen "$file" "${arguments[@]}"
}
