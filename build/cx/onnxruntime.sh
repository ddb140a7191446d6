# shellcheck shell=bash
# shellcheck disable=SC2034 # the other parts and the verbs read these variables
# The native ONNX Runtime, which npm's onnxruntime-node ships; its own install script would fetch libraries for graphics cards.

ONNXRUNTIME=$ROOT/src/Compat/OnnxRuntime/Native

# What is built before the library came has to be built again.
onnxruntime_state() {
    [[ -d $ONNXRUNTIME/node_modules/onnxruntime-node/bin ]] && echo onnx || echo plain
}

onnxruntime_library() {
    local hash
    hash=$(hash_of src/Compat/OnnxRuntime/Native/package-lock.json)
    if is_current onnxruntime "$hash" && [[ $(onnxruntime_state) == onnx ]]; then
        STEP_NOTE='ok, up to date'
        return 0
    fi

    drop_stamp onnxruntime
    (cd "$ONNXRUNTIME" && npm ci --ignore-scripts --no-audit --no-fund --loglevel=error {LOCK}>&-) || return 1
    set_stamp onnxruntime "$hash"
}
