# shellcheck shell=bash
# Summary: say where somebody speaks in a recording
# Usage:   ./cx vad FILE.wav [--model FILE.onnx] [--json]
#
#   FILE.wav            WAV of 8 kHz, 16-bit linear or G.711; of several channels the first
#   --model FILE.onnx   a Silero model (v5); without it the product's own listens
#   --json              the last line of output is one JSON object: segments in milliseconds, and the model
#
# docs/voice-activity.md has the rules and figures.

verb_main() {
    local file='' arguments=()
    while [[ $# -gt 0 ]]; do
        case $1 in
            --json) arguments+=("$1") ;;
            --model)
                need_value "$1" $#
                [[ -f $2 && -r $2 ]] || bad_usage "The model '$2' cannot be read." 'Check the path.'
                arguments+=("$1" "$2")
                shift
                ;;
            -*) bad_usage "'$1' is not an option of vad." './cx vad --help shows them.' ;;
            *)
                [[ -z $file ]] || bad_usage "'$1' is one file too many." 'Give one file.'
                file=$1
                ;;
        esac
        shift
    done

    [[ -n $file ]] || bad_usage 'There is no file.' 'Give a WAV file of 8 kHz.'
    [[ -f $file && -r $file ]] || bad_usage "The file '$file' cannot be read." 'Check the path.'

    begin_steps 4
    step 'Tools' check_machine 1500
    lock_tree
    step 'ONNX Runtime' onnxruntime_library
    step 'Host' host_build
    unlock_tree
    printf '[%d/%d] Listening\n' "$STEPS" "$STEPS"
    exec "$HOST" vad "$file" "${arguments[@]}"
}
