package meldcode

// Category groups signals. A category is never evidence and never stands
// alone: picking one leads to an observation in own words.
type Category struct {
	ID    OptionID
	Label string
	Risk  bool // tells of circumstances that make abuse likelier, and is no signal of it
}

// Categories returns what a signal can be about.
func Categories() []Category {
	return []Category{
		{ID: "body", Label: "Lichaam en verzorging"},
		{ID: "child", Label: "Gedrag van het kind"},
		{ID: "children", Label: "Contact met andere kinderen"},
		{ID: "with-parent", Label: "Contact met de ouder of verzorger"},
		{ID: "parent", Label: "Gedrag van de ouder of verzorger"},
		{ID: "family", Label: "Gezin en omstandigheden", Risk: true},
		{ID: "witness", Label: "Getuige van geweld thuis"},
		{ID: "sexual", Label: "Seksueel gedrag of misbruik"},
		{ID: "neglect", Label: "Verwaarlozing"},
		{ID: "honour", Label: "Eer, dwang, genitale verminking of achterlating"},
	}
}

// CategoryByID returns the category with this id, or the zero one.
func CategoryByID(id OptionID) Category {
	for _, c := range Categories() {
		if c.ID == id {
			return c
		}
	}
	return Category{}
}

func categoryOptions() []Option {
	var options []Option
	for _, c := range Categories() {
		options = append(options, Option{ID: c.ID, Label: c.Label})
	}
	return options
}
