// Command bench measures, all in one run on one machine, because only the ratios
// mean anything elsewhere: the built site against a bare go-app page, made in the
// documented way and as a program for the browser alone (bytes on the wire and
// time to a usable page); and work in the app where there is much against where
// there is little (cases, entries), in the same site on a real database.
package main

import (
	"flag"
	"fmt"
	"os"
)

// builtSite is where make puts the site.
const builtSite = "build/site"

func main() {
	rounds := flag.Int("rounds", 5, "how often each thing is measured; the median counts")
	only := flag.Bool("work", false, "measure the work in the app only")
	flag.Parse()
	if err := bench(*rounds, *only); err != nil {
		fmt.Fprintln(os.Stderr, "bench:", err)
		os.Exit(1)
	}
}

func bench(rounds int, only bool) error {
	if rounds < 1 {
		return fmt.Errorf("%d rounds", rounds)
	}
	if !only {
		if err := starts(rounds); err != nil {
			return err
		}
	}
	return work(builtSite, rounds)
}
