package e2e

import (
	"testing"

	"github.com/chromedp/chromedp"
)

// Somebody changes what the browser keeps, behind the app's back: a slot is
// damaged, and an entry is gone. Who unlocks is told of the one, and the case of
// the other; the sheet that explains it can be read without unlocking.
func TestWhatSomebodyChangedInTheBrowserIsTold(t *testing.T) {
	b, p := tablet(t, site(t, "/"))
	p.link("Uitleg")
	p.link("Wie kan er wel en niet bij")
	p.heading("Wie kan er wel en niet bij")
	p.find("button", "Blad afdrukken")
	p.snap("trust")
	b.open(eval[string](b, `location.origin + "/"`))
	p.prepare()
	p.openCase()

	changed := eval[int](b, `new Promise((resolve, reject) => {
		const open = indexedDB.open("meldcode");
		open.onerror = () => reject(open.error);
		open.onsuccess = () => {
			const tx = open.result.transaction("records", "readwrite"), records = tx.objectStore("records");
			let changed = 0;
			const all = records.getAllKeys();
			all.onsuccess = () => {
				const known = /^(vault|member|house|directory|summary|quarantine|prefs|keyring-|inbox-|concept-)/;
				const recovery = all.result.find(([space, , number]) => space === "member" && number === 3);
				// Of the case, not of the signal that it began with.
				const third = all.result.find(([space, , number]) => !known.test(space) && number === 3);
				const entry = third && [third[0], third[1], 2];
				for (const key of [recovery, entry]) if (key) { records.delete(key); changed++; }
			};
			tx.oncomplete = () => { open.result.close(); resolve(changed); };
			tx.onabort = () => reject(tx.error);
		};
	})`)
	if changed != 2 {
		t.Fatalf("changed %d records, want the recovery slot and an entry", changed)
	}

	b.open(eval[string](b, `location.origin + "/"`))
	b.run(chromedp.Reload(), ready())
	p.unlock()
	p.heading("Overzicht")
	p.sees("Er is iets veranderd op deze tablet")
	p.sees("Je herstelcode past niet meer bij deze tablet.")
	p.snap("home-changed")
	p.link("Noortje")
	p.sees("Er klopt iets niet in dit dossier")
	p.snap("case-torn")
	p.link("Controleer logboek")
	p.button("Controleer logboek")
	p.sees("Er ontbreekt een aantekening.")
	p.snap("log-torn")
}
