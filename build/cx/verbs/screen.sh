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
    host_arguments 1 'Give a WAV file of 8 kHz.' --json --rhythm --language= -- "$@"
    run_host 'Screening'
}
