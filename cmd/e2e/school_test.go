package e2e

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// schoolFile is a school's settings that a test changes while it is served.
type schoolFile struct {
	t    *testing.T
	name string
}

func newSchoolFile(t *testing.T, text string) schoolFile {
	f := schoolFile{t, filepath.Join(t.TempDir(), "school.json")}
	f.write(text)
	return f
}

func (f schoolFile) write(text string) {
	f.t.Helper()
	if err := os.WriteFile(f.name, []byte(text), 0o644); err != nil {
		f.t.Fatal(err)
	}
}

const schoolText = `{
  "_": "Verzonnen.",
  "version": 1,
  "board": "Stichting Verzonnen Scholen",
  "school": "De Voorbeeldschool",
  "app": { "name": "Notities van school", "short": "Notities" },
  "contacts": [ { "name": "Wijkteam Verzonnen", "phone": "010 000 00 03", "open": true } ],
  "veiligThuis": { "region": "Verzonnen regio" },
  "holidays": [ { "name": "zomervakantie", "from": "2040-07-07", "until": "2040-08-19" } ],
  "lock": { "minutes": 2, "most": 4 }
}`

// TestASchoolsSettingsCountAndTheLastGoodOnesStay walks what a school sets: seen on
// the screens, and the same when the file becomes wrong, goes, or cannot be reached.
func TestASchoolsSettingsCountAndTheLastGoodOnesStay(t *testing.T) {
	file := newSchoolFile(t, schoolText)
	ctx, down := context.WithCancel(context.Background())
	defer down()
	address := siteUntil(t, ctx, "/", "-config", file.name)
	b, p := tablet(t, address)
	p.link("Notities van school")
	p.link("Direct gevaar?")
	p.sees("Wijkteam Verzonnen")
	b.open(address)
	p.prepare()
	if got := eval[string](b, `document.title + " " + document.querySelector('meta[name="apple-mobile-web-app-title"]').content`); got != "Overzicht – Notities van school Notities" {
		t.Errorf("called %q", got)
	}
	// The manifest that a home screen reads has the name too.
	if got := eval[string](b, `fetch("manifest.webmanifest").then((r) => r.json()).then((m) => m.name)`); got != "Notities van school" {
		t.Errorf("the manifest says %q", got)
	}
	settings := func() {
		t.Helper()
		faulty{p, b}.going("#/settings/school", "School")
	}
	settings()
	for _, want := range []string{"De Voorbeeldschool", "Stichting Verzonnen Scholen", "zomervakantie: 7 juli 2040", "Na 2 minuten, hoogstens na 4 minuten", "Laatst opgehaald"} {
		p.sees(want)
	}
	look := newChecker(t, p)
	look.look("school")
	p.link("Contacten")
	p.sees("Verzonnen regio")
	look.look("contacts of the school")

	// again locks, so that the page starts anew and asks for the settings.
	again := func() {
		t.Helper()
		p.button("Op slot")
		p.unlock()
		p.heading("Overzicht")
		settings()
	}
	file.write("{\n  \"version\": 1,\n  \"scool\": \"De Voorbeeldschool\"\n}")
	again()
	p.sees("regel 3, scool: is geen instelling")
	p.sees("blijft gelden")
	p.sees("De Voorbeeldschool")
	look.look("wrong settings")
	if err := os.Remove(file.name); err != nil {
		t.Fatal(err)
	}
	again()
	p.sees("De instellingen van de school zijn weg")
	p.sees("De Voorbeeldschool")
	// Without network there is nothing to be told: the last good ones count.
	b.until(`navigator.serviceWorker.controller !== null`)
	down()
	again()
	p.sees("zomervakantie: 7 juli 2040")
	p.link("Notities van school")
	if text := p.text(); strings.Contains(text, "kloppen niet") || strings.Contains(text, "zijn weg") {
		t.Errorf("without network the page says:\n%s", text)
	}
}
