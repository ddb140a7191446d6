# shellcheck shell=bash
# shellcheck disable=SC2034 # the other parts and the verbs read these variables
# Debian packages: asked for only when one is missing, so that a second start needs neither root nor the network.

# Speech without the internet: two voices and a recogniser.
DEBIAN_RUN=(espeak-ng flite pocketsphinx pocketsphinx-en-us libpocketsphinx3)
# Independent SIP programs, the other database, a browser and a font for it.
DEBIAN_TEST=(sip-tester baresip-core kamailio postgresql-15 chromium fonts-liberation)

debian_packages() { # PACKAGE...
    local missing=() package
    if [[ ${CX_SKIP_PACKAGES:-0} == 1 ]]; then
        STEP_NOTE='skipped: CX_SKIP_PACKAGES=1'
        return 0
    fi

    if ! command -v dpkg-query >/dev/null || ! command -v apt-get >/dev/null; then
        cannot 'This is not Debian, so its packages cannot be installed.' "Install these yourself, then set CX_SKIP_PACKAGES=1: $*"
        return
    fi

    for package in "$@"; do
        # shellcheck disable=SC2016 # dpkg's own placeholders
        [[ $(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null) == installed ]] || missing+=("$package")
    done
    if [[ ${#missing[@]} -eq 0 ]]; then
        STEP_NOTE='ok, all here'
        return 0
    fi

    if [[ $(id -u) -ne 0 ]] && ! sudo -n true 2>/dev/null; then
        cannot "Debian packages are missing, and installing them takes root or sudo without a password: ${missing[*]}" \
            "Once, as root: apt-get update && apt-get install --no-install-recommends ${missing[*]}"
        return
    fi

    hold_services
    apt_install "${missing[@]}"
    local status=$?
    release_services
    [[ $status -eq 0 ]] || return 1
    STEP_NOTE="ok, installed ${missing[*]}"
}

apt_install() {
    as_root apt-get -q -o DPkg::Lock::Timeout=120 update \
        && as_root apt-get -q -y --no-install-recommends -o Dpkg::Use-Pty=0 -o DPkg::Lock::Timeout=120 install "$@"
}

# PostgreSQL's package would start a server that nobody asked for: tests start one of their own on a free port.
# Debian's packages ask policy-rc.d before they start anything; 101 means no.
POLICY=/usr/sbin/policy-rc.d
HOLDING=0

hold_services() {
    [[ ! -e $POLICY ]] || return 0
    HOLDING=1
    trap release_services EXIT
    printf '#!/bin/sh\nexit 101\n' | as_root tee "$POLICY" >/dev/null && as_root chmod 755 "$POLICY"
}

release_services() {
    [[ $HOLDING -eq 1 ]] || return 0
    HOLDING=0
    as_root rm -f "$POLICY"
}

as_root() {
    if [[ $(id -u) -eq 0 ]]; then
        DEBIAN_FRONTEND=noninteractive "$@" {LOCK}>&-
    else
        sudo -n env DEBIAN_FRONTEND=noninteractive "$@" {LOCK}>&-
    fi
}
