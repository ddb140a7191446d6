# shellcheck shell=bash
# Summary: say what a call did to a sound: gaps, clicks, loss, delay, echo
# Usage:   ./cx audio-check REFERENCE.wav RECORDING.wav [--channel left|right] [--json]
#
#   REFERENCE.wav          what was played at the other end: speech of some seconds, WAV of 8 kHz, 16-bit linear or G.711
#   RECORDING.wav          what was recorded of it
#   --channel left|right   of a stereo recording the channel in which the reference is heard (default: left, the far end); its echo is sought in
#                          the other one
#   --json                 the last line of output is one JSON object
#
# docs/media.md says what is measured, and what is a finding. Findings do not change the exit code.

verb_main() {
    host_arguments 2 'Give two WAV files of 8 kHz: the reference, then the recording.' --json '--channel=left|right' -- "$@"
    run_host 'Comparing'
}
