package exchange

import (
	"strconv"

	"meldcode/app/meldcode"
)

// CodePage is a recovery code on paper. It names nobody: whoever finds it must not
// know whose code it is.
func CodePage(groups []string, today meldcode.Date) Document {
	d := Document{Title: "Herstelcode", Warnings: []Own{
		"Wie deze code heeft, kan alles lezen waar de code bij hoort. Doe dit papier meteen in een dichte envelop en leg die in de kluis van de school, niet bij de tablet.",
		"Schrijf zelf op de envelop wie hem mag openen. Zijn er nieuwe sleutels gemaakt? Vernietig dit papier dan.",
	}}
	var lines []Line
	for i, g := range groups {
		lines = append(lines, Line{apart("Groep " + strconv.Itoa(i+1)), apart(g)})
	}
	d.Sections = []Section{{Title: "De code", Items: []Item{{Lines: append(lines, lineOf("Gemaakt op", apart(today.Dutch())))}}}}
	return d
}
