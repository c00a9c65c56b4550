package meldcode

import (
	"maps"
	"slices"
	"strings"
)

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

// Mark is a place that somebody described. As text it is one line of the answer
// "body", its parts in this order and those that are not known left out:
//
//	linkerbovenarm, achterkant: blauwe plek; vorm: ovaal; grootte: 2 bij 3 cm; kleur: paars
//
// No part holds a semicolon or a line break.
type Mark struct {
	Region                    Region
	Kind, Shape, Size, Colour string
}

const (
	shapeIs  = "vorm: "
	sizeIs   = "grootte: "
	colourIs = "kleur: "
	bareMark = "niet nader beschreven"
)

// String is the mark as a line of text.
func (m Mark) String() string { return m.Region.Label + ": " + m.Says() }

// Says is what was seen there.
func (m Mark) Says() string {
	var parts []string
	for _, p := range [][2]string{{"", m.Kind}, {shapeIs, m.Shape}, {sizeIs, m.Size}, {colourIs, m.Colour}} {
		if p[1] != "" {
			parts = append(parts, p[0]+p[1])
		}
	}
	if len(parts) == 0 {
		return bareMark
	}
	return strings.Join(parts, "; ")
}

// parseMark reads a line as String writes it. What a person added to the line
// without saying which part it is, belongs to the kind.
func parseMark(line string) (Mark, bool) {
	place, says, found := strings.Cut(strings.TrimSpace(line), ": ")
	at := slices.IndexFunc(regions, func(r Region) bool { return r.Label == place })
	if !found || at < 0 {
		return Mark{}, false
	}
	m := Mark{Region: regions[at]}
	if says == bareMark {
		return m, true
	}
	var kind []string
parts:
	for part := range strings.SplitSeq(says, ";") {
		part = strings.TrimSpace(part)
		for name, into := range map[string]*string{shapeIs: &m.Shape, sizeIs: &m.Size, colourIs: &m.Colour} {
			if is, named := strings.CutPrefix(part, name); named && *into == "" {
				*into = strings.TrimSpace(is)
				continue parts
			}
		}
		if part != "" {
			kind = append(kind, part)
		}
	}
	m.Kind = strings.Join(kind, "; ")
	return m, true
}

// Marks returns the places that are named in a text, in their order. What is no
// such line is text of the person, and is left alone.
func Marks(text string) []Mark {
	var marks []Mark
	for line := range strings.Lines(text) {
		if m, ok := parseMark(line); ok {
			marks = append(marks, m)
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

var markKinds = []Option{
	{ID: "bruise", Label: "blauwe plek"}, {ID: "scrape", Label: "schaafwond"}, {ID: "cut", Label: "snee of kras"},
	{ID: "burn", Label: "brandplek"}, {ID: "swelling", Label: "bult of zwelling"}, {ID: "bite", Label: "bijtplek"},
	{ID: "redness", Label: "rode plek"}, {ID: "else", Label: "iets anders"},
}

// bodyQuestions ask for injury: place, kind, shape, size and colour as seen. How
// old a mark is nobody can tell from its colour, and documenting injuries with
// photos is for doctors (kindenzorg.nl): neither is asked.
func bodyQuestions() []Question {
	var places []Option
	for _, r := range regions {
		places = append(places, Option{ID: r.ID, Label: r.Label})
	}
	placed := func(_ Facts, a Answers) bool { return a.One(MarkRegion) != "" }
	return []Question{
		{ID: QuestionID(MarkRegion), Heading: "Zag je letsel?", Label: "Waar op het lichaam?", Kind: Body, More: true, Added: true, Options: places,
			Hint: "Tik op de plek, of kies hem uit de lijst. Links en rechts zijn die van het kind. Maak geen foto: letsel vastleggen met foto's is het werk van een arts. Schat niet hoe oud een plek is: dat is aan de kleur niet te zien."},
		{ID: QuestionID(MarkKind), Label: "Wat zag je daar?", Kind: One, More: true, Added: true, When: placed, Options: markKinds},
		{ID: QuestionID(MarkShape), Label: "Welke vorm heeft het?", Hint: "Bijvoorbeeld: rond, of een streep.", Kind: Line, More: true, Added: true, When: placed},
		{ID: QuestionID(MarkSize), Label: "Hoe groot is het, in cm?", Hint: "Ongeveer, bijvoorbeeld: 2 bij 3 cm.", Kind: Line, More: true, Added: true, When: placed, Beside: true},
		{ID: QuestionID(MarkColour), Label: "Welke kleur heeft het?", Hint: "Zoals jij het ziet.", Kind: Line, More: true, Added: true, When: placed, Beside: true},
		{ID: "body", Label: "Beschrijving van het letsel", Kind: Text, More: true,
			Hint: "Elke plek die je aanwijst, komt hier als regel bij. Je kunt er zelf bij schrijven."},
	}
}

// AddMark turns the answers about one mark into a line of the description. Without
// a place there is none, and nothing changes.
func AddMark(a Answers) Answers {
	at := slices.IndexFunc(regions, func(r Region) bool { return r.ID == a.One(MarkRegion) })
	if at < 0 {
		return a
	}
	tidy := func(k Key) string {
		return strings.Join(strings.Fields(strings.ReplaceAll(a.Text(k), ";", ",")), " ")
	}
	m := Mark{Region: regions[at], Shape: tidy(MarkShape), Size: tidy(MarkSize), Colour: tidy(MarkColour)}
	for _, o := range markKinds {
		if a.Is(MarkKind, o.ID) {
			m.Kind = o.Label
		}
	}
	text := strings.TrimRight(a.Text("body"), " \n")
	if text != "" {
		text += "\n"
	}
	next := maps.Clone(a)
	next["body"] = Typed(text + m.String())
	for _, k := range []Key{MarkRegion, MarkKind, MarkShape, MarkSize, MarkColour} {
		delete(next, k)
	}
	return next
}
