package dossier

import (
	"bytes"
	"slices"
)

// FindingKind says what Verify found.
type FindingKind string

const (
	FoundDamaged   FindingKind = "damaged"   // the bytes of an entry do not read back
	FoundSignature FindingKind = "signature" // a signature does not hold
	FoundLink      FindingKind = "link"      // an entry does not continue the one before it
	FoundMissing   FindingKind = "missing"   // an entry that must have been there is not
	FoundOrder     FindingKind = "order"     // a logical clock is not above what the writer knew
	FoundWriter    FindingKind = "writer"    // it is not by whom it says; known to whoever keeps the members' keys
	FoundTime      FindingKind = "time"      // the device's clock went back between two entries
	FoundFork      FindingKind = "fork"      // an entry of a file claims a place that is taken, and is kept apart
	FoundWithheld  FindingKind = "withheld"  // the content was left out of this copy
)

// Finding is something that Verify noticed. Entry is zero when the entry itself
// is missing.
type Finding struct {
	Kind    FindingKind
	Serious bool // the log was changed or is incomplete; else it is only told
	Chain   ChainID
	Number  uint32
	Entry   EntryID
	Text    string // Dutch
}

var findingText = map[FindingKind]string{
	FoundDamaged:   "Een aantekening is beschadigd.",
	FoundSignature: "Een handtekening klopt niet. Iemand kan de inhoud hebben veranderd.",
	FoundLink:      "Een aantekening sluit niet aan op de aantekening ervoor.",
	FoundMissing:   "Er ontbreekt een aantekening.",
	FoundOrder:     "De volgorde van een aantekening klopt niet.",
	FoundWriter:    "Een aantekening staat op naam van iemand die hem niet heeft ondertekend.",
	FoundTime:      "De klok van het apparaat is tussen twee aantekeningen teruggezet.",
	FoundFork:      "Een aantekening uit een bestand heeft hetzelfde nummer als een andere hier. Zij staat apart.",
	FoundWithheld:  "Van deze aantekening is de inhoud weggelaten.",
}

// Found returns a finding about an entry that is not in the log, for whoever keeps
// its records and knows that it should be.
func Found(kind FindingKind, chain ChainID, number uint32) Finding {
	return Finding{Kind: kind, Serious: true, Chain: chain, Number: number, Text: findingText[kind]}
}

// Verify reads and checks every entry: bytes, content, signature, links, what
// entries know of other chains, and clocks. progress, when not nil, is called
// after each entry. It cannot see that the end of every chain was cut off, or
// that a whole log was put back to an older state: for that a head that was
// printed or kept elsewhere is needed.
func (l Log) Verify(progress func(done, total int)) []Finding {
	var found []Finding
	total, done := l.Len(), 0
	for _, id := range l.chainIDs() {
		chain := l.chains[id]
		report := func(kind FindingKind, number uint32, entry EntryID) {
			found = append(found, Finding{
				Kind: kind, Serious: kind != FoundTime && kind != FoundWithheld,
				Chain: id, Number: number, Entry: entry, Text: findingText[kind],
			})
		}
		next := uint32(1)
		var before Entry
		for _, e := range chain.entries {
			for ; next < e.Number && len(found) < 10000; next++ {
				report(FoundMissing, next, EntryID{})
			}
			next = e.Number + 1
			l.check(*e, before, report)
			before = *e
			if done++; progress != nil {
				progress(done, total)
			}
		}
	}
	return found
}

func (l Log) check(e, before Entry, report func(FindingKind, uint32, EntryID)) {
	read, err := ParseEntry(e.raw)
	switch {
	case err != nil || read.ID != e.ID || read.Chain != e.Chain || read.Number != e.Number || read.Dossier != l.id:
		report(FoundDamaged, e.Number, e.ID)
		return
	case read.Verify() != nil:
		report(FoundSignature, e.Number, e.ID)
	case read.Withheld:
		report(FoundWithheld, e.Number, e.ID)
	}
	if before.Number > 0 {
		if !bytes.Equal(read.Key, before.Key) ||
			before.Number+1 == read.Number && (read.Prev != before.ID || read.Clock <= before.Clock) {
			report(FoundLink, e.Number, e.ID)
		}
		if read.Recorded.Time().Before(before.Recorded.Time()) {
			report(FoundTime, e.Number, e.ID)
		}
	}
	for _, head := range read.Heads {
		known := l.chains[head.Chain].at(head.Number)
		switch {
		case known == nil || known.ID != head.Hash:
			report(FoundMissing, e.Number, e.ID)
		case known.Clock >= read.Clock:
			report(FoundOrder, e.Number, e.ID)
		}
	}
}

func (l Log) chainIDs() []ChainID {
	ids := make([]ChainID, 0, len(l.chains))
	for id := range l.chains {
		ids = append(ids, id)
	}
	slices.SortFunc(ids, func(a, b ChainID) int { return bytes.Compare(a[:], b[:]) })
	return ids
}
