package flow

import (
	"crypto/ed25519"
	"crypto/rand"
	"crypto/sha256"
	"strings"
	"testing"
	"time"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// walker plays a person and the interpreter: it sends messages and carries out
// Cmds on logs in memory, with a clock of its own.
type walker struct {
	t        *testing.T
	m        Model
	now      time.Time
	logs     map[dossier.ID]dossier.Log
	order    []dossier.ID
	concepts []Concept
	shown    []string // fragments that were gone to
	writer   dossier.Writer
	fail     func(Cmd) Fault
	hold     bool                  // the interpreter is at work and does not answer yet
	held     []Job                 // what it was asked meanwhile
	also     func(Cmd) (Msg, bool) // answers first, where it can
	later    []Msg
	prefs    Prefs
	storage  Storage
	told     []Cmd    // what has no answer, save Show
	locks    []string // where locks led
}

func newWalker(t *testing.T) *walker {
	seed := sha256.Sum256([]byte("an invented writer"))
	w := &walker{t: t, now: time.Date(2026, 3, 2, 9, 0, 0, 0, time.FixedZone("", 3600)),
		logs: map[dossier.ID]dossier.Log{}, writer: dossier.Writer{
			Key: ed25519.NewKeyFromSeed(seed[:]), Member: "m1", Name: "Sam", Role: "IB'er"}}
	var cmds []Cmd
	w.m, cmds = Start("#/home", w.now)
	w.carry(cmds)
	w.send(Do{Action: ActChooseFace, ID: "m1"}, Typed{FieldPassphrase, "een zin die past"}, Do{Action: ActUnlock})
	if w.m.Phase != Open || w.m.Route.Screen != Home {
		t.Fatalf("after unlock: phase %d at %v", w.m.Phase, w.m.Route)
	}
	return w
}

func (w *walker) send(msgs ...Msg) {
	for _, msg := range msgs {
		var cmds []Cmd
		w.m, cmds = Update(w.m, msg)
		w.carry(cmds)
	}
}

func (w *walker) carry(cmds []Cmd) {
	for _, cmd := range cmds {
		switch cmd := cmd.(type) {
		case Job:
			if w.hold {
				w.held = append(w.held, cmd)
				continue
			}
			w.send(Done{ID: cmd.ID, Gen: cmd.Gen, Msg: w.do(cmd.Cmd)})
		case Show:
			if cmd.Fragment != "" {
				w.shown = append(w.shown, cmd.Fragment)
			}
		case Lock:
			w.locks, w.told = append(w.locks, cmd.To), append(w.told, cmd)
		case Later:
			w.later = append(w.later, cmd.Msg)
		default:
			w.told = append(w.told, cmd)
		}
	}
}

// goOn lets the interpreter do what it was asked, in order.
func (w *walker) goOn() {
	w.hold = false
	jobs := w.held
	w.held = nil
	for _, job := range jobs {
		w.send(Done{ID: job.ID, Gen: job.Gen, Msg: w.do(job.Cmd)})
	}
}

func (w *walker) overview() []dossier.Summary {
	var list []dossier.Summary
	for _, id := range w.order {
		list = append(list, dossier.Fold(w.logs[id]).Summary(meldcode.DateOf(w.now)))
	}
	return list
}

func (w *walker) do(cmd Cmd) Msg {
	if w.fail != nil {
		if f := w.fail(cmd); f != NoFault {
			return Failed{Cmd: cmd, Fault: f}
		}
	}
	if w.also != nil {
		if msg, ok := w.also(cmd); ok {
			return msg
		}
	}
	switch cmd := cmd.(type) {
	case Look:
		return Looked{Phase: Locked, Faces: []Face{{ID: "m1", Name: "Sam"}}, Now: w.now}
	case OpenMember:
		if cmd.Passphrase != "een zin die past" {
			return WrongSecret{Left: 2}
		}
		return Unlocked{Me: Member{"m1", "Sam", "IB'er"}, Overview: w.overview(), Concepts: w.concepts,
			Prefs: w.prefs, Storage: w.storage, Now: w.now}
	case LoadCase:
		s := dossier.Fold(w.logs[cmd.Case])
		return Loaded{&s}
	case KeepConcept:
		w.concepts = append([]Concept{cmd.Concept}, without(w.concepts, cmd.Concept.ID)...)
		return ConceptSaved{ID: cmd.Concept.ID, Edits: cmd.Edits, Now: w.now}
	case Record:
		return w.record(cmd)
	case SavePrefs:
		w.prefs = cmd.Prefs
		return PrefsSaved(cmd)
	case ReadStorage, AskPersist:
		return StorageTold{w.storage}
	case DropConcept:
		w.concepts = without(w.concepts, cmd.ID)
		return ConceptDropped(cmd)
	case Propose:
		return Proposed{"vijf verzonnen woorden op rij"}
	}
	return Failed{Cmd: cmd, Fault: Other}
}

func (w *walker) record(cmd Record) Msg {
	id := cmd.Case
	if id == "" {
		id, _ = dossier.NewID(rand.Reader)
		w.logs[id] = dossier.NewLog(id)
		w.order = append(w.order, id)
	}
	log := w.logs[id].Clone()
	for _, d := range cmd.Drafts {
		if why := dossier.Fold(log).Check(d, meldcode.DateOf(w.now)); len(why) > 0 {
			return Failed{Cmd: cmd, Fault: Other, Why: why}
		}
		e, err := log.Append(rand.Reader, w.now, w.writer, d)
		if err == nil {
			err = log.Add(e)
		}
		if err != nil {
			w.t.Fatalf("recording %s: %v", d.Form, err)
		}
	}
	if cmd.From != "" {
		var refused Msg
		if log, refused = w.takeOver(cmd, log); refused != nil {
			return refused
		}
	}
	w.logs[id] = log
	w.concepts = without(w.concepts, cmd.Concept)
	s := dossier.Fold(log)
	return EntriesRecorded{State: &s, Overview: w.overview(), Now: w.now, Concept: cmd.Concept}
}

// takeOver does what the keeper of keys does with a loose signal.
func (w *walker) takeOver(cmd Record, log dossier.Log) (dossier.Log, Msg) {
	loose := w.logs[cmd.From].Clone()
	state := dossier.Fold(loose)
	if state.MovedTo != "" {
		return log, Failed{Cmd: cmd, Fault: Other, Why: []string{"Dit signaal is al overgenomen in een dossier."}}
	}
	add := func(to dossier.Log, form meldcode.FormID, answers meldcode.Answers) {
		e, err := to.Append(rand.Reader, w.now, w.writer, dossier.Draft{Form: form, Answers: answers})
		if err == nil {
			err = to.Add(e)
		}
		if err != nil {
			w.t.Fatal(err)
		}
	}
	for _, e := range state.Travelling() {
		add(log, e.Form, state.Current(e))
	}
	add(loose, meldcode.FormTakenOver, meldcode.Answers{"into": meldcode.Typed(string(cmd.Case))})
	w.logs[cmd.From] = loose
	return log, nil
}

// fill goes to a form, gives these answers ("key", "text", ...; a text that
// starts with "=" picks options) and records it.
func (w *walker) fill(route Route, pairs ...string) {
	w.t.Helper()
	w.try(route, pairs...)
	if w.m.Form.Form.ID != "" && (len(w.m.Form.Problems) > 0 || len(w.m.Form.Refused) > 0) {
		w.t.Fatalf("%v is not recorded: problems %v, refused %v", route, w.m.Form.Problems, w.m.Form.Refused)
	}
	if !strings.HasPrefix(w.m.Notice.Status, "Vastgelegd in het logboek") {
		w.t.Fatalf("%v: status %q", route, w.m.Notice.Status)
	}
}

func (w *walker) try(route Route, pairs ...string) {
	w.t.Helper()
	w.now = w.now.Add(time.Minute)
	w.send(Active{}, Tick{w.now})
	if w.m.Route != route {
		w.send(Went{route.String()})
	}
	if w.m.Form.Form.ID == "" {
		w.t.Fatalf("%v has no form (at %v)", route, w.m.Route)
	}
	w.m.Notice = Notice{}
	for i := 0; i < len(pairs); i += 2 {
		v := meldcode.Typed(pairs[i+1])
		if options, ok := strings.CutPrefix(pairs[i+1], "="); ok {
			v = meldcode.Value{}
			for o := range strings.SplitSeq(options, ",") {
				v.Options = append(v.Options, meldcode.OptionID(o))
			}
		}
		w.send(Answered{meldcode.Key(pairs[i]), v})
	}
	w.send(Do{Action: ActSubmit})
	if w.m.Form.Checking {
		w.send(Do{Action: ActConfirm})
	}
}

// openCase records a signal and makes a case of it.
func (w *walker) openCase() dossier.ID {
	w.t.Helper()
	w.fill(Route{Screen: SignalNew}, "child", "Noor Verzonnen", "seen", "Zei dat zij niet naar huis wil.")
	if w.m.Route.Screen != SignalNext {
		w.t.Fatalf("after a signal: %v", w.m.Route)
	}
	id := w.m.Route.Case
	w.fill(Route{Screen: CaseNew, Arg: string(id)}, "pupils", "Noor Verzonnen", "staff", "=no")
	if w.m.State.Loose || len(w.m.State.Persons) != 1 {
		w.t.Fatalf("case opened: loose %v, persons %v", w.m.State.Loose, w.m.State.Persons)
	}
	return id
}

func (w *walker) at(s Screen, id dossier.ID, arg ...string) Route {
	r := Route{Screen: s, Case: id}
	if len(arg) > 0 {
		r.Arg = arg[0]
	}
	return r
}

// steps walks steps 1 to 3, with a mother and a father.
func (w *walker) steps(id dossier.ID) {
	w.t.Helper()
	w.fill(w.at(Add, id, "person"), "name", "Eva Verzonnen", "role", "=parent", "relation", "moeder")
	w.fill(w.at(Add, id, "more-signals"), "asked", "de gymleraar", "none", "=yes")
	w.fill(w.at(Add, id, "meaning"), "meaning", "Zij is vaak moe en stil.", "picks-up", "Sam")
	w.fill(w.at(Add, id, "roles"), "lead", "Sam", "responsible", "De directeur", "decides", "De directeur")
	w.fill(w.at(Add, id, "step-close-1"), "decision", "=next")
	w.fill(w.at(Add, id, "consult"), "with", "De aandachtsfunctionaris", "named", "=unnamed", "advice", "Praat met moeder.")
	w.fill(w.at(Add, id, "step-close-2"), "decision", "=next")
	mother := w.person("Eva Verzonnen")
	w.fill(w.at(Add, id, "talk-parent"), "with", "="+mother, "said", "Moeder vertelt dat het thuis onrustig is.")
	w.fill(w.at(Add, id, "step-close-3"), "decision", "=next")
}

func (w *walker) person(name string) string {
	for _, p := range w.m.State.Persons {
		if p.Name == name {
			return string(p.ID)
		}
	}
	w.t.Fatalf("no person called so")
	return ""
}

func (w *walker) weigh(id dossier.ID, n, answer string, more ...string) {
	w.t.Helper()
	w.fill(w.at(Weigh, id, n), append([]string{"answer", "=" + answer, "reason", "Een verzonnen reden."}, more...)...)
}

// close tries to close with an ending; told lists everybody who knows.
func (w *walker) close(id dossier.ID, ending string) []string {
	w.t.Helper()
	pairs := []string{"ending", "=" + ending, "reason", "Een verzonnen reden.", "shown", "Dat bleek na onderzoek.", "vt-advice", "=no", "other-care", "=no", "look-again", "1-6-2027"}
	for _, p := range w.m.State.Persons {
		pairs = append(pairs, "told@"+string(p.ID), "=yes", "told-on@"+string(p.ID), "vandaag")
	}
	w.try(w.at(Close, id), pairs...)
	var why []string
	for _, p := range w.m.Form.Problems {
		why = append(why, string(p.Key)+": "+p.Text)
	}
	return append(why, w.m.Form.Refused...)
}
