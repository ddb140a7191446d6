# shellcheck shell=bash
# shellcheck disable=SC2034 # the other parts and the verbs read these variables
# What must be on the machine before anything is built. Each check says what is missing and how to get it.

# check_machine FREE_MEGABYTES
check_machine() {
    check_dotnet && check_node && check_disk "$1" || return 1
    STEP_NOTE="ok: .NET SDK $DOTNET_VERSION, Node $NODE_VERSION"
}

check_dotnet() {
    local cure='Install the .NET 10 SDK: https://dotnet.microsoft.com/download/dotnet/10.0'
    if ! command -v dotnet >/dev/null; then
        cannot 'dotnet is not on the PATH.' "$cure"
        return
    fi

    # In the root, so that global.json has its say.
    if ! DOTNET_VERSION=$(cd "$ROOT" && DOTNET_NOLOGO=1 dotnet --version 2>/dev/null); then
        cannot "No .NET SDK that global.json accepts. Installed: $(dotnet --list-sdks 2>/dev/null | cut -d' ' -f1 | tr '\n' ' ')" "$cure"
        return
    fi

    export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_SKIP_FIRST_TIME_EXPERIENCE=1
    # Build nodes that stay behind would eat into the two cores that media tests count on.
    export MSBUILDDISABLENODEREUSE=1
    # The host's own executable looks for the runtime here when the SDK is not in a standard place.
    if [[ -z ${DOTNET_ROOT:-} ]]; then
        DOTNET_ROOT=$(dirname -- "$(readlink -f -- "$(command -v dotnet)")")
        export DOTNET_ROOT
    fi
}

check_node() {
    local cure='Install Node.js 20 or newer with npm: https://nodejs.org'
    if ! command -v node >/dev/null || ! command -v npm >/dev/null; then
        cannot 'node or npm is not on the PATH.' "$cure"
        return
    fi

    NODE_VERSION=$(node --version)
    NODE_VERSION=${NODE_VERSION#v}
    if [[ ${NODE_VERSION%%.*} -lt 20 ]]; then
        cannot "Node $NODE_VERSION is too old." "$cure"
    fi
}

check_disk() {
    local free
    free=$(df -Pm "$ROOT" | awk 'NR == 2 { print $4 }')
    if [[ $free -lt $1 ]]; then
        cannot "Only $free MB are free under $ROOT; this needs $1 MB." 'Make room on the disk.'
    fi
}
