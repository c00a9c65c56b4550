package session

import (
	"bytes"
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
func gaps(log dossier.Log) []tear {
	last := map[dossier.ChainID]uint32{}
	var torn []tear
	for e := range log.All() {
		for n := last[e.Chain] + 1; n < e.Number && len(torn) < maxGaps; n++ {
			torn = append(torn, tear{chain: e.Chain, number: n, kind: dossier.FoundMissing})
		}
		last[e.Chain] = e.Number
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
	var last *dossier.Entry // of one writer, and no impostor
	for e := range log.All() {
		if last != nil && e.Chain == last.Chain && e.Member == last.Member && e.Name == last.Name {
			continue // a chain has one key
		}
		last = nil
		pin, known := s.ring.Pin(e.Member)
		owner, here := byKey[string(e.Key)]
		card, named := s.cards[e.Member]
		if known && !pin.Key.Equal(e.Key) || here && owner != e.Member || named && card.Name != e.Name {
			torn = append(torn, tear{chain: e.Chain, number: e.Number, entry: e.ID, kind: dossier.FoundWriter})
			continue
		}
		last = e
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
	for _, h := range f.log.Heads() {
		if e := f.log.At(h.Chain, h.Number); e.Key.Equal(key.Public()) && e.Clock > newest.Clock {
			newest = *e
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
	chains := map[[seenHash]byte]dossier.ChainID{}
	for _, h := range log.Heads() {
		chains[[seenHash]byte(h.Chain[:seenHash])] = h.Chain
	}
	var torn []tear
	for ; len(b) >= seenSize; b = b[seenSize:] {
		chain, number := chains[[seenHash]byte(b)], binary.BigEndian.Uint32(b[seenHash:])
		if e := log.At(chain, number); e == nil || !bytes.Equal(e.ID[:seenHash], b[seenHash+4:seenSize]) {
			torn = append(torn, tear{chain: chain, number: number, kind: dossier.FoundMissing})
		}
	}
	return torn
}
