package session

import (
	"context"
	"testing"

	"meldcode/app/meldcode"
)

// resting counts how often work gives way.
type resting struct {
	InProcess
	pauses *int
}

func (r resting) Pause() { *r.pauses++ }

func TestEndingAccessGivesWay(t *testing.T) {
	x := newTeam(t)
	id := record(t, x.teacher, "", opening(wordChild)).State.ID
	const entries = 40
	for range entries {
		record(t, x.teacher, id, signal(wordSeen))
	}
	record(t, x.teacher, id, access(meldcode.FormAccessGiven, x.head))
	pauses := 0
	x.teacher.house.slow = resting{pauses: &pauses}
	record(t, x.teacher, id, access(meldcode.FormAccessEnded, x.head))
	if pauses < entries {
		t.Errorf("%d pauses while %d entries were sealed again", pauses, entries)
	}
}

func TestOpeningACaseTellsHowFarItIsAndGivesWay(t *testing.T) {
	b := newTablet(t)
	s, _ := b.set()
	id := record(t, s, "", opening(wordChild)).State.ID
	const entries = 40
	for range entries - 1 {
		record(t, s, id, signal(wordSeen))
	}
	again := b.restart()
	pauses := 0
	again.house.slow = resting{pauses: &pauses}
	last, total := -1, 0
	state, err := again.Open(context.Background(), id, func(done, of int) {
		if done != last+1 {
			t.Errorf("%d after %d", done, last)
		}
		last, total = done, of
	})
	if err != nil || len(state.Entries) != entries || last != entries-1 || total != entries {
		t.Errorf("%d of %d told, %v", last, total, err)
	}
	if pauses < 2*entries { // reading, and folding
		t.Errorf("%d pauses", pauses)
	}
}
