package e2e

import (
	"archive/zip"
	"bytes"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"filippo.io/age"
	cdpbrowser "github.com/chromedp/cdproto/browser"
	"github.com/chromedp/cdproto/emulation"
)

// downloads lets the browser put what it downloads in a folder, and returns what
// waits for a file there.
func (f faulty) downloads() (next func() string) {
	dir := f.t.TempDir()
	f.b.run(cdpbrowser.SetDownloadBehavior(cdpbrowser.SetDownloadBehaviorBehaviorAllow).WithDownloadPath(dir))
	return func() (found string) {
		f.t.Helper()
		f.wait(func() bool {
			names, _ := filepath.Glob(filepath.Join(dir, "*.age"))
			for _, name := range names {
				if info, err := os.Stat(name); err == nil && info.Size() > 0 {
					found = name
				}
			}
			return found != ""
		}, "a file in the folder of downloads")
		return found
	}
}

// TestACaseIsDestroyedInTwoStepsAndABackupOpensWithTheSchoolsKey accepts the
// recovery key of a school, opens a back-up with it by the real age program, and
// destroys a case: asked on one day, confirmed on another.
func TestACaseIsDestroyedInTwoStepsAndABackupOpensWithTheSchoolsKey(t *testing.T) {
	key, err := age.GenerateX25519Identity()
	if err != nil {
		t.Fatal(err)
	}
	identity := filepath.Join(t.TempDir(), "board.txt")
	if err := os.WriteFile(identity, []byte(key.String()+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	file := newSchoolFile(t, `{"version": 1, "school": "De Voorbeeldschool", "retention": {"years": 5, "second": "day"},
		"recovery": {"name": "Stichting Verzonnen", "key": "`+key.Recipient().String()+`"}}`)
	address := siteUntil(t, t.Context(), "/", "-config", file.name)
	b := startBrowser(t, "")
	b.run(clockScript(), emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	b.open(address)
	p := person{t, b.ctx}
	f := faulty{p, b}
	next := f.downloads()
	look := newChecker(t, p)
	p.prepare()

	p.link("Noodsleutel bekijken")
	p.heading("Noodsleutel van de school")
	look.look("recovery key")
	p.button("Hij klopt: noodsleutel aanvaarden")
	p.sees("Je hebt deze sleutel aanvaard op")
	f.going("#/case/new", "Dossier openen")
	p.fill("Om welke leerling gaat het?", "Noor Verzonnen")
	p.choose("Nee")
	p.button("Dossier openen")
	p.sees("De vijf stappen")
	dossier := f.js("location.hash")
	f.going("#/settings/backup", "Back-up maken")
	p.button("Back-up maken")
	p.sees("Het bestand is gemaakt")

	// By the standard programs, with the school's key and nothing of ours.
	var out, said bytes.Buffer
	open := exec.Command("age", "--decrypt", "-i", identity, next())
	open.Stdout, open.Stderr = &out, &said
	if err := open.Run(); err != nil {
		t.Fatalf("age: %v: %s", err, said.String())
	}
	if text := unzipped(t, out.Bytes(), "dossier.txt"); !strings.Contains(text, "Noor Verzonnen") || !strings.Contains(text, "Noodsleutel") {
		t.Errorf("the copy in it says:\n%s", text)
	}

	f.going(dossier+"/leave", "Leerling gaat van school")
	p.choose("Naar een andere school")
	p.fill("Wanneer gaat de leerling van school?", "vandaag")
	p.button("Vastleggen")
	p.sees("Vastgelegd in het logboek om")
	f.going(dossier+"/close", "Dossier sluiten")
	p.choose("De leerling is van school gegaan.")
	p.fill("Waarom sluiten jullie dit dossier?", "Van school.")
	p.pressIn("Weet Noor Verzonnen dit?", "Ja")
	p.button("Dossier sluiten")
	p.heading("Controleer wat je vastlegt")
	p.button("Dossier sluiten")
	p.sees("Dit dossier is gesloten")
	p.link("Bewaren of vernietigen")
	p.sees("back-up van ")
	look.look("destroy, asked")
	p.link("Vernietiging vragen")
	p.choose("Een andere reden")
	p.fill("Leg dat uit", "Verzonnen.")
	p.button("Vernietiging vragen")
	p.heading("Controleer wat je vastlegt")
	p.button("Vernietiging vragen")
	p.sees("Bevestig dit op een andere dag. Je school vraagt dat.")
	handles := func() int {
		t.Helper()
		return eval[int](b, caseSpaces)
	}
	if n := handles(); n != 1 {
		t.Fatalf("%d spaces of cases before it", n)
	}

	f.clockAt(1) // nobody touched the tablet for a day: it is locked
	f.heading("Ontgrendelen")
	p.unlock()
	f.going("#/settings/keep", "Bewaren en vernietigen")
	p.sees("Vernietiging gevraagd")
	look.look("keep")
	p.link("Noor Verzonnen")
	p.sees("Dit kan niet ongedaan worden gemaakt")
	reference := f.js(`document.querySelector("h1").innerText.split(" ")[1]`)
	p.fill("Typ het kenmerk", "iets anders")
	p.button("Dossier vernietigen")
	p.sees("Controleer je antwoorden")
	look.look("destroy")
	p.fill("Typ het kenmerk", reference)
	p.button("Dossier vernietigen")
	p.sees("Een dossier is vernietigd op")
	if text := p.text(); strings.Contains(text, "Noor") {
		t.Errorf("what is left names the child: %s", text)
	}
	if n := handles(); n != 0 {
		t.Errorf("%d spaces of cases are left in the database", n)
	}
	f.going("#/home", "Overzicht")
	if text := p.text(); strings.Contains(text, "Noor") {
		t.Errorf("the overview says: %s", text)
	}
}

// caseSpaces counts the spaces of the database that are of cases: they are handles
// of 26 characters.
const caseSpaces = `new Promise((resolve, reject) => {
	const opening = indexedDB.open("meldcode");
	opening.onerror = reject;
	opening.onsuccess = () => {
		const db = opening.result;
		const store = db.objectStoreNames[0];
		const keys = db.transaction(store).objectStore(store).getAllKeys();
		keys.onsuccess = () => {
			db.close();
			resolve(new Set(keys.result.map((key) => key[0]).filter((space) => /^[a-z2-7]{26}$/.test(space))).size);
		};
	};
})`

// unzipped returns the file of a zip whose name ends so.
func unzipped(t *testing.T, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, part := range z.File {
		if !strings.HasSuffix(part.Name, name) {
			continue
		}
		r, err := part.Open()
		if err != nil {
			t.Fatal(err)
		}
		defer r.Close()
		text, err := io.ReadAll(r)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	t.Fatalf("no %s in it", name)
	return ""
}
