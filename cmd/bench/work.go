package main

import (
	"fmt"
	"slices"

	"meldcode/app/meldcode"
)

// Sizes of cases, in entries.
const (
	short = 10
	usual = 50
	long  = 5000
)

// work measures what a person waits for where there is much and where there is
// little, in the built site on a database as the app writes it.
func work(site string, rounds int) error {
	fmt.Printf("\nwork in the app, median of %d in ms; ratio = much / little; slow = longest task that keeps a frame of much,\n"+
		"with the page's thread 4 times slower, - when none takes 50 ms\n\n", rounds)
	fmt.Printf("%-40s %10s %10s %8s %8s\n", "", "little", "much", "ratio", "slow")
	if err := overviews(site, rounds); err != nil {
		return err
	}
	return logbooks(site, rounds)
}

// overviews measures what the number of cases costs.
func overviews(site string, rounds int) error {
	var little result
	for _, cases := range []int{10, 100, 1000} {
		m, err := makeVault(slices.Repeat([]int{usual}, cases)...)
		if err != nil {
			return err
		}
		err = onTablet(site, m, func(t *tablet) error {
			much, err := t.repeat(rounds, func() (took, error) { return t.startAnd(t.unlock) })
			if err != nil {
				return fmt.Errorf("unlocking %d cases: %w", cases, err)
			}
			if cases == 10 {
				little = much
				return nil
			}
			little.against(much, fmt.Sprintf("unlock, key derivation apart, 10 and %d", cases))
			if cases < 1000 {
				return nil
			}
			return among(t, rounds)
		})
		if err != nil {
			return err
		}
	}
	return nil
}

// among measures work on one case among many.
func among(t *tablet, rounds int) error {
	n := 0
	key, err := t.repeat(3*rounds, func() (took, error) {
		n++
		return t.search("verzonnen"[:1+n%9])
	})
	if err != nil {
		return err
	}
	key.show("a key in the search of 1000 cases")
	if _, err := t.search(""); err != nil {
		return err
	}
	terms, err := t.repeat(rounds, t.terms)
	if err != nil {
		return err
	}
	terms.show("the list of terms of 1000 cases")
	opened, err := t.repeat(rounds, func() (took, error) { n++; return t.open(n) })
	if err != nil {
		return err
	}
	opened.show("open a case of 50 among 1000")
	appended, err := t.repeat(rounds, func() (took, error) { return t.record(3) })
	if err != nil {
		return err
	}
	appended.show("append to a case of 50 among 1000")
	return nil
}

// logbooks measures what the length of a log costs.
func logbooks(site string, rounds int) error {
	m, err := makeVault(short, usual, long)
	if err != nil {
		return err
	}
	return onTablet(site, m, func(t *tablet) error {
		for _, c := range []struct {
			name   string
			rounds int
			do     func(of int) (took, error)
			little int
		}{
			{"open a case of 50 and 5000", rounds, func(i int) (took, error) {
				if _, err := t.startAnd(t.unlock); err != nil {
					return took{}, err
				}
				return t.open(i)
			}, 1},
			{"append at 10 and 5000 entries", 3 * rounds, t.record, 0},
			{"a key in a form of a case", 3 * rounds, t.key, 0},
			{"another order of the logbook", rounds, t.reorder, 1},
		} {
			if err := t.compare(c.name, c.rounds, c.do, c.little, 2); err != nil {
				return err
			}
		}
		return access(t, rounds)
	})
}

// access measures giving a colleague access and ending it, in turn.
func access(t *tablet, rounds int) error {
	forms := []meldcode.FormID{meldcode.FormAccessGiven, meldcode.FormAccessEnded}
	var measured [2][2]result // by form, and little or much
	for size, of := range []int{0, 2} {
		for _, times := range speeds {
			if err := t.slow(times); err != nil {
				return err
			}
			for range rounds {
				for i, form := range forms {
					got, err := t.access(of, form)
					if err != nil {
						return fmt.Errorf("%s: %w", form, err)
					}
					measured[i][size].add(got, times)
				}
			}
		}
		if err := t.slow(1); err != nil {
			return err
		}
	}
	measured[0][0].against(measured[0][1], "give access at 10 and 5000 entries")
	measured[1][0].against(measured[1][1], "end access at 10 and 5000 entries")
	return nil
}

// onTablet does something on a tablet with this vault.
func onTablet(site string, m made, do func(*tablet) error) error {
	t, err := newTablet(site, m)
	if err != nil {
		return err
	}
	defer t.close()
	return do(t)
}
