package e2e

import (
	"context"
	"encoding/xml"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/chromedp"
)

// paper is a printed page, as poppler's programs read it.
type paper struct {
	t     *testing.T
	file  string
	Pages []sheet `xml:"body>doc>page"`
}

// sheet is one side of paper; measures are points, 1/72 inch, from the top left.
type sheet struct {
	Width  float64 `xml:"width,attr"`
	Height float64 `xml:"height,attr"`
	Lines  []line  `xml:"flow>block>line"`
}

type line struct {
	Left   float64 `xml:"xMin,attr"`
	Top    float64 `xml:"yMin,attr"`
	Right  float64 `xml:"xMax,attr"`
	Bottom float64 `xml:"yMax,attr"`
	Words  []struct {
		Text string `xml:",chardata"`
	} `xml:"word"`
}

func (l line) text() string {
	words := make([]string, len(l.Words))
	for i, w := range l.Words {
		words[i] = w.Text
	}
	return strings.Join(words, " ")
}

// Margins of the style sheet: 18 mm, below 22 mm.
const (
	edge   = 18 / 25.4 * 72
	bottom = 22 / 25.4 * 72
)

// print prints the page on screen to a file, as the browser's own dialog does.
func (p person) print(name string) paper {
	p.t.Helper()
	var pdf []byte
	err := p.run(chromedp.ActionFunc(func(ctx context.Context) (err error) {
		pdf, _, err = page.PrintToPDF().WithGenerateTaggedPDF(true).WithPreferCSSPageSize(true).Do(ctx)
		return err
	}))
	if err != nil {
		p.t.Fatalf("printing %s: %v", name, err)
	}
	dir := os.Getenv("SHOTS")
	if dir == "" {
		dir = p.t.TempDir()
	}
	d := paper{t: p.t, file: filepath.Join(dir, name+".pdf")}
	if err := os.WriteFile(d.file, pdf, 0o644); err != nil {
		p.t.Fatal(err)
	}
	if err := xml.Unmarshal([]byte(d.tool("pdftotext", "-bbox-layout", d.file, "-")), &d); err != nil || len(d.Pages) == 0 {
		p.t.Fatalf("%s: %d pages, %v", name, len(d.Pages), err)
	}
	return d
}

func (d paper) tool(name string, args ...string) string {
	d.t.Helper()
	out, err := exec.CommandContext(d.t.Context(), name, args...).Output()
	if err != nil {
		d.t.Fatalf("%s: %v", name, err)
	}
	return string(out)
}

// words are all words in the order in which they stand, without those of the foot.
func (d paper) words() string {
	var all []string
	for _, s := range d.Pages {
		for _, l := range s.Lines {
			if l.Top < s.Height-bottom {
				all = append(all, l.text())
			}
		}
	}
	return strings.Join(all, " ")
}

// holds checks what every printed page keeps to: a title that says nothing,
// tagged text whose headings go down one level at a time, no line outside the
// margins or cut by them, and at the foot the reference and the number.
func (d paper) holds(reference string) {
	d.t.Helper()
	name := filepath.Base(d.file)
	info := map[string]string{}
	for row := range strings.Lines(d.tool("pdfinfo", d.file)) {
		key, value, _ := strings.Cut(row, ":")
		info[key] = strings.TrimSpace(value)
	}
	if info["Title"] != "Afdruk" || info["Tagged"] != "yes" || !strings.Contains(info["Page size"], "A4") {
		d.t.Errorf("%s: title %q, tagged %q, size %q", name, info["Title"], info["Tagged"], info["Page size"])
	}
	levels, last := 0, 0
	for row := range strings.Lines(d.tool("pdfinfo", "-struct", d.file)) {
		tag, _, _ := strings.Cut(strings.TrimSpace(row), " ")
		level, err := strconv.Atoi(strings.TrimPrefix(tag, "H"))
		if err != nil || !strings.HasPrefix(tag, "H") {
			continue
		}
		if level > last+1 || levels == 0 && level != 1 {
			d.t.Errorf("%s: heading %d is of level %d after level %d", name, levels+1, level, last)
		}
		levels, last = levels+1, level
	}
	if levels == 0 {
		d.t.Errorf("%s has no headings", name)
	}
	for i, s := range d.Pages {
		number := fmt.Sprintf("bladzijde %d van %d", i+1, len(d.Pages))
		var foot []string
		filled := 0.0
		for _, l := range s.Lines {
			if l.Top >= s.Height-bottom {
				foot = append(foot, l.text())
				continue
			}
			filled = max(filled, l.Bottom)
			if l.Left < edge-1 || l.Right > s.Width-edge+1 || l.Top < edge-4 || l.Bottom > s.Height-bottom+4 {
				d.t.Errorf("%s, page %d: %q lies at %.0f,%.0f to %.0f,%.0f", name, i+1, l.text(), l.Left, l.Top, l.Right, l.Bottom)
			}
		}
		for j, l := range s.Lines {
			for _, other := range s.Lines[j+1:] {
				if l.Left < other.Right-1 && other.Left < l.Right-1 && l.Top < other.Bottom-3 && other.Top < l.Bottom-3 && l.text() != "" && other.text() != "" {
					d.t.Errorf("%s, page %d: %q lies over %q", name, i+1, l.text(), other.text())
				}
			}
		}
		if i < len(d.Pages)-1 && filled < s.Height/2 {
			d.t.Errorf("%s, page %d: half of it is empty, and the text goes on", name, i+1)
		}
		if got := strings.Join(foot, " "); !strings.Contains(got, number) || !strings.Contains(got, reference) {
			d.t.Errorf("%s, page %d: the foot says %q, want %q and %q", name, i+1, got, reference, number)
		}
	}
	for row := range strings.Lines(d.tool("pdffonts", d.file)) {
		if f := strings.Fields(row); len(f) > 5 && slices.Contains(f, "no") && f[len(f)-5] == "no" {
			d.t.Errorf("%s: a font is not in the file: %s", name, row)
		}
	}
}

// The printed pages as paper: what is on them, and that nothing is lost between
// two sides.
func TestWhatIsPrintedStandsOnPaper(t *testing.T) {
	b, p := tablet(t, site(t, "/"))
	p.link("Deze tablet klaarmaken")
	p.button("Verder met mijn naam")
	p.fill("Je naam", shownAs)
	p.choose("IB'er")
	p.button("Verder met mijn wachtzin")
	p.fill("Je wachtzin", passphrase)
	p.button("Wachtzin instellen")
	p.heading("Schrijf je herstelcode op")
	code := p.print("code")
	groups := p.typeGroups()
	if got := code.words(); len(code.Pages) != 1 || !strings.Contains(got, groups[3]) || strings.Contains(got, "Sam") || strings.Contains(got, "Typ groep") || strings.Contains(got, "Kun je niet") {
		t.Errorf("the code on %d pages says %q", len(code.Pages), got)
	}
	code.holds("")
	p.link("Naar het overzicht")
	p.openCase()
	p.sees("De vijf stappen")
	dossier := eval[string](b, `location.hash`)
	reference := eval[string](b, `document.querySelector("#h1").textContent.match(/[0-9]{4}-[0-9A-Z]{4}/)?.[0] ?? ""`)
	if reference == "" {
		t.Fatalf("no reference on the case: %s", p.text())
	}

	// Of a text of 200,000 characters each word is counted.
	var long strings.Builder
	words := 0
	for ; long.Len() < 200_000; words++ {
		fmt.Fprintf(&long, "w%05d lang ", words)
	}
	p.goTo(dossier + "/add/note")
	p.fill("Wat wil je vastleggen?", long.String())
	p.button("Aantekening vastleggen")
	p.sees("Vastgelegd in het logboek")
	p.goTo(dossier + "/add/talk-parent")
	p.tick("Evamoeder")
	p.fill("Wat is er gezegd?", "Moeder vertelde dat oma 's ochtends komt.")
	p.button("Gesprek vastleggen")
	p.sees("Vastgelegd in het logboek")

	p.goTo(dossier + "/out/paper")
	p.link("Het dossier")
	p.sees("Wat laat je weg?")
	p.snap("print-preview")
	whole := p.print("dossier")
	whole.holds(reference)
	got := whole.words()
	at := 0
	for n := range words {
		word := fmt.Sprintf("w%05d", n)
		i := strings.Index(got[at:], word)
		if i < 0 {
			t.Fatalf("word %d of %d is not on paper, or not in its place", n, words)
		}
		at += i
	}
	if len(whole.Pages) < 30 || len(whole.Pages) > 90 {
		t.Errorf("the dossier takes %d pages", len(whole.Pages))
	}
	kept(t, whole, "Signaal", "Vastgelegd op")

	p.tick("Namen van medewerkers")
	p.sees("weggelaten: naam van een medewerker")
	without := p.print("without").words()
	if strings.Contains(without, shownAs) || !strings.Contains(without, "weggelaten: naam van een medewerker") {
		t.Error("the names of staff are on paper, or it does not say that they are not")
	}

	p.goTo(dossier + "/out/paper")
	p.link("Gespreksverslag")
	p.sees("Dit betekent niet dat ik het ermee eens ben")
	talk := p.print("talk")
	talk.holds(reference)
	if got := talk.words(); !strings.Contains(got, "oma 's ochtends") || !strings.Contains(got, "Gezien door Evamoeder") {
		t.Errorf("the report says %q", got)
	}
	p.button("Afdrukken")
	p.button("Ja, vastleggen")
	p.fill("Met welk doel?", "Laten tekenen door moeder.")
	p.button("Vastleggen")
	p.sees("Vastgelegd in het logboek")
	p.goTo(dossier + "/out")
	p.link("Bewijs van overdracht")
	p.sees("Laten tekenen door moeder.")
	p.print("slip").holds(reference)

	p.goTo(dossier + "/weigh/1")
	p.choose("Wij hebben een sterk vermoeden van huiselijk geweld of kindermishandeling.")
	p.fill("Waar baseren jullie dit op?", "De signalen komen steeds terug.")
	p.tick("Nog niet gedaan")
	p.button("Antwoord vastleggen")
	p.button("Antwoord vastleggen")
	p.sees("Vastgelegd in het logboek")
	p.goTo(dossier + "/out/board")
	p.link("Het besluit, met de weg")
	p.sees("De weg langs de afwegingen") // of the page, not of the list that led to it
	p.snap("print-decision")
	decision := p.print("decision")
	decision.holds(reference)
	if got := decision.words(); !strings.Contains(got, "sterk vermoeden") || !strings.Contains(got, "Er is in deze ronde nog geen besluit vastgelegd.") {
		t.Errorf("the decision says %q", got)
	}
	p.table(b, dossier, reference)
}

// table takes the overview along as CSV, and finds that in the case's logbook.
func (p person) table(b *browser, dossier, reference string) {
	p.t.Helper()
	dir := b.downloads()
	p.goTo("#/settings/table")
	p.fill("Voor wie is het bestand?", "het bestuur")
	p.fill("Met welk doel?", "Verzonnen jaarcijfers.")
	p.button("Vastleggen en tabel maken")
	p.sees("Bevestig dat je weet dat dit bestand niet beveiligd is.")
	p.tick("Ik weet dat dit bestand niet beveiligd is.")
	p.button("Vastleggen en tabel maken")
	name, data := p.downloaded(dir, ".csv")
	if got := string(data); !strings.HasPrefix(got, "\ufeff") || !strings.Contains(got, `"`+reference+`";`) || strings.Contains(got, "Noortje") {
		p.t.Errorf("%s holds %q", name, got)
	}
	p.goTo(dossier + "/log")
	p.link("afgedrukt of meegegeven")
	p.sees("Als bestand zonder versleuteling")
	p.sees("Verzonnen jaarcijfers.")
}

// kept sees that the first entry of a kind stands on one side of paper, up to
// the line that begins with last.
func kept(t *testing.T, d paper, first, last string) {
	t.Helper()
	for i, s := range d.Pages {
		begun := false
		for _, l := range s.Lines {
			begun = begun || strings.HasSuffix(l.text(), ": "+first)
			if begun && strings.HasPrefix(l.text(), last) {
				return
			}
		}
		if begun {
			t.Errorf("%q begins on page %d and ends on another", first, i+1)
			return
		}
	}
	t.Errorf("no %q on paper", first)
}

// goTo opens an address within the app.
func (p person) goTo(fragment string) {
	p.t.Helper()
	if err := p.run(chromedp.Evaluate(fmt.Sprintf(`location.hash = %q; undefined`, fragment), nil)); err != nil {
		p.t.Fatal(err)
	}
	p.pause()
}
