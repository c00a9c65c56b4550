package session

import (
	"crypto/ed25519"
	"encoding/binary"
	"slices"

	"meldcode/app/dossier"
)

// tear is a place where the log of a case is not whole: a record that does not
// open, an entry that was seen before and is not there, whose signature does not
// hold, or that is not by whom it says. The chain is known, or the handle under which it is stored.
type tear struct {
	chain  dossier.ChainID
	handle string
	number uint32
	entry  dossier.EntryID // of one that is there
	kind   dossier.FindingKind
}

// gaps returns the places of a chain that are empty, below its newest entry.
func gaps(log dossier.Log, newest map[dossier.ChainID]uint32) []tear {
	have := map[dossier.ChainID]map[uint32]bool{}
	for _, e := range log.Entries() {
		if have[e.Chain] == nil {
			have[e.Chain] = map[uint32]bool{}
		}
		have[e.Chain][e.Number] = true
	}
	var torn []tear
	for chain, last := range newest {
		for n := uint32(1); n < last && len(have[chain]) < int(last) && len(torn) < maxGaps; n++ {
			if !have[chain][n] {
				torn = append(torn, tear{chain: chain, number: n, kind: dossier.FoundMissing})
			}
		}
	}
	return torn
}

// maxGaps is how many empty places are told: a number that is not true must not
// keep a tablet busy.
const maxGaps = 1000

// impostors returns the entries that are not by whom they say: in the name of a
// member of this tablet with another key than theirs, or with the key of one in
// another's name. Of who never was a member here nothing can be said.
func (s *Session) impostors(log dossier.Log) []tear {
	byKey := map[string]string{}
	for _, p := range s.ring.Pins() {
		byKey[string(p.Key)] = p.Member
	}
	var torn []tear
	for _, e := range log.Entries() {
		pin, known := s.ring.Pin(e.Member)
		owner, here := byKey[string(e.Key)]
		card, named := s.cards[e.Member]
		if known && !pin.Key.Equal(e.Key) || here && owner != e.Member || named && card.Name != e.Name {
			torn = append(torn, tear{chain: e.Chain, number: e.Number, entry: e.ID, kind: dossier.FoundWriter})
		}
	}
	return torn
}

// locate finds the chains of tears of which the handle is known.
func (f *file) locate() {
	for i, t := range f.torn {
		for chain, handle := range f.chains {
			if t.chain.IsZero() && handle == t.handle {
				f.torn[i].chain = chain
			}
		}
	}
}

// tornEnd reports whether the newest chain of this key has lost entries: whoever
// writes on must begin another one, or would write in a place that was taken.
func (f *file) tornEnd(key ed25519.PrivateKey) bool {
	if len(f.torn) == 0 {
		return false
	}
	var newest dossier.Entry
	for _, e := range f.log.Entries() {
		if e.Key.Equal(key.Public()) && e.Clock > newest.Clock {
			newest = e
		}
	}
	for _, t := range f.torn {
		if newest.Clock == 0 || t.chain == newest.Chain {
			return true
		}
	}
	return false
}

// findings adds tears to what the log itself could tell, each place once.
func findings(found []dossier.Finding, torn []tear) []dossier.Finding {
	for _, t := range torn {
		known := slices.ContainsFunc(found, func(f dossier.Finding) bool {
			return f.Chain == t.chain && f.Number == t.number && f.Serious
		})
		if !known {
			f := dossier.Found(t.kind, t.chain, t.number)
			f.Entry = t.entry
			found = append(found, f)
		}
	}
	return found
}

// What the keyring keeps of the newest entry of each chain: the first 16 bytes of
// the chain's id, its number, and the first 16 bytes of its hash.
const (
	seenHash = 16
	seenSize = seenHash + 4 + seenHash
)

func sightings(heads []dossier.Head) []byte {
	b := make([]byte, 0, len(heads)*seenSize)
	for _, h := range heads {
		b = append(b, h.Chain[:seenHash]...)
		b = binary.BigEndian.AppendUint32(b, h.Number)
		b = append(b, h.Hash[:seenHash]...)
	}
	return b
}

// unseen returns what was seen and is not in the log.
func unseen(b []byte, log dossier.Log) []tear {
	have := map[[seenSize]byte]bool{}
	chains := map[[seenHash]byte]dossier.ChainID{}
	for _, e := range log.Entries() {
		one := sightings([]dossier.Head{{Chain: e.Chain, Number: e.Number, Hash: e.ID}})
		have[[seenSize]byte(one)] = true
		chains[[seenHash]byte(e.Chain[:seenHash])] = e.Chain
	}
	var torn []tear
	for ; len(b) >= seenSize; b = b[seenSize:] {
		if have[[seenSize]byte(b)] {
			continue
		}
		torn = append(torn, tear{
			chain: chains[[seenHash]byte(b)], number: binary.BigEndian.Uint32(b[seenHash:]), kind: dossier.FoundMissing,
		})
	}
	return torn
}
