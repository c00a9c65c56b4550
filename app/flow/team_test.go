package flow

import (
	"slices"
	"testing"

	"meldcode/app/dossier"
	"meldcode/app/meldcode"
)

// team is a tablet with several members: a walker that knows who is unlocked,
// who reads what and what lies ready for whom.
type team struct {
	*walker
	people  []Face
	who     string
	invited Face
	readers map[dossier.ID][]meldcode.MemberID
	ready   map[string][]Concept
	removed []meldcode.MemberID
	refuse  []string
	ended   []Ended
	matches []Match
}

// newTeam is a tablet of Sam (IB'er) and these colleagues, with Sam unlocked.
func newTeam(t *testing.T, colleagues ...Face) *team {
	w := newWalker(t)
	g := &team{walker: w, people: append([]Face{{ID: "m1", Name: "Sam", Role: "IB'er"}}, colleagues...),
		readers: map[dossier.ID][]meldcode.MemberID{}, ready: map[string][]Concept{}}
	w.also = g.answer
	g.lock()
	g.unlock("m1")
	return g
}

var (
	joke  = Face{ID: "m2", Name: "Joke", Role: meldcode.RoleHead}
	marja = Face{ID: "m3", Name: "Marja", Role: meldcode.RoleOfficer, Passkey: true}
)

// lock locks, and opens the page that takes its place.
func (g *team) lock() {
	g.t.Helper()
	if g.m.Phase == Open {
		g.send(Do{Action: ActLock})
	}
	g.page()
}

// page is what the browser shows after a lock: nothing of before is left.
func (g *team) page() {
	g.t.Helper()
	if g.m.Phase != Locked || len(g.locks) == 0 {
		g.t.Fatalf("not locked: phase %d at %v", g.m.Phase, g.m.Route)
	}
	to := g.locks[len(g.locks)-1]
	if to == "" {
		to = "#/unlock"
	}
	gen, jobs := g.m.gen, g.m.jobs
	m, cmds := Start(to, g.now)
	m.gen, m.jobs = gen+1, jobs
	g.ready[g.who] = g.concepts
	g.m, g.who = m, ""
	g.carry([]Cmd{Job{ID: 1, Gen: m.gen, Cmd: cmds[0].(Job).Cmd}})
}

func (g *team) unlock(id string) {
	g.t.Helper()
	if g.m.chosen() != id {
		g.send(Do{Action: ActChooseFace, ID: id})
	}
	g.send(Typed{FieldPassphrase, "een zin die past"}, Do{Action: ActUnlock})
	if g.m.Phase != Open || g.m.Me.ID != id {
		g.t.Fatalf("not unlocked as %s: phase %d, %+v", id, g.m.Phase, g.m.Unlock)
	}
}

func (g *team) reads(id dossier.ID, member string) bool {
	return slices.Contains(g.readers[id], meldcode.MemberID(member))
}

func (g *team) colleagues() []meldcode.Colleague {
	found := []meldcode.Colleague{} // as the interpreter: nil is what could not be read
	for _, f := range g.people {
		if f.ID != g.who {
			found = append(found, meldcode.Colleague{ID: meldcode.MemberID(f.ID), Name: f.Name, Role: f.Role})
		}
	}
	return found
}

func (g *team) mine() []dossier.Summary {
	list := []dossier.Summary{}
	for _, s := range g.walker.overview() {
		if g.reads(s.ID, g.who) {
			list = append(list, s)
		}
	}
	return list
}

func (g *team) face(id string) Face {
	return g.people[slices.IndexFunc(g.people, func(f Face) bool { return f.ID == id })]
}

// answer does what the keeper of keys does with members.
func (g *team) answer(cmd Cmd) (Msg, bool) {
	switch cmd := cmd.(type) {
	case Look:
		return Looked{Phase: Locked, Faces: g.people, Now: g.now}, true
	case OpenMember:
		if cmd.Passphrase != "een zin die past" {
			return WrongSecret{Left: 0, Wait: g.now.Add(40e9)}, true
		}
		return g.opened(cmd.Member), true
	case OpenWithPasskey:
		if cmd.PIN != "123456" {
			return PasskeyFailed{}, true
		}
		return g.opened(cmd.Member), true
	case LoadCase:
		if !g.reads(cmd.Case, g.who) {
			return Failed{Cmd: cmd, Fault: Absent}, true
		}
		return Loaded{g.state(cmd.Case)}, true
	case Record:
		return g.recordAs(cmd), true
	case HandOver:
		g.ready[string(cmd.To)] = append(g.ready[string(cmd.To)], cmd.Concept)
		return HandedOver{cmd.To}, true
	case AddMember:
		g.invited = Face{ID: "m9", Name: cmd.Name, Role: cmd.Role}
		return CodeMade{Groups: []string{"AAAA", "BBBB", "CCCC"}, Ask: [2]int{1, 3}}, true
	case ProveMember:
		if cmd.Typed != [2]string{"AAAA", "CCCC"} {
			return CodeWrong{}, true
		}
		g.people = append(g.people, g.invited)
		return MembersTold{Members: g.colleagues(), Overview: g.mine(), Added: g.invited.Name}, true
	case RemoveMember:
		if len(g.refuse) > 0 {
			return Failed{Cmd: cmd, Fault: Other, Why: g.refuse}, true
		}
		g.removed = append(g.removed, cmd.Member)
		g.people = slices.DeleteFunc(slices.Clone(g.people), func(f Face) bool { return f.ID == string(cmd.Member) })
		return MembersTold{Members: g.colleagues(), Overview: g.mine()}, true
	case RenewKeys:
		if cmd.Passphrase != "een zin die past" {
			return WrongSecret{Left: 2}, true
		}
		return CodeMade{Groups: []string{"DDDD", "EEEE", "FFFF"}, Ask: [2]int{2, 3}}, true
	case ProveKeys:
		return KeysRenewed{}, true
	case AddPasskey:
		return PasskeyTold{Has: true}, true
	case DropPasskey:
		return PasskeyTold{}, true
	case SeenMatch:
		g.matches = slices.DeleteFunc(slices.Clone(g.matches), func(m Match) bool { return m.ID == cmd.ID })
		return MatchesTold{g.matches}, true
	}
	return nil, false
}

func (g *team) opened(member string) Msg {
	g.who, g.concepts = member, g.ready[member]
	f := g.face(member)
	g.writer.Member, g.writer.Name, g.writer.Role = f.ID, f.Name, f.Role
	return Unlocked{Me: Member{f.ID, f.Name, f.Role}, Overview: g.mine(), Concepts: g.concepts, Members: g.colleagues(),
		Ended: g.ended, Matches: g.matches, Now: g.now}
}

func (g *team) state(id dossier.ID) *dossier.State {
	s := dossier.Fold(g.logs[id])
	s.Readers = g.readers[id]
	s.Refresh()
	return &s
}

// recordAs records, and moves the access as the entry says.
func (g *team) recordAs(cmd Record) Msg {
	msg := g.walker.record(cmd)
	done, ok := msg.(EntriesRecorded)
	if !ok {
		return msg
	}
	id := done.State.ID
	if len(g.readers[id]) == 0 {
		g.readers[id] = []meldcode.MemberID{meldcode.MemberID(g.who)}
	}
	for _, d := range cmd.Drafts {
		picked := meldcode.MemberID(d.Answers.One(memberAnswer))
		switch d.Form {
		case meldcode.FormOpen:
			for _, o := range d.Answers[meldcode.Key(meldcode.Involved)].Options {
				g.readers[id] = append(g.readers[id], meldcode.MemberID(o))
			}
		case meldcode.FormAccessGiven, meldcode.FormHandedIn:
			g.readers[id] = append(g.readers[id], picked)
		case meldcode.FormAccessEnded:
			g.readers[id] = slices.DeleteFunc(slices.Clone(g.readers[id]), func(m meldcode.MemberID) bool { return m == picked })
		}
	}
	done.State, done.Overview = g.state(id), g.mine()
	return done
}
