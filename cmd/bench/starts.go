package main

import (
	"fmt"
	"os"
)

// starts compares the start of the site with that of a bare page.
func starts(rounds int) error {
	if err := os.MkdirAll("build/cache", 0o755); err != nil {
		return err
	}
	site, err := ours(builtSite)
	if err != nil {
		return err
	}
	documented, err := bare("./cmd/bench/documented", "web/icons/icon.svg")
	if err != nil {
		return err
	}
	wasmOnly, err := bare("./cmd/bench/wasmonly", "web/icons/icon.svg")
	if err != nil {
		return err
	}
	pages := []pageFiles{site, documented, wasmOnly}
	all := make([][]figures, len(pages))
	// In turn, so that a slow moment of the machine hits all alike.
	for range rounds {
		for i, p := range pages {
			f, err := measure(p)
			if err != nil {
				return err
			}
			all[i] = append(all[i], f)
		}
	}
	fmt.Printf("median of %d starts; ratio = meldcode / bare page\n\n", rounds)
	fmt.Printf("%-34s %12s %12s %12s %9s %9s\n", "", "meldcode", "documented", "wasm only", "ratio", "ratio")
	for _, row := range []struct {
		name string
		of   func(figures) float64
	}{
		{"first start, kB on the wire", func(f figures) float64 { return f.bytesToReady / 1000 }},
		{"  and complete for offline, kB", func(f figures) float64 { return f.bytesToInstalled / 1000 }},
		{"cold start, ms", func(f figures) float64 { return f.cold }},
		{"warm start, ms", func(f figures) float64 { return f.warm }},
		{"offline start, ms", func(f figures) float64 { return f.gone }},
	} {
		m := [3]float64{median(all[0], row.of), median(all[1], row.of), median(all[2], row.of)}
		fmt.Printf("%-34s %12.0f %12.0f %12.0f %9.2f %9.2f\n", row.name, m[0], m[1], m[2], m[0]/m[1], m[0]/m[2])
	}
	return nil
}

// median is what the row is of most starts.
func median(all []figures, of func(figures) float64) float64 {
	var values []float64
	for _, f := range all {
		values = append(values, of(f))
	}
	return middle(values)
}
