// Does what a person does, at the speed of the machine, and tells the test what
// the screen said was stored: window.told is a binding of the test. Put into a
// page before its scripts; the test starts one piece of work at a time.
(() => {
  const text = () => document.getElementById("main")?.innerText ?? "";
  const tick = () => new Promise((resolve) => setTimeout(resolve, 2));
  const until = async (f) => {
    for (;;) {
      const value = f();
      if (value) return value;
      await tick();
    }
  };
  const says = (words) => until(() => text().includes(words));

  const field = (label) => {
    const found = [...document.querySelectorAll("label")].find((l) => l.innerText.includes(label));
    return found?.control ?? null;
  };
  const type = async (label, value) => {
    const control = await until(() => field(label));
    control.focus();
    const prototype = control instanceof HTMLTextAreaElement ? HTMLTextAreaElement.prototype : HTMLInputElement.prototype;
    Object.getOwnPropertyDescriptor(prototype, "value").set.call(control, value);
    control.dispatchEvent(new InputEvent("input", { bubbles: true }));
  };
  const button = (name) => [...document.querySelectorAll("button")].find((b) => b.innerText.trim() === name);
  const press = async (name) => (await until(() => button(name))).click();
  const go = (fragment) => { location.hash = fragment; };
  const tell = (kind, value) => window.told(JSON.stringify({ kind, value }));

  window.robot = {
    // record records one note after another.
    async record(dossier, name) {
      for (let n = 1; ; n++) {
        const note = `${name}, aantekening ${n}.`;
        go(dossier);
        await says("De vijf stappen");
        go(dossier + "/add/note");
        await type("Wat wil je vastleggen?", note);
        await press("Aantekening vastleggen");
        await says("Vastgelegd in het logboek om");
        tell("entry", note);
      }
    },
    // concept types on in one unfinished form.
    async concept(name) {
      go("#/home");
      await says("Overzicht");
      go("#/case/new");
      for (let n = 1; ; n++) {
        const typed = `${name} ${n}`;
        await type("Om welke leerling gaat het?", typed);
        await says("Nog niet bewaard.");
        await says("Concept bewaard om");
        tell("concept", typed);
      }
    },
    async unlock(passphrase) {
      await type("Wachtzin van", passphrase);
      await press("Ontgrendelen");
      await says("Overzicht");
      tell("unlocked", "");
    },
    async change(old, next) {
      go("#/home");
      await says("Overzicht");
      go("#/settings/me");
      await type("Je wachtzin van nu", old);
      await type("Je nieuwe wachtzin", next);
      await press("Wachtzin veranderen");
      await says("Je wachtzin is veranderd.");
      tell("passphrase", next);
    },
    // takeIn adds the file in window.nextFile.
    async takeIn(key, name) {
      go("#/import");
      await press("Bestand kiezen");
      await type("Wachtzin of herstelcode van dit bestand", key);
      await press("Bekijk wat erin zit");
      await press("Toevoegen aan deze tablet");
      await says("Het bestand is ingelezen");
      tell("import", name);
    },
    // backup makes one after another.
    async backup() {
      for (;;) {
        go("#/home");
        await says("Overzicht");
        go("#/settings/backup");
        await press("Back-up maken");
        await says("Het bestand is gemaakt");
        tell("backup", "");
      }
    },
    // access gives Joke access to a case and ends it again, one after another.
    async access(passphrase, dossier) {
      await until(() => [...document.querySelectorAll("button")].find((b) => b.innerText.includes("Sam Zichtbaar")));
      [...document.querySelectorAll("button")].find((b) => b.innerText.includes("Sam Zichtbaar")).click();
      await type("Wachtzin van Sam", passphrase);
      await press("Ontgrendelen");
      await until(() => button("Op slot"));
      const step = async (form, why, name, shown, word) => {
        go(dossier + "/add/" + form);
        const joke = await until(() => [...document.querySelectorAll("input[type=radio]")].find((r) => r.labels[0]?.innerText.includes("Joke")));
        joke.click();
        await type(why, "Verzonnen reden.");
        await press(name);
        await says("Controleer wat je vastlegt");
        await press(name);
        await until(() => !text().includes("Controleer wat je vastlegt"));
        go(dossier);
        await says(shown);
        tell("access", word);
      };
      go(dossier);
      await says("Zichtbaar voor");
      if (!text().includes("alleen jij")) await step("access-ended", "Waarom stopt de toegang?", "Toegang beëindigen", "Zichtbaar voor: alleen jij.", "ended");
      for (;;) {
        await step("access-given", "Waarom is deze collega betrokken?", "Toegang geven", "Zichtbaar voor: jij en Joke.", "given");
        await step("access-ended", "Waarom stopt de toegang?", "Toegang beëindigen", "Zichtbaar voor: alleen jij.", "ended");
      }
    },
    // update lets the new version take over, with an unfinished form.
    async update(name) {
      go("#/case/new");
      await type("Om welke leerling gaat het?", name);
      await says("Nog niet bewaard."); // not the word about what was kept before
      await says("Concept bewaard om");
      tell("concept", name);
      navigator.serviceWorker.getRegistration().then((registration) => registration.update());
      await press("Nu bijwerken");
      tell("updating", "");
    },
  };
})();
