package meldcode

// Category groups signals. A category is never evidence and never stands
// alone: picking one leads to an observation in own words.
type Category struct {
	ID    OptionID
	Label string
}

// Categories returns what a signal can be about.
func Categories() []Category {
	return []Category{
		{"body", "Lichaam en verzorging"},
		{"child", "Gedrag van het kind"},
		{"children", "Contact met andere kinderen"},
		{"with-parent", "Contact met de ouder of verzorger"},
		{"parent", "Gedrag van de ouder of verzorger"},
		{"family", "Gezin en omstandigheden"},
		{"witness", "Getuige van geweld thuis"},
		{"sexual", "Seksueel gedrag of misbruik"},
		{"neglect", "Verwaarlozing"},
		{"honour", "Eer, dwang, genitale verminking of achterlating"},
	}
}

func categoryOptions() []Option {
	var options []Option
	for _, c := range Categories() {
		options = append(options, Option{ID: c.ID, Label: c.Label})
	}
	return options
}
