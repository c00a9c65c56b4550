#!/bin/sh
# Puts a browser for the tests in the folder $1, as google-chrome. Installs
# Chromium where it is missing and Debian's packages can be had.
set -eu
bin="$1"
mkdir -p "$bin"

find_browser() {
  for name in chromium chromium-browser google-chrome-stable google-chrome; do
    for dir in $(echo "$PATH" | tr ':' ' ') /usr/bin /snap/bin; do
      if [ "$dir" != "$bin" ] && [ -x "$dir/$name" ]; then
        echo "$dir/$name"
        return
      fi
    done
  done
}

browser="$(find_browser)"
if [ -z "$browser" ] && [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
  log="$bin/apt.log"
  { apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; } >"$log" 2>&1 ||
    echo "apt-get could not install chromium; see $log" >&2
  browser="$(find_browser)"
fi
if [ -z "$browser" ]; then
  echo "The tests need a browser: install Chromium (Debian: apt-get install chromium)." >&2
  exit 1
fi

flags=""
[ "$(id -u)" != 0 ] || flags="--no-sandbox"
# Quiet, so that the tests see the app's requests and no others.
cat >"$bin/google-chrome.new" <<WRAPPER
#!/bin/sh
exec "$browser" $flags --disable-background-networking --disable-component-update --disable-sync --disable-quic --no-first-run --disable-dev-shm-usage "\$@"
WRAPPER
chmod +x "$bin/google-chrome.new"
mv "$bin/google-chrome.new" "$bin/google-chrome"
