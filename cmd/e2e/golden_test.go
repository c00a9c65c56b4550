package e2e

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/chromedp"
)

// loadVault puts the records of a stored vault into the database of the page's
// origin, in place of what is there.
const loadVault = `(async (records) => {
	const done = (request) => new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result);
		request.onerror = () => reject(request.error);
	});
	await done(indexedDB.deleteDatabase("meldcode"));
	const request = indexedDB.open("meldcode", 1);
	request.onupgradeneeded = () => request.result.createObjectStore("records");
	const db = await done(request);
	const tx = db.transaction("records", "readwrite");
	for (const r of records) {
		tx.objectStore("records").add(Uint8Array.from(atob(r.value), (c) => c.charCodeAt(0)), [r.space, r.chain, r.number]);
	}
	return new Promise((resolve, reject) => {
		tx.oncomplete = () => { db.close(); resolve(records.length); };
		tx.onabort = () => reject(tx.error);
	});
})`

// TestVaultsOfEveryLayoutOpenInTheBrowser unlocks what earlier versions left on a
// tablet, and finds on the screen what their manifests name.
func TestVaultsOfEveryLayoutOpenInTheBrowser(t *testing.T) {
	folders, err := filepath.Glob(repo("app", "session", "testdata", "vaults", "*", "*"))
	if err != nil || len(folders) < 2 {
		t.Fatalf("%d stored vaults: %v", len(folders), err)
	}
	address := site(t, "/")
	b := startBrowser(t, "")
	b.run(emulation.SetDeviceMetricsOverride(1180, 820, 1, false))
	for _, folder := range folders {
		t.Run(strings.TrimPrefix(folder, repo("app", "session", "testdata", "vaults")+"/"), func(t *testing.T) {
			records, err := os.ReadFile(filepath.Join(folder, "records.json"))
			if err != nil {
				t.Fatal(err)
			}
			text, err := os.ReadFile(filepath.Join(folder, "manifest.json"))
			if err != nil {
				t.Fatal(err)
			}
			var manifest struct {
				Passphrase string
				Holds      struct {
					Name  string
					Cases []struct {
						ID, MovedTo string
						Names       []string
						Closed      bool
						Apart       []struct{ ID string } // in quarantine
						Entries     []struct {
							ID, Fixes string
							Answers   map[string]struct{ Text string }
						}
					}
					Concepts []struct{ Route string }
					Contacts []struct{ Name string }
				}
			}
			if err := json.Unmarshal(text, &manifest); err != nil {
				t.Fatal(err)
			}
			p := person{t, b.ctx}
			var loaded int
			b.run(chromedp.Navigate(address+"rust.html"), chromedp.Evaluate(loadVault+"("+string(records)+")", &loaded, awaitPromise))
			b.open(address)
			p.heading("Ontgrendelen")
			p.fill("Wachtzin van "+manifest.Holds.Name, manifest.Passphrase)
			p.button("Ontgrendelen")
			p.heading("Overzicht")
			f := faulty{p, b}
			seen := 0
			for _, c := range manifest.Holds.Cases {
				if !c.Closed && c.MovedTo == "" {
					p.sees(c.Names[0])
				}
				f.going("#/case/"+c.ID+"/log", "Logboek")
				fixed := map[string]bool{} // of these the log shows the correction
				for _, e := range c.Entries {
					fixed[e.Fixes] = true
				}
				for _, e := range c.Entries {
					if fixed[e.ID] {
						continue
					}
					for _, key := range []string{"text", "seen"} {
						if said := e.Answers[key].Text; said != "" {
							p.sees(said)
							seen++
						}
					}
				}
				p.button("Controleer logboek")
				if len(c.Apart) > 0 {
					p.sees("Een aantekening uit een bestand heeft hetzelfde nummer als een andere hier. Zij staat apart.")
				} else {
					p.sees("Het logboek klopt")
				}
				f.going("#/home", "Overzicht")
			}
			for _, c := range manifest.Holds.Concepts {
				f.js("location.hash = " + quoted(strings.TrimPrefix(c.Route, "#")))
				p.sees("Concept bewaard om")
			}
			f.going("#/contacts", "Contacten en nummers")
			for _, c := range manifest.Holds.Contacts {
				p.sees(c.Name)
			}
			// It goes on as any other.
			f.going("#/case/new", "Dossier openen")
			p.fill("Om welke leerling gaat het?", "Nieuw Verzonnen")
			p.choose("Nee")
			p.button("Dossier openen")
			p.sees("De vijf stappen")
			t.Logf("%d records, %d cases, %d texts seen", loaded, len(manifest.Holds.Cases), seen)
		})
	}
}
