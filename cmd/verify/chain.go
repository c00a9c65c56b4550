package main

import (
	"bytes"
	"fmt"
	"maps"
	"slices"
)

// place is where an entry stands.
type place struct {
	chain  string
	number uint32
}

// checkDossier checks the entries of one dossier and the chains that they make.
func (r *result) checkDossier(id string, all [][]byte) checked {
	d := checked{id: id, entries: len(all)}
	at := map[place]entry{}
	last := map[string]uint32{}
	for i, data := range all {
		e, err := parse(data)
		if err != nil {
			r.wrong("entry %d of %s %v", i+1, id, err)
			continue
		}
		if e.Dossier != id {
			r.wrong("entry %d of %s is of another dossier", i+1, id)
		}
		where := place{e.Chain, e.Number}
		if _, taken := at[where]; taken {
			r.wrong("two entries of %s have the number %d in one chain", id, e.Number)
		}
		if e.withheld {
			d.withheld++
		}
		at[where] = e
		last[e.Chain] = max(last[e.Chain], e.Number)
	}
	for where, e := range at {
		r.checkLink(id, at, where, e)
	}
	for _, chain := range slices.Sorted(maps.Keys(last)) {
		number := last[chain]
		d.heads = append(d.heads, fmt.Sprintf("%s %d %s", chain, number, at[place{chain, number}].id))
	}
	return d
}

// checkLink checks what one entry says of those before it.
func (r *result) checkLink(id string, at map[place]entry, where place, e entry) {
	if e.Number == 1 {
		if e.Prev != "" || e.id != e.Chain {
			r.wrong("the first entry of a chain of %s does not begin it", id)
		}
	} else {
		before, ok := at[place{where.chain, where.number - 1}]
		switch {
		case !ok:
			r.wrong("in %s the entry before number %d of a chain is missing", id, e.Number)
		case before.id != e.Prev || !bytes.Equal(before.Key, e.Key) || before.Clock >= e.Clock:
			r.wrong("in %s number %d of a chain does not follow the one before it", id, e.Number)
		}
	}
	for _, h := range e.Heads {
		known, ok := at[place{h.Chain, h.Number}]
		if !ok || known.id != h.Hash || known.Clock >= e.Clock {
			r.wrong("in %s number %d of a chain knew an entry that is not there", id, e.Number)
		}
	}
}
