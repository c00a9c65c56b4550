package exchange

import (
	"testing"

	"meldcode/app/dossier"
)

func TestPartsOfAnArchiveHaveTheseNamesAndNoOthers(t *testing.T) {
	const id = dossier.ID("abcdefghijklmnopqrstuvwx2a")
	for name, want := range map[string]struct {
		id        dossier.ID
		entry, ok bool
	}{
		readmeName:                                    {"", false, true},
		entryName(id, 0):                              {id, true, true},
		entryName(id, 999_998):                        {id, true, true},
		folder(id) + textName:                         {id, false, true},
		folder(id) + htmlName:                         {id, false, true},
		entryName(id, 999_999):                        {},
		manifestName:                                  {},
		"":                                            {},
		"/" + readmeName:                              {},
		folder(id):                                    {},
		folder(id) + "entries/":                       {},
		folder(id) + "entries/12":                     {},
		folder(id) + "entries/00000a":                 {},
		folder(id) + "entries/-00001":                 {},
		folder(id) + "foto.jpg":                       {},
		folder(id) + "/dossier.txt":                   {},
		folder(id) + "../x/dossier.txt":               {},
		folder(id) + "dossier.txt\n":                  {},
		"dossiers/ABC/dossier.txt":                    {},
		"dossiers/" + string(id[1:]) + "/" + textName: {},
		"../" + folder(id) + textName:                 {},
	} {
		if of, entry, ok := parsePart(name); of != want.id || entry != want.entry || ok != want.ok {
			t.Errorf("%q: %q, %v, %v, want %+v", name, of, entry, ok, want)
		}
	}
}
