# shellcheck shell=bash
# The cluster edition, as far as this machine can take it: its packages are tried for real, in a copy of the sources, so
# that the embedded build's restore stays as it is.

CLUSTER_COPY=$STATE_DIR/cluster-edition

run_cluster_edition() {
    local log=$LOG_DIR/cluster-edition.log started status=0
    begin_suite 'Edition=Cluster'
    started=$(microseconds)
    copy_sources >"$log" 2>&1 || { end_suite cluster-edition 0 1 "$(seconds_since "$started")" 'the sources could not be copied' "$log"; return; }
    (cd "$CLUSTER_COPY" && timeout --foreground --kill-after=10 120 \
        dotnet restore src/Grains.Interfaces -p:Edition=Cluster --nologo) >>"$log" 2>&1 </dev/null || status=$?
    if [[ $status -ne 0 ]]; then
        # Not a failure: the embedded edition needs none of these packages.
        printf 'skipped (%s s)\nEdition=Cluster: packages do not restore here: %s; skipped\n' \
            "$(seconds_since "$started")" "$(first_missing_package "$log" "$status")"
        return
    fi

    (cd "$CLUSTER_COPY" && timeout --foreground --kill-after=10 900 \
        dotnet build src/Silo -c Release -p:Edition=Cluster --nologo -v quiet) >>"$log" 2>&1 </dev/null || status=$?
    if [[ $status -eq 0 ]]; then
        end_suite cluster-edition 1 0 "$(seconds_since "$started")" 'src/Silo compiles against the real packages' "$log"
    else
        end_suite cluster-edition 0 1 "$(seconds_since "$started")" 'src/Silo does not compile against the real packages' "$log"
    fi
}

copy_sources() {
    rm -rf "$CLUSTER_COPY" && mkdir -p "$CLUSTER_COPY" || return 1
    tar -C "$ROOT" --exclude=bin --exclude=obj --exclude=node_modules --exclude=dist --exclude=TestResults -cf - \
        src build Directory.Build.props Directory.Packages.props global.json .editorconfig \
        | tar -C "$CLUSTER_COPY" -xf -
}

first_missing_package() { # LOG STATUS
    local package
    package=$(sed -nE 's/.*error NU110[0-9]: Unable to find package ([A-Za-z0-9._-]*[A-Za-z0-9_-]).*/\1/p' "$1" | head -n 1)
    if [[ -n $package ]]; then
        printf '%s' "$package"
    elif [[ $2 -eq 124 ]]; then
        printf 'no answer within 120 s'
    elif grep -q NU1301 "$1"; then
        printf 'the package source cannot be reached'
    else
        printf 'see %s' "$1"
    fi
}
