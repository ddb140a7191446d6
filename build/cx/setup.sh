# shellcheck shell=bash
# shellcheck disable=SC2034 # the other parts and the verbs read these variables
# What run and demo share: five steps of set-up, then the host takes the place of the script, so that Ctrl-C and the exit
# code are its own.

set_up_host() {
    begin_steps 6
    step 'Tools' check_machine 1500
    lock_tree
    step "Debian packages: ${DEBIAN_RUN[*]}" debian_packages "${DEBIAN_RUN[@]}"
    step 'Console' console_build
    step 'ONNX Runtime' onnxruntime_library
    step 'Host' host_build
    unlock_tree
}

start_host() { # VERB ARGUMENT...
    printf '[%d/%d] Starting\n' "$STEPS" "$STEPS"
    exec "$HOST" "$@"
}
