// Command site builds the folder of static files that a browser gets: the
// files of web/, the app's wasm and Go's wasm_exec.js, with content-hashed
// names, brotli and gzip beside them, and a service worker that knows the
// SHA-256 of each. The same input gives the same bytes.
package main

import (
	"flag"
	"fmt"
	"os"
)

func main() {
	var in input
	flag.StringVar(&in.web, "web", "web", "folder of the files as people edit them")
	flag.StringVar(&in.wasm, "wasm", "build/app.wasm", "the compiled app")
	flag.StringVar(&in.exec, "wasm-exec", "", "wasm_exec.js of the compiler that made the app")
	out := flag.String("out", "build/site", "folder to write; what is in it goes")
	cache := flag.String("cache", "build/cache", "folder that keeps compressed files by content; empty: do not compress")
	most := flag.Int("budget", 0, "most bytes that a first start may take, brotli where it helps; 0: any")
	flag.Parse()
	err := run(in, *out, *cache)
	if err == nil && *cache != "" {
		err = budget(os.Stdout, *out, *most)
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, "site:", err)
		os.Exit(1)
	}
}

func run(in input, out, cache string) error {
	site, err := build(in)
	if err != nil {
		return err
	}
	return write(site, out, compressor{cache})
}
