# shellcheck shell=bash
# Summary: train the voice activity model, or judge one, on voices it has not learnt from
# Usage:   ./cx train-vad [--out FOLDER] [--clips N] [--epochs N] [--seed N] | --judge FILE.onnx  [--json]
#
#   --out FOLDER    where weights.txt and model.onnx go; default .cx/vad
#   --clips N       clips of 10 s to learn from; default 900, which take some minutes
#   --judge FILE    train nothing, judge this model
#   --json          changes nothing: the last line is always one JSON object

verb_main() {
    local arguments=() out="$ROOT/.cx/vad"
    while [[ $# -gt 0 ]]; do
        case $1 in
            --json) ;;
            --out) out=${2:-} && shift ;;
            --clips | --epochs | --seed)
                [[ ${2:-} =~ ^[1-9][0-9]{0,5}$ ]] || bad_usage "$1 takes a number from 1 on." './cx train-vad --help shows the options.'
                arguments+=("$1" "$2") && shift
                ;;
            --judge)
                [[ -f ${2:-} && -r $2 ]] || bad_usage "The model '${2:-}' cannot be read." 'Give an ONNX file.'
                arguments+=("$1" "$2") && shift
                ;;
            *) bad_usage "'$1' is not an option of train-vad." './cx train-vad --help shows them.' ;;
        esac
        shift
    done

    [[ -n $out ]] || bad_usage '--out takes a folder.' './cx train-vad --help shows the options.'
    begin_steps 5
    step 'Tools' check_machine 1500
    lock_tree
    step "Debian packages: ${DEBIAN_RUN[*]}" debian_packages "${DEBIAN_RUN[@]}"
    step 'ONNX Runtime' onnxruntime_library
    step 'Training' dotnet_build training/Vad
    unlock_tree
    printf '[%d/%d] Learning and judging\n' "$STEPS" "$STEPS"
    exec "$ROOT/training/Vad/bin/Release/net10.0/CxBridge.Training.Vad" --out "$out" "${arguments[@]}"
}
