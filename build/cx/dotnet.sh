# shellcheck shell=bash
# shellcheck disable=SC2034 # the other parts and the verbs read these variables
# The host and the tests, built in Release; msbuild is called only when a source has changed.

HOST=$ROOT/src/Silo/bin/Release/net10.0/cxbridge
PRACTICE=$ROOT/src/Practice/bin/Release/net10.0/cxbridge-practice
BUILD_INPUTS=(build/Edition.props Directory.Build.props Directory.Packages.props global.json .editorconfig CxBridge.sln)

host_hash() {
    local sources=() folder
    for folder in "$ROOT"/src/*/; do
        folder=src/$(basename "$folder")
        [[ $folder == src/Console ]] || sources+=("$folder")
    done
    printf '%s-%s-%s' "$(hash_of "${BUILD_INPUTS[@]}" "${sources[@]}")" "$DOTNET_VERSION" "$(onnxruntime_state)"
}

host_build() {
    local hash
    hash=$(host_hash)
    if is_current host "$hash" && [[ -x $HOST && -x $PRACTICE ]]; then
        STEP_NOTE='ok, up to date'
        return 0
    fi

    drop_stamp host
    # Not a solution filter: projects that a filter leaves out would be built as Debug.
    dotnet_build src/Silo && dotnet_build src/Practice && set_stamp host "$hash"
}

solution_build() {
    local hash host
    host=$(host_hash)
    hash=$host-$(hash_of tests bench training)
    if is_current solution "$hash" && is_current host "$host" && [[ -x $HOST ]]; then
        STEP_NOTE='ok, up to date'
        return 0
    fi

    drop_stamp host
    drop_stamp solution
    dotnet_build CxBridge.sln && set_stamp host "$host" && set_stamp solution "$hash"
}

dotnet_build() {
    (cd "$ROOT" && dotnet build "$1" -c Release --nologo -v quiet -clp:NoSummary {LOCK}>&-) && return 0
    # Offline, a restore that fails is the cause, and the compiler was not asked.
    cannot "$1 does not build." "$(cure_from_log "$LOG_DIR/$VERB-$STEP.log")"
}
