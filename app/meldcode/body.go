package meldcode

import "strings"

// Region is a place on the body as the map shows it, left and right as the child
// has them.
type Region struct {
	ID    OptionID
	Label string // "linkerbovenarm, achterkant"
	Back  bool
}

// Regions returns the places of the body map: first all that are seen from the
// front, from head to foot, then those from behind.
func Regions() []Region { return regions }

var regions = bodyRegions()

func bodyRegions() []Region {
	var all []Region
	side := func(back bool, suffix, before string, middle []Region, limbs [][2]string) {
		for _, r := range middle {
			all = append(all, Region{OptionID(before) + r.ID, r.Label + suffix, back})
		}
		for _, l := range limbs {
			for _, s := range [][2]string{{"left-", "linker"}, {"right-", "rechter"}} {
				all = append(all, Region{OptionID(before + s[0] + l[0]), s[1] + l[1] + suffix, back})
			}
		}
	}
	limbs := [][2]string{{"ear", "oor"}, {"shoulder", "schouder"}, {"upper-arm", "bovenarm"}, {"forearm", "onderarm"},
		{"hand", "hand"}, {"thigh", "bovenbeen"}, {"shin", "onderbeen"}, {"foot", "voet"}}
	side(false, "", "front-", []Region{{ID: "forehead", Label: "voorhoofd"}, {ID: "face", Label: "gezicht"}, {ID: "neck", Label: "hals"},
		{ID: "chest", Label: "borst"}, {ID: "belly", Label: "buik"}, {ID: "groin", Label: "onderbuik of lies"}}, limbs)
	side(true, ", achterkant", "back-", []Region{{ID: "head", Label: "achterhoofd"}, {ID: "neck", Label: "nek"},
		{ID: "upper", Label: "bovenrug"}, {ID: "lower", Label: "onderrug"}, {ID: "seat", Label: "billen"}}, limbs[1:])
	return all
}

// Mark is a place that somebody described, one line of the answer "body":
// "linkerbovenarm, achterkant: blauwe plek; rond; 2 cm; paars".
type Mark struct {
	Region Region
	Says   string // what was seen there
}

// Marks returns the places that are named in a text, in their order. What is no
// such line is text of the person, and is left alone.
func Marks(text string) []Mark {
	var marks []Mark
	for line := range strings.Lines(text) {
		place, says, found := strings.Cut(strings.TrimSpace(line), ": ")
		if !found {
			continue
		}
		for _, r := range regions {
			if r.Label == place {
				marks = append(marks, Mark{r, says})
			}
		}
	}
	return marks
}

// The questions that make one mark. Their answers become a line of "body" and are
// not recorded themselves.
const (
	MarkRegion Key = "mark-region"
	MarkKind   Key = "mark-kind"
	MarkShape  Key = "mark-shape"
	MarkSize   Key = "mark-size"
	MarkColour Key = "mark-colour"
)

var markKeys = []Key{MarkRegion, MarkKind, MarkShape, MarkSize, MarkColour}

// bodyQuestions ask for injury: place, kind, shape, size and colour as seen. How
// old a mark is nobody can tell from its colour, and documenting injuries with
// photos is for doctors (kindenzorg.nl): neither is asked.
func bodyQuestions() []Question {
	var places []Option
	for _, r := range regions {
		places = append(places, Option{ID: r.ID, Label: r.Label})
	}
	placed := func(_ Facts, a Answers) bool { return a.One(Key(MarkRegion)) != "" }
	return []Question{
		{ID: QuestionID(MarkRegion), Heading: "Zag je letsel?", Label: "Waar op het lichaam?", Kind: Body, More: true, Added: true, Options: places,
			Hint: "Tik op de plek, of kies hem uit de lijst. Links en rechts zijn die van het kind. Maak geen foto: letsel vastleggen met foto's is het werk van een arts. Schat niet hoe oud een plek is: dat is aan de kleur niet te zien."},
		{ID: QuestionID(MarkKind), Label: "Wat zag je daar?", Kind: One, More: true, Added: true, When: placed, Options: []Option{
			{ID: "bruise", Label: "blauwe plek"}, {ID: "scrape", Label: "schaafwond"}, {ID: "cut", Label: "snee of kras"},
			{ID: "burn", Label: "brandplek"}, {ID: "swelling", Label: "bult of zwelling"}, {ID: "bite", Label: "bijtplek"},
			{ID: "redness", Label: "rode plek"}, {ID: "else", Label: "iets anders"},
		}},
		{ID: QuestionID(MarkShape), Label: "Welke vorm heeft het?", Kind: Line, More: true, Added: true, When: placed},
		{ID: QuestionID(MarkSize), Label: "Hoe groot is het?", Hint: "Bijvoorbeeld: 2 bij 3 cm, of zo groot als een muntje.", Kind: Line, More: true, Added: true, When: placed, Beside: true},
		{ID: QuestionID(MarkColour), Label: "Welke kleur heeft het?", Kind: Line, More: true, Added: true, When: placed, Beside: true},
		{ID: "body", Label: "Beschrijving van het letsel", Kind: Text, More: true,
			Hint: "Elke plek die je aanwijst, komt hier als regel bij. Je kunt er zelf bij schrijven."},
	}
}

// AddMark turns the answers about one mark into a line of the description. Without
// a place there is none, and nothing changes.
func AddMark(a Answers) Answers {
	region := a.One(MarkRegion)
	if region == "" {
		return a
	}
	next := Answers{}
	for k, v := range a {
		next[k] = v
	}
	var says []string
	for _, q := range bodyQuestions() {
		k := Key(q.ID)
		switch {
		case k == MarkRegion:
			continue
		case q.Kind == One:
			for _, o := range q.Options {
				if a.Is(k, o.ID) {
					says = append(says, o.Label)
				}
			}
		case k != "body" && strings.TrimSpace(a.Text(k)) != "":
			says = append(says, strings.Join(strings.Fields(a.Text(k)), " "))
		}
	}
	if len(says) == 0 {
		says = []string{"niet nader beschreven"}
	}
	text := strings.TrimRight(a.Text("body"), " \n")
	if text != "" {
		text += "\n"
	}
	for _, r := range regions {
		if r.ID == region {
			next["body"] = Typed(text + r.Label + ": " + strings.Join(says, "; "))
		}
	}
	for _, k := range markKeys {
		delete(next, k)
	}
	return next
}
