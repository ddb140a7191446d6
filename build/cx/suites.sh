# shellcheck shell=bash
# Runs test suites one after the other (two cores, and media tests measure time) and adds up what they report.
#
#   1 run         bounded: a test that says nothing for 5 minutes is named and stopped, a suite is stopped after 25
#   2 count       from the report file, not from what was printed
#   3 doubt       no report, no test, a skipped test, or a failing exit code without a failing test: a failure too

RESULTS=$STATE_DIR/results
PASSED=0
FAILED=0
SUITE_LINES=()                  # as JSON

# Folder names below tests/ that hold a test project, quick ones first.
dotnet_suites() {
    local first=(unit contract cluster sip-interop) project name
    for name in "${first[@]}"; do
        compgen -G "$ROOT/tests/$name/*.csproj" >/dev/null && echo "$name"
    done
    for project in "$ROOT"/tests/*/CxBridge.Tests.*.csproj; do
        name=$(basename "$(dirname "$project")")
        [[ " ${first[*]} " == *" $name "* ]] || echo "$name"
    done
}

run_dotnet_suite() { # NAME FILTER
    local name=$1 filter=$2 folder=$ROOT/tests/$1 log=$LOG_DIR/suite-$1.log report=$RESULTS/$1.trx status=0 arguments=() started
    begin_suite "$name"
    if ! has_sources "$folder"; then
        # Said aloud, and harmless: a folder cannot lose its tests without a change that somebody reads.
        end_suite "$name" 0 0 0 'no tests written yet' "$log"
        return
    fi

    rm -f "$report"
    [[ -z $filter ]] || arguments+=(--filter "$filter")
    started=$(microseconds)
    # 1
    (cd "$ROOT" && timeout --foreground --kill-after=20 1500 \
        dotnet test "$folder" --no-build -c Release --nologo --results-directory "$RESULTS" \
        --logger "trx;LogFileName=$name.trx" --logger 'console;verbosity=minimal' \
        --blame-hang-timeout 5min --blame-hang-dump-type none "${arguments[@]}") >"$log" 2>&1 </dev/null || status=$?

    # 2
    local total passed failed
    total=$(counter total "$report") passed=$(counter passed "$report") failed=$(counter failed "$report")
    judge "$name" "$total" "$passed" "$failed" "$status" "$filter" "$log" "$started"
}

run_console_suite() {
    local log=$LOG_DIR/suite-console.log report=$RESULTS/console.json status=0 started counts=(0 0 0)
    begin_suite console
    if ! console_is_here || ! grep -q '"vitest"' "$CONSOLE/package.json"; then
        end_suite console 0 0 0 'no tests written yet' "$log"
        return
    fi

    rm -f "$report"
    started=$(microseconds)
    (cd "$CONSOLE" && timeout --foreground --kill-after=20 600 \
        env NO_COLOR=1 npx --no-install vitest run --reporter=default --reporter=json --outputFile.json="$report") >"$log" 2>&1 </dev/null || status=$?
    [[ ! -s $report ]] || read -ra counts < <(node -e '
        const r = JSON.parse(require("fs").readFileSync(process.argv[1], "utf8"));
        // A file that could not even be loaded has no tests to fail.
        const broken = r.testResults.filter(f => f.status === "failed" && f.assertionResults.length === 0).length;
        console.log(r.numTotalTests + broken, r.numPassedTests, r.numFailedTests + broken);' "$report")
    judge console "${counts[@]}" "$status" '' "$log" "$started"
}

# 3
judge() { # NAME TOTAL PASSED FAILED STATUS FILTER LOG STARTED
    local name=$1 total=$2 passed=$3 failed=$4 status=$5 filter=$6 log=$7 started=$8 remark=''
    local skipped=$((total - passed - failed))
    if [[ $total -eq 0 ]]; then
        if [[ -n $filter && $status -eq 0 ]]; then
            remark='no test matches the filter'
        else
            failed=1 remark="ran no test, exit code $status"
        fi
    elif [[ $skipped -gt 0 ]]; then
        remark="$skipped skipped, which count as failed"
        failed=$((failed + skipped))
    elif [[ $status -ne 0 && $failed -eq 0 ]]; then
        failed=1 remark="every test passed, yet the run ended with exit code $status"
    fi

    end_suite "$name" "$passed" "$failed" "$(seconds_since "$started")" "$remark" "$log"
}

# shellcheck disable=SC2153 # begin_steps sets STEPS
begin_suite() {
    STEP=$((STEP + 1))
    printf '[%d/%d] %-12s ' "$STEP" "$STEPS" "$1"
}

end_suite() { # NAME PASSED FAILED SECONDS REMARK LOG
    PASSED=$((PASSED + $2))
    FAILED=$((FAILED + $3))
    SUITE_LINES+=("{\"name\":$(json_string "$1"),\"passed\":$2,\"failed\":$3,\"seconds\":$4}")
    printf '%s passed, %s failed (%s s)%s\n' "$2" "$3" "$4" "${5:+: $5}"
    if [[ $3 -gt 0 ]]; then
        sed 's/^/    | /' "$6"
        printf '    The whole log: %s\n' "$6"
    fi
}

has_sources() {
    [[ -n $(find "$1" \( -name bin -o -name obj \) -prune -o -name '*.cs' -print -quit) ]]
}

# counter NAME FILE   one number of a TRX report's <Counters>, 0 when there is no report.
counter() {
    local value=''
    [[ ! -s $2 ]] || value=$(sed -n "s/.*<Counters .*\b$1=\"\([0-9]*\)\".*/\1/p" "$2" | head -n 1)
    printf '%s' "${value:-0}"
}
