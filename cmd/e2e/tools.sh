#!/bin/sh
# Sees to it that the programs named are there: what the tests compare with. A
# name is that of a program, or program=package where Debian's package is called
# otherwise. Installs them where they are missing and Debian's packages can be had.
set -eu
PATH="$PATH:/usr/sbin"
missing=""
for name in "$@"; do
  command -v "${name%%=*}" >/dev/null || missing="$missing ${name#*=}"
done
[ -n "$missing" ] || exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  mkdir -p build
  # RUNLEVEL: what is a server is installed and not started.
  # shellcheck disable=SC2086 # a list of names
  { apt-get update && RUNLEVEL=1 DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends $missing; } >build/apt.log 2>&1 && exit 0
  echo "apt-get could not install$missing; see build/apt.log" >&2
  exit 1
fi
echo "The tests need$missing: install them (Debian: apt-get install$missing)." >&2
exit 1
