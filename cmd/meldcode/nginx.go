package main

import (
	"bytes"
	"fmt"
	"slices"
	"strings"

	"meldcode/cmd/internal/headers"
)

// nginx gives the settings for a server block, for the site in the folder dir
// shown below base. They answer as this program does, save that nginx sends
// brotli only with a module of its own.
func nginx(dir, base string) []byte {
	var b bytes.Buffer
	b.WriteString("# Settings for nginx: include this file inside a server { } block that has its own\n" +
		"# host name and TLS. Was the site moved to another folder? Change each alias.\n" +
		"# brotli_static needs the brotli module; with it, take away the # before it.\n\n")
	if base != "/" {
		fmt.Fprintf(&b, "# Relative addresses in the page need the slash.\n"+
			"location = %s {\n    absolute_redirect off;\n    return 308 %s;\n}\n", strings.TrimSuffix(base, "/"), base)
	}
	for _, place := range []struct{ below, cache string }{
		{"", "no-cache"},
		{"a/", "public, max-age=31536000, immutable"},
	} {
		fmt.Fprintf(&b, "location %s%s {\n    alias \"%s/%s\";\n", base, place.below, dir, place.below)
		// Files alone: no folder is listed, redirected to or told apart from nothing.
		index := ""
		if place.below == "" {
			index = " ${uri}index.html"
		}
		fmt.Fprintf(&b, "    try_files $uri%s =404;\n", index)
		b.WriteString("    set $allow \"\";\n" +
			"    if ($request_method !~ \"^(GET|HEAD)$\") { set $allow \"GET, HEAD\"; return 405; }\n" +
			"    add_header Allow $allow always;\n" +
			"    gzip_static on;\n    gzip_vary on;\n    # brotli_static on;\n" + nginxTypes())
		nginxHeaders(&b, place.cache)
		b.WriteString("}\n")
	}
	// The compressed forms and these settings lie in the same folder.
	fmt.Fprintf(&b, "location ~ ^%s.*\\.(?:br|gz|conf|config)$ {\n    return 404;\n", base)
	nginxHeaders(&b, "no-store")
	b.WriteString("}\n")
	return b.Bytes()
}

func nginxHeaders(b *bytes.Buffer, cache string) {
	// Not always: that a file is not there yet may not be kept for a year.
	fmt.Fprintf(b, "    add_header Cache-Control \"%s\";\n", cache)
	for _, h := range headers.All() {
		fmt.Fprintf(b, "    add_header %s \"%s\" always;\n", h.Name, h.Value)
	}
}

// nginxTypes gives the types; nginx itself writes the character set behind them.
func nginxTypes() string {
	var types, texts []string
	for ext, mediaType := range mediaTypes {
		plain, _, text := strings.Cut(mediaType, ";")
		types = append(types, plain+" "+strings.TrimPrefix(ext, ".")+";")
		if text && plain != "text/html" { // which nginx knows already
			texts = append(texts, plain)
		}
	}
	slices.Sort(types)
	slices.Sort(texts)
	return "    types { " + strings.Join(types, " ") + " }\n    charset utf-8;\n    charset_types " + strings.Join(texts, " ") + ";\n"
}
