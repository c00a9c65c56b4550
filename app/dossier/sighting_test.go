package dossier

import (
	"encoding/json"
	"reflect"
	"testing"

	"meldcode/app/meldcode"
)

func TestSignalsAreToldAsTheyStandNow(t *testing.T) {
	b := newTablet(t, "sam").open()
	first := b.write(meldcode.FormSignal, "seen:s", "event-date:2026-02-02", "source=self")
	b.write(meldcode.FormMoreSignals, "asked:de gymleraar", "none=yes")
	second := b.write(meldcode.FormMoreSignals, "asked:de overblijf", "seen:s", "event-date:2026-02-09")
	b.write(meldcode.FormNote, "text:geen signaal")
	b.put(Draft{Form: meldcode.FormSignal, Fixes: first.ID, Answers: meldcode.Answers{
		"seen": meldcode.Typed("s"), "event-date": meldcode.Typed("2026-02-03"),
		"source": meldcode.Picked("told"), "category": meldcode.Picked("body", "neglect"),
	}})
	s := b.state()
	want := []Sighting{
		{On: day("2026-02-03"), How: "told", About: []meldcode.OptionID{"body", "neglect"}, Entry: first.ID},
		{On: day("2026-02-09"), How: "told", Entry: second.ID},
	}
	if !reflect.DeepEqual(s.Seen, want) {
		t.Errorf("got  %+v\nwant %+v", s.Seen, want)
	}
	if len(s.Seen) != s.Signals {
		t.Errorf("%d sightings of %d signals", len(s.Seen), s.Signals)
	}
	data, err := json.Marshal(s.Summary(b.today()))
	if err != nil {
		t.Fatal(err)
	}
	var m Summary
	if err := json.Unmarshal(data, &m); err != nil {
		t.Fatal(err)
	}
	want[0].Entry, want[1].Entry = EntryID{}, EntryID{}
	if !reflect.DeepEqual(m.Seen, want) {
		t.Errorf("a summary tells %+v", m.Seen)
	}
}
