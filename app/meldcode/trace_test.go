package meldcode

import (
	"strings"
	"testing"
)

func TestEachElementOfTheSourceHasItsPlace(t *testing.T) {
	rows := Trace()
	if len(rows) != 44 {
		t.Fatalf("the trace has %d rows, want 44", len(rows))
	}
	for i, row := range rows {
		if row.Row != i+1 || row.Source == "" || len(row.Elements) == 0 {
			t.Errorf("row %d is out of order or empty: %v", i+1, row)
		}
		for _, element := range row.Elements {
			if text, ok := Find(element); !ok || strings.TrimSpace(text) == "" {
				t.Errorf("row %d (%s): nothing at %q", row.Row, row.Source, element)
			}
		}
	}
}

func TestEachStepHasTheSameThreeProcesses(t *testing.T) {
	for i, s := range TheProtocol().Steps {
		if s.Number != i+1 || s.Title == "" || s.Name == "" {
			t.Errorf("step %d is incomplete", i+1)
		}
		for j, want := range []ProcessID{Collect, Assess, Decide} {
			process := s.Processes[j]
			if process.ID != want || len(process.Tasks) == 0 {
				t.Errorf("step %d, process %d is %q with %d tasks", s.Number, j, process.ID, len(process.Tasks))
			}
			for _, task := range process.Tasks {
				if _, ok := FormByID(task.Form); task.Form != "" && !ok {
					t.Errorf("step %d offers form %q, which does not exist", s.Number, task.Form)
				}
				if task.Label == "" || (task.Form == "" && task.Go == "") {
					t.Errorf("step %d has a task that leads nowhere: %v", s.Number, task)
				}
			}
		}
	}
}

func TestTheChooserIsShortAndEndsWithTheNote(t *testing.T) {
	for step := 0; step <= 6; step++ {
		forms := Chooser(step)
		seen := map[FormID]bool{}
		for _, id := range forms {
			if _, ok := FormByID(id); !ok || seen[id] {
				t.Errorf("step %d offers %q, which does not exist or is there twice", step, id)
			}
			seen[id] = true
		}
		if len(forms) > 8 || forms[len(forms)-1] != FormNote {
			t.Errorf("step %d offers %v", step, forms)
		}
	}
}

func TestPagesAndProtocolAreReadable(t *testing.T) {
	numbers := map[string]bool{}
	for _, n := range Numbers() {
		numbers[n.ID] = true
	}
	check := func(where, text string) {
		t.Helper()
		if m := forbidden.FindString(text); m != "" {
			t.Errorf("%s says %q in: %s", where, m, text)
		}
	}
	seen := map[string]bool{}
	for _, page := range Pages() {
		if page.ID == "" || page.Title == "" || len(page.Blocks) == 0 || seen[page.ID] {
			t.Errorf("page %q is empty or there twice", page.ID)
		}
		seen[page.ID] = true
		check(page.ID, page.Title)
		for _, b := range page.Blocks {
			check(page.ID, b.Text)
			for _, item := range b.Items {
				check(page.ID, item)
				if b.Kind == Phones && !numbers[item] {
					t.Errorf("page %s shows number %q, which does not exist", page.ID, item)
				}
			}
			switch {
			case b.Kind == Address && !strings.HasPrefix(b.URL, "https://"),
				b.Kind == Way && b.Go == "",
				(b.Kind == List || b.Kind == Numbered || b.Kind == Phones) && len(b.Items) == 0,
				b.Kind <= Heading && b.Text == "":
				t.Errorf("page %s has an empty block: %v", page.ID, b)
			}
		}
	}
	for _, id := range []string{"now", "staff"} {
		if !seen[id] {
			t.Errorf("page %s is missing", id)
		}
	}
}

func TestOnlyConfirmedNumbersAreShown(t *testing.T) {
	want := map[string]string{"112": "tel:112", "0800-2000": "tel:08002000", "0900-1113111": "tel:09001113111", "0800-0432": "tel:08000432"}
	for _, n := range Numbers() {
		if want[n.Number] != n.Tel() {
			t.Errorf("%s: %q dials %s", n.Name, n.Number, n.Tel())
		}
		delete(want, n.Number)
	}
	if len(want) != 0 {
		t.Errorf("missing numbers: %v", want)
	}
	if got := Numbers()[1].Spoken(); got != "0 8 0 0 2 0 0 0" {
		t.Errorf("spoken: %q", got)
	}
}

func TestThePathLeadsWhereTheFrameworkSays(t *testing.T) {
	want := map[OptionID]Leads{NoAction: LeadsClose, Suspicion: LeadsNext, Unsafe: LeadsReport, Safe: LeadsNext, CanHelp: LeadsNext,
		CannotHelp: LeadsReport, Accepted: LeadsHelp, Refused: LeadsReport, Reached: LeadsEnd, NotReached: LeadsReport}
	for _, c := range Considerations() {
		form, _ := FormByID(c.Form)
		for _, b := range c.Options {
			if b.Leads != want[b.Option] {
				t.Errorf("consideration %d, %s leads to %s, want %s", c.Number, b.Option, b.Leads, want[b.Option])
			}
			if form.Label("answer", b.Option) == string(b.Option) {
				t.Errorf("consideration %d has no answer %s in its form", c.Number, b.Option)
			}
			if Short(c.Number, b.Option) == "" {
				t.Errorf("no short answer for %s", b.Option)
			}
		}
	}
}
