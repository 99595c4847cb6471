#!/bin/sh
# Installs the libraries of the system that Buurtschap's window needs, where it may; else it
# prints the one line that does. `run` is enough to use the program, `test` adds a virtual
# screen, a PDF reader and PostgreSQL for the tests.
#
# The lists were found by adding one by one on a bare system.
set -eu

want="${1:-run}"

debian_run="libglib2.0-0 libegl1 libgl1 libxkbcommon0 libfontconfig1 libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
debian_test="xvfb xauth poppler-utils postgresql"
fedora_run="glib2 mesa-libEGL mesa-libGL libxkbcommon fontconfig dbus-libs libxkbcommon-x11 xcb-util-cursor xcb-util-wm xcb-util-keysyms libxcb"
fedora_test="xorg-x11-server-Xvfb xorg-x11-xauth poppler-utils postgresql-server postgresql-contrib"
suse_run="libglib-2_0-0 Mesa-libEGL1 Mesa-libGL1 libxkbcommon0 fontconfig libdbus-1-3 libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-keysyms1 libxcb-shape0"
suse_test="xorg-x11-server-Xvfb xauth poppler-tools postgresql-server postgresql-contrib"
arch_run="glib2 libglvnd libxkbcommon fontconfig dbus libxkbcommon-x11 xcb-util-cursor xcb-util-wm xcb-util-keysyms libxcb"
arch_test="xorg-server-xvfb xorg-xauth poppler postgresql"

# A library is there when the loader knows it; then nothing needs to be asked of anybody.
present() {
    ldconfig -p 2>/dev/null | grep -q "$1"
}

complete() {
    for library in libglib-2.0.so.0 libEGL.so.1 libGL.so.1 libxkbcommon.so.0 \
        libfontconfig.so.1 libdbus-1.so.3 libxkbcommon-x11.so.0 libxcb-cursor.so.0 \
        libxcb-icccm.so.4 libxcb-keysyms.so.1 libxcb-shape.so.0; do
        present "$library" || return 1
    done
    [ "$want" = test ] || return 0
    command -v Xvfb >/dev/null && command -v pdftotext >/dev/null || return 1
    command -v initdb >/dev/null || ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1
}

case "$(uname -s)" in
    Linux) ;;
    *) exit 0 ;; # the wheels of other systems bring everything
esac

PATH="$PATH:/usr/sbin:/sbin"
complete && exit 0

if command -v apt-get >/dev/null; then
    packages="$debian_run"
    [ "$want" = test ] && packages="$packages $debian_test"
    # From Debian 13 and Ubuntu 24.04 on glib carries another name.
    if apt-cache show libglib2.0-0t64 >/dev/null 2>&1; then
        packages=$(echo "$packages" | sed 's/libglib2.0-0/libglib2.0-0t64/')
    fi
    line="apt-get -o DPkg::Lock::Timeout=580 install -y --no-install-recommends $packages"
    update="apt-get -o DPkg::Lock::Timeout=580 update"
elif command -v dnf >/dev/null; then
    packages="$fedora_run"
    [ "$want" = test ] && packages="$packages $fedora_test"
    line="dnf install -y $packages"
    update=true
elif command -v zypper >/dev/null; then
    packages="$suse_run"
    [ "$want" = test ] && packages="$packages $suse_test"
    line="zypper --non-interactive install $packages"
    update=true
elif command -v pacman >/dev/null; then
    packages="$arch_run"
    [ "$want" = test ] && packages="$packages $arch_test"
    line="pacman -S --needed --noconfirm $packages"
    update=true
else
    echo "Buurtschap needs these libraries of your system: $debian_run" >&2
    exit 0
fi

if [ "$(id -u)" = 0 ]; then
    as=""
elif sudo -n true 2>/dev/null; then
    as="sudo -n"
else
    echo "Some libraries of your system are missing. Install them with this one line:" >&2
    echo "  sudo $line" >&2
    exit 0
fi

echo "Installing libraries of your system…"
# shellcheck disable=SC2086 - the lists are words on purpose
if ! { $as $update >/dev/null 2>&1 && $as $line >/dev/null 2>&1; }; then
    echo "Installing did not work. Try it yourself with this one line:" >&2
    echo "  sudo $line" >&2
fi
