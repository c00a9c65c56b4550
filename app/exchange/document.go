package exchange

// Document is a readable copy of a dossier for one recipient: what is printed,
// and what lies beside the signed entries in an archive. It is plain text in
// blocks; nothing in it needs markup, so nothing can smuggle markup in.
type Document struct {
	Title     string    // never a person's name: it becomes the file's title
	Recipient string    // "Veilig Thuis", "moeder Anna Voorbeeld"
	Giver     []string  // for who gives it, on the screen before printing; never on paper
	Warnings  []string  // what the reader must know first; printed
	Left      []string  // every kind of omission, once: "geheim adres"
	Sections  []Section // people, then the logbook
	Signature []string  // lines of the signature block; empty = none
	Heads     []string  // heads of the chains, printed at the end
}

// Section is a heading with items that are kept together on paper.
type Section struct {
	Title string
	Items []Item
}

// Item is one entry or fact. An omitted item keeps its place: Omitted says why
// ("weggelaten: bron beschermd") and everything else is empty.
type Item struct {
	Title    string // "12 maart 2026: gesprek met moeder"
	Recorded string // "Vastgelegd op 13 maart 2026 om 14.32 uur door Sam (leraar)"
	Lines    []Line
	Omitted  string
}

// Line is a label with its text; the text keeps its line breaks. An omitted
// line says why in Omitted; its Text is empty then, and so may be its Label.
type Line struct{ Label, Text, Omitted string }
