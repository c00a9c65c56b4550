package main

import (
	"fmt"
	"slices"
)

// speeds are how many times slower the page's thread is made: for the time, and
// for what keeps a frame on a cheap tablet.
var speeds = []float64{1, 4}

// result is how often something was measured.
type result struct {
	ms      []float64 // at full speed
	longest []float64 // tasks, at the other one
}

func (r *result) add(got took, times float64) {
	if times == 1 {
		r.ms = append(r.ms, got.Ms)
		return
	}
	r.longest = append(r.longest, got.Longest)
}

// repeat does something so often at either speed.
func (t *tablet) repeat(rounds int, do func() (took, error)) (result, error) {
	var r result
	for _, times := range speeds {
		if err := t.slow(times); err != nil {
			return result{}, err
		}
		for range rounds {
			got, err := do()
			if err != nil {
				return result{}, err
			}
			r.add(got, times)
		}
	}
	return r, t.slow(1)
}

// compare does the same on a case with little in it and on one with much.
func (t *tablet) compare(name string, rounds int, do func(of int) (took, error), little, much int) error {
	var both [2]result
	for i, of := range []int{little, much} {
		if _, err := do(of); err != nil { // the first time it may have to be read
			return fmt.Errorf("%s: %w", name, err)
		}
		var err error
		if both[i], err = t.repeat(rounds, func() (took, error) { return do(of) }); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	both[0].against(both[1], name)
	return nil
}

// against prints what little and much of the same cost.
func (r result) against(much result, name string) {
	a, b := middle(r.ms), middle(much.ms)
	fmt.Printf("%-40s %10.1f %10.1f %8.2f %8s\n", name, a, b, b/a, much.slow())
}

// show prints what something costs of which there is much only.
func (r result) show(name string) {
	fmt.Printf("%-40s %10s %10.1f %8s %8s\n", name, "", middle(r.ms), "", r.slow())
}

func (r result) slow() string {
	if ms := middle(r.longest); ms > 0 {
		return fmt.Sprintf("%.0f", ms)
	}
	return "-"
}

func middle(all []float64) float64 {
	all = slices.Sorted(slices.Values(all))
	return all[len(all)/2]
}
