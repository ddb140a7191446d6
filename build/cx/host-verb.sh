# shellcheck shell=bash
# Verbs that hand files to the host: ./cx VERB FILE... [options] becomes cxbridge VERB FILE... [options].
# What can be told of the arguments is told before a build that takes a minute; what is in the files, the host tells.

HOST_FILES=()
HOST_OPTIONS=()

# host_arguments COUNT CURE OPTION... -- "$@"   reads the arguments of a verb that needs COUNT files; CURE says which.
#   OPTION is one of   --name            alone
#                      --name=file       with a file that can be read
#                      --name=one|other  with one of these words
#                      --name=           with anything
host_arguments() {
    local count=$1 cure=$2 options=() spec
    shift 2
    while [[ $1 != -- ]]; do
        options+=("$1")
        shift
    done
    shift

    HOST_FILES=() HOST_OPTIONS=()
    while [[ $# -gt 0 ]]; do
        if [[ $1 != -* ]]; then
            [[ ${#HOST_FILES[@]} -lt $count ]] || bad_usage "'$1' is one file too many." "$cure"
            HOST_FILES+=("$1")
        else
            spec=$(host_option "$1" "${options[@]}") || bad_usage "'$1' is not an option of $VERB." "./cx $VERB --help shows them."
            HOST_OPTIONS+=("$1")
            if [[ $spec == *=* ]]; then
                need_value "$1" $#
                host_value "$1" "$2" "${spec#*=}"
                HOST_OPTIONS+=("$2")
                shift
            fi
        fi
        shift
    done

    local missing=$((count - ${#HOST_FILES[@]}))
    [[ $missing -eq 0 ]] || bad_usage "$([[ $missing -eq $count ]] && echo 'There is no file.' || echo 'A file is missing.')" "$cure"
    local file
    for file in "${HOST_FILES[@]}"; do
        can_be_read "$file"
    done
}

# host_option NAME OPTION...   prints the OPTION of that name.
host_option() {
    local name=$1 option
    shift
    for option in "$@"; do
        [[ ${option%%=*} != "$name" ]] || { printf '%s' "$option"; return 0; }
    done
    return 1
}

# host_value OPTION VALUE KIND
host_value() {
    case $3 in
        '') ;;
        file) can_be_read "$2" ;;
        *) [[ "|$3|" == *"|$2|"* && $2 != *'|'* ]] || bad_usage "'$2' is no value of $1." "Give ${3//|/ or }." ;;
    esac
}

can_be_read() {
    [[ -f $1 && -r $1 ]] || bad_usage "The file '$1' cannot be read." 'Check the path.'
}

# run_host TITLE [NEED]   builds the host and becomes it; NEED is onnxruntime where the verb runs a model.
run_host() {
    if [[ ${2:-} == onnxruntime ]]; then
        begin_steps 4
        step 'Tools' check_machine 1500
        lock_tree
        step 'ONNX Runtime' onnxruntime_library
    else
        begin_steps 3
        step 'Tools' check_dotnet
        lock_tree
    fi

    step 'Host' host_build
    unlock_tree
    printf '[%d/%d] %s\n' "$STEPS" "$STEPS" "$1"
    exec "$HOST" "$VERB" "${HOST_FILES[@]}" "${HOST_OPTIONS[@]}"
}
