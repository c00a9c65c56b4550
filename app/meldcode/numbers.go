package meldcode

import "strings"

// Number is a telephone number that every school needs. Only numbers that were
// confirmed are here.
type Number struct {
	ID     string
	Name   string
	Number string // as read: "0800-2000"
	When   string // one sentence: when to call
}

// Spoken returns the number digit by digit, for screen readers.
func (n Number) Spoken() string {
	var digits []string
	for _, r := range n.Number {
		if r >= '0' && r <= '9' {
			digits = append(digits, string(r))
		}
	}
	return strings.Join(digits, " ")
}

// Tel returns the address that phones: "tel:08002000".
func (n Number) Tel() string {
	return "tel:" + strings.ReplaceAll(n.Spoken(), " ", "")
}

// Numbers returns the national numbers, the most urgent first.
func Numbers() []Number {
	return []Number{
		{"112", "Alarmnummer", "112", "Bel 112 als iemand nu in gevaar is."},
		{"vt", "Veilig Thuis", "0800-2000", "Advies of melden. Gratis, dag en nacht."},
		{"inspector", "Vertrouwensinspecteur onderwijs", "0900-1113111", "Als het gaat om iemand die voor de school werkt. Werkdagen 8.00 tot 17.00 uur."},
		{"child-line", "Kindertelefoon", "0800-0432", "Voor kinderen van 8 tot 18 jaar. Gratis en anoniem."},
	}
}
