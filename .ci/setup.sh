# Read by ./start and ./check: finds out what is missing on this machine and installs it where that is possible.
# On Debian and its relatives through apt, as root or with sudo; elsewhere it says what to install and goes on.

say() { printf '%s\n' "$*"; }

# One paragraph to stderr, then the end.
stop() {
    printf '\n%s\n' "$*" >&2
    exit 1
}

# The command before which apt runs: nothing for root, sudo where it answers, `no` where neither is there.
apt_with() {
    if [ "$(id -u)" = 0 ]; then
        printf ''
    elif command -v sudo >/dev/null 2>&1 && { sudo -n true 2>/dev/null || [ -t 1 ]; }; then
        printf 'sudo'
    else
        printf 'no'
    fi
}

apt_install() {
    # shellcheck disable=SC2086 # the list is meant to be split
    $with env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends -q \
        -o DPkg::Lock::Timeout=300 $1 </dev/null >"$log" 2>&1
}

# Installs those of the named Debian packages that are missing. The first argument says what they are for.
# Packages that cannot be installed are named; what needs them will then fail with its own words.
need_packages() {
    purpose=$1
    shift
    missing=''
    if command -v dpkg-query >/dev/null 2>&1 && command -v apt-get >/dev/null 2>&1; then
        for package in "$@"; do
            state=$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null)
            [ "$state" = installed ] || missing="$missing $package"
        done
    else
        say "This is not a Debian-like system: make sure that it has what $purpose needs (see README.md)."
        return 0
    fi
    [ -n "$missing" ] || return 0
    with=$(apt_with)
    if [ "$with" = no ]; then
        say "Missing for $purpose, and there is neither root nor sudo to install it:$missing"
        return 0
    fi
    say "Installing for $purpose:$missing"
    log=$(mktemp)
    # A fresh machine has no package lists, an old one has stale ones: ask for new ones when the first try fails.
    if ! apt_install "$missing"; then
        $with apt-get update -q -o DPkg::Lock::Timeout=300 </dev/null >>"$log" 2>&1
        if ! apt_install "$missing"; then
            # One unknown name makes apt refuse all of them: take what can be had.
            for package in $missing; do
                apt_install "$package" || say "Could not install $package: $(tail -n 1 "$log")"
            done
        fi
    fi
    rm -f "$log"
}

# Rust comes from rustup and is not installed behind anybody's back.
need_rust() {
    if ! command -v cargo >/dev/null 2>&1 && [ -x "$HOME/.cargo/bin/cargo" ]; then
        PATH="$HOME/.cargo/bin:$PATH"
        export PATH
    fi
    command -v cargo >/dev/null 2>&1 || stop "Rust is missing. Install it with rustup (https://rustup.rs), then run this again."
    cargo --version >/dev/null 2>&1 || stop "Cargo does not start. Try: rustup default stable"
}

# A component of the toolchain, for instance clippy: the cargo command that it brings, then its name.
need_component() {
    cargo "$1" --version >/dev/null 2>&1 && return 0
    say "Installing $2"
    command -v rustup >/dev/null 2>&1 && rustup component add "$2" >/dev/null 2>&1 && return 0
    say "Could not install $2. With rustup: rustup component add $2"
}

build_packages='gcc libc6-dev'
window_packages='libx11-6 libx11-xcb1 libxcursor1 libxi6 libxkbcommon-x11-0 libegl1 libgl1 libgl1-mesa-dri
    libwayland-client0 libwayland-egl1 libxkbcommon0 libdbus-1-3 ca-certificates'
test_packages='git xvfb xauth dbus gnome-keyring libsecret-tools mesa-vulkan-drivers imagemagick xdotool
    libreoffice-calc poppler-utils zbar-tools at-spi2-core gir1.2-atspi-2.0 python3-gi libglib2.0-bin'
