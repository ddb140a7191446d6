# shellcheck shell=bash
# The cluster edition, as far as this machine can take it.
#
#   1 restore   its packages are tried for real; where they cannot be had it says which ones, and that nothing was run
#   2 build     host, practice and the grain tests, beside the embedded edition's build: each edition has folders of its own
#   3 test      the suite of tests/cluster, on Orleans itself, and whole cells in processes over PostgreSQL
#
# Packages of one's own, such as Orleans built from its sources: CX_ORLEANS_FEED is their folder, CX_ORLEANS_VERSION their version.

run_cluster_edition() {
    local log=$LOG_DIR/cluster-edition.log report=$RESULTS/cluster-edition.trx started status=0 edition
    mapfile -t edition < <(cluster_edition_properties)
    begin_suite 'Edition=Cluster'
    started=$(microseconds)

    # 1
    cluster_edition_restore tests/cluster "$log" "${edition[@]}" || status=$?
    if [[ $status -ne 0 ]] && grep -q 'Unable to find package Microsoft.ML.OnnxRuntime' "$log"; then
        # Orleans is what the suite is about: it is tested with our own binding of ONNX Runtime where only that package lacks.
        edition+=(-p:OnnxRuntimePackage=false) status=0
        cluster_edition_restore tests/cluster "$log" "${edition[@]}" || status=$?
    fi
    if [[ $status -ne 0 ]]; then
        # Not a failure: the embedded edition needs none of these packages.
        printf 'skipped (%s s)\nEdition=Cluster: packages do not restore here: %s; neither built nor tested\n' \
            "$(seconds_since "$started")" "$(missing_packages "$log" "$status")"
        return
    fi

    # 2
    (cd "$ROOT" && timeout --foreground --kill-after=10 900 \
        dotnet build tests/cluster -c Release "${edition[@]}" --nologo -v quiet) >>"$log" 2>&1 </dev/null || status=$?
    if [[ $status -ne 0 ]]; then
        end_suite cluster-edition 0 1 "$(seconds_since "$started")" 'it does not compile against the real packages' "$log"
        return
    fi

    # 3
    rm -f "$report"
    (cd "$ROOT" && timeout --foreground --kill-after=20 1800 \
        dotnet test tests/cluster --no-build -c Release "${edition[@]}" --nologo --results-directory "$RESULTS" \
        --logger 'trx;LogFileName=cluster-edition.trx' --logger 'console;verbosity=minimal' \
        --blame-hang-timeout 10min --blame-hang-dump-type none) >>"$log" 2>&1 </dev/null || status=$?
    # What Orleans cannot be shown in virtual time is left out, each case with its reason: those that ran are the total here.
    local total passed failed
    total=$(counter total "$report") passed=$(counter passed "$report") failed=$(counter failed "$report")
    judge cluster-edition $((passed + failed)) "$passed" "$failed" "$status" '' "$log" "$started"
    printf 'Edition=Cluster: %d cases, %d of them left out on this engine\n' "$total" $((total - passed - failed))
}

# One property a line.
cluster_edition_properties() {
    printf '%s\n' -p:Edition=Cluster
    [[ -z ${CX_ORLEANS_VERSION:-} ]] || printf '%s\n' "-p:OrleansVersion=$CX_ORLEANS_VERSION"
    [[ -z ${CX_ORLEANS_FEED:-} ]] || printf '%s\n' "-p:RestoreAdditionalProjectSources=$CX_ORLEANS_FEED"
}

cluster_edition_restore() { # PROJECT LOG PROPERTY...
    local project=$1 log=$2
    shift 2
    (cd "$ROOT" && timeout --foreground --kill-after=10 120 dotnet restore "$project" "$@" --nologo) >"$log" 2>&1 </dev/null
}

cluster_edition_packages() { # PROJECT PROPERTY...
    local log=$LOG_DIR/cluster-packages.log status=0 project=$1
    shift
    (cluster_edition_restore "$project" "$log" "$@" {LOCK}>&-) || status=$?
    [[ $status -eq 0 ]] || cannot "The cluster edition's packages do not restore here: $(missing_packages "$log" "$status")." \
        'Without --cluster one host is killed. CX_ORLEANS_FEED and CX_ORLEANS_VERSION name packages of your own (docs/cluster.md).'
}

cluster_edition_build() { # PROJECT PROPERTY...
    local project=$1
    shift
    (cd "$ROOT" && dotnet build "$project" -c Release "$@" --no-restore --nologo -v quiet -clp:NoSummary {LOCK}>&-)
}

missing_packages() { # LOG STATUS
    local packages
    packages=$(sed -nE \
        -e 's/.*error NU110[0-9]: Unable to find package ([A-Za-z0-9._-]*[A-Za-z0-9_-]).*/\1/p' \
        -e 's/.*error NU1603: .* but ([A-Za-z0-9._-]+) ([0-9][^ ]*) was not found.*/\1 \2/p' "$1" | sort -u | paste -sd , | sed 's/,/, /g')
    if [[ -n $packages ]]; then
        printf '%s' "$packages"
    elif [[ $2 -eq 124 ]]; then
        printf 'no answer within 120 s'
    elif grep -q NU1301 "$1"; then
        printf 'the package source cannot be reached'
    else
        printf 'see %s' "$1"
    fi
}
