package meldcode

// Leads says where an answer to a consideration leads.
type Leads string

const (
	LeadsNext   Leads = "next"   // to the next consideration
	LeadsReport Leads = "report" // to reporting
	LeadsClose  Leads = "close"  // to closing the case
	LeadsHelp   Leads = "help"   // to the help plan, then the next consideration
	LeadsEnd    Leads = "end"    // help ends, safety is monitored
)

// Consideration is one of the five, as the picture of the path draws it.
type Consideration struct {
	Number  int
	Name    string // "vermoeden"
	Form    FormID
	Options []Branch
}

// Branch is one answer in the picture.
type Branch struct {
	Option OptionID
	Short  string // "sterk vermoeden"
	Leads  Leads
}

// Considerations returns the five in their order; their numbers run from 1.
func Considerations() []Consideration {
	branches := [][]Branch{
		{{NoAction, "geen actie nodig", LeadsClose}, {Suspicion, "sterk vermoeden", LeadsNext}},
		{{Unsafe, "ja of twijfel", LeadsReport}, {Safe, "nee, veilig", LeadsNext}},
		{{CanHelp, "ja, hulp kan", LeadsNext}, {CannotHelp, "nee, hulp lukt niet", LeadsReport}},
		{{Accepted, "ja, hulp aanvaard", LeadsHelp}, {Refused, "nee, niet aanvaard", LeadsReport}},
		{{Reached, "ja, bereikt", LeadsEnd}, {NotReached, "nee, niet bereikt", LeadsReport}},
	}
	var all []Consideration
	for i, b := range branches {
		n := i + 1
		all = append(all, Consideration{n, weighNames[n], FormWeigh(n), b})
	}
	return all
}

// Short returns the answer to consideration n in few words, "" when there is
// none.
func Short(n int, option OptionID) string {
	if n < 1 || n > 5 {
		return ""
	}
	for _, b := range Considerations()[n-1].Options {
		if b.Option == option {
			return b.Short
		}
	}
	return ""
}
