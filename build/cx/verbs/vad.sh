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
    host_arguments 1 'Give a WAV file of 8 kHz.' --json --model=file -- "$@"
    run_host 'Listening' onnxruntime
}
