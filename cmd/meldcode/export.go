package main

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io/fs"
	"maps"
	"os"
	"path/filepath"
	"sort"
	"strings"

	"meldcode/cmd/internal/headers"
)

// The sample settings that an export holds besides the site.
const (
	nginxSample = "nginx-sample.conf"
	iisSettings = "web.config"
)

// export writes the site to a folder for another web server. What was exported
// there before stays, as far as it has another name, so that a page that is
// loading still finds its files; the entry points come last. base is where that
// server shows the site. The school's settings that lie there stay, unless others
// are given.
func export(files map[string]siteFile, dir, base string, own config) error {
	if entries, err := os.ReadDir(dir); err == nil && len(entries) > 0 {
		if _, err := os.Stat(filepath.Join(dir, "worker.js")); err != nil {
			return fmt.Errorf("-export: %s holds something that is not this site", dir)
		}
	}
	files = maps.Clone(files)
	if own.path == "" {
		if kept := (config{filepath.Join(dir, settingsFile)}); kept.there() {
			own = kept
		}
	}
	for name, f := range own.files(files[manifestFile]) {
		if files[name] = f; len(f.forms) == 0 {
			delete(files, name)
		}
	}
	var names []string
	for name := range files {
		names = append(names, name)
	}
	sort.Slice(names, func(i, j int) bool {
		a, b := files[names[i]], files[names[j]]
		if a.immutable != b.immutable {
			return a.immutable
		}
		return a.path < b.path // worker.js, which lists the others, is the last
	})
	for _, name := range names {
		target := filepath.Join(dir, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(target), 0o755); err != nil {
			return err
		}
		if !files[name].immutable {
			// A form that an earlier export left would say what it said then.
			for _, ext := range []string{".br", ".gz"} {
				if err := os.Remove(target + ext); err != nil && !errors.Is(err, fs.ErrNotExist) {
					return err
				}
			}
		}
		for _, f := range files[name].forms {
			if err := os.WriteFile(target+extension(f.encoding), f.content, 0o644); err != nil {
				return err
			}
		}
	}
	whole, err := filepath.Abs(dir)
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(dir, nginxSample), nginx(filepath.ToSlash(whole), base), 0o644); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, iisSettings), iis(), 0o644)
}

func extension(encoding string) string {
	return map[string]string{"br": ".br", "gzip": ".gz"}[encoding]
}

// iis gives the settings that IIS reads from the site's own folder.
func iis() []byte {
	escape := func(s string) string {
		var b strings.Builder
		_ = xml.EscapeText(&b, []byte(s)) // a strings.Builder takes everything
		return b.String()
	}
	var b bytes.Buffer
	b.WriteString(`<?xml version="1.0" encoding="utf-8"?>
<!-- Settings for IIS. Give the site its own host name and TLS. -->
<configuration>
  <system.webServer>
    <directoryBrowse enabled="false" />
    <defaultDocument enabled="true"><files><clear /><add value="index.html" /></files></defaultDocument>
    <security><requestFiltering><verbs allowUnlisted="false"><add verb="GET" allowed="true" /><add verb="HEAD" allowed="true" /></verbs></requestFiltering></security>
    <staticContent>
      <clientCache cacheControlMode="DisableCache" />
`)
	var exts []string
	for ext := range mediaTypes {
		exts = append(exts, ext)
	}
	sort.Strings(exts)
	for _, ext := range exts {
		// Removed first: IIS refuses to start when a newer version knows it already.
		fmt.Fprintf(&b, "      <remove fileExtension=%q /><mimeMap fileExtension=%q mimeType=%q />\n", ext, ext, mediaTypes[ext])
	}
	b.WriteString("    </staticContent>\n    <httpProtocol>\n      <customHeaders>\n        <remove name=\"X-Powered-By\" />\n")
	for _, h := range headers.All() {
		fmt.Fprintf(&b, "        <remove name=\"%s\" /><add name=\"%s\" value=\"%s\" />\n", h.Name, h.Name, escape(h.Value))
	}
	b.WriteString(`      </customHeaders>
    </httpProtocol>
  </system.webServer>
  <location path="a">
    <system.webServer>
      <staticContent><clientCache cacheControlMode="UseMaxAge" cacheControlMaxAge="365.00:00:00" cacheControlCustom="public, immutable" /></staticContent>
    </system.webServer>
  </location>
</configuration>
`)
	return b.Bytes()
}
