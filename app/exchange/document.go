package exchange

import (
	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// Document is a page for one reader: what is printed, and what lies beside the
// signed entries in an archive. It is plain text in blocks; nothing in it needs
// markup, so nothing can smuggle markup in.
type Document struct {
	Title     Own      // never a person's name
	Recipient Said     // "Veilig Thuis", "moeder Anna Voorbeeld"
	Reference Said     // stands at the foot of each page
	Giver     []string // for who gives it, on the screen before printing; never on paper
	Warnings  []Own    // what the reader must know first; printed
	Left      []Own    // every kind of omission, once: "geheim adres"
	Path      []Stop   // the five considerations as a picture; empty = none
	Sections  []Section
	Signature []Said         // lines of the signature block; one without words is a line to write on
	Heads     []dossier.Head // of the chains, printed at the end
}

// Items returns how many items there are in all sections.
func (d Document) Items() (n int) {
	for _, s := range d.Sections {
		n += len(s.Items)
	}
	return n
}

// Section is a heading with items that are kept together on paper.
type Section struct {
	Title Own
	Items []Item
}

// Item is one entry or fact. An omitted item keeps its place: Omitted says why
// ("weggelaten: bron beschermd") and all that could be read is empty.
type Item struct {
	Title    Said // "12 maart 2026: gesprek met moeder"
	Recorded Said // "Vastgelegd op 13 maart 2026 om 14.32 uur door Sam (leraar)"
	Lines    []Line
	Places   []meldcode.Region // on the body, as a line of text names them in this order; for a picture
	Omitted  Own
	Choice   dossier.EntryID // the entry that who gives it may leave out; zero = no such choice
	Chosen   bool            // and has left out
}

// Line is a label with its text; the text keeps its line breaks. A line that is
// left out may be without a label.
type Line struct{ Label, Text Said }

// Stop is one consideration in the picture of the path.
type Stop struct {
	Number    int
	Name      Said
	Short     Said // the answer in few words, empty = none
	Day       Said // of the answer
	Postponed Said // until when it was put off on purpose; empty = it was not
	Report    bool // the answer leads to reporting
	Ends      bool // the path ends here
	Carried   bool // the answer is of the round before
}
