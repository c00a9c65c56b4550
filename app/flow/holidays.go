package flow

import (
	"errors"
	"slices"
	"strings"

	"meldcode/app/meldcode"
)

// SaveHolidays keeps the school holidays that were filled in by hand; its answer is
// HolidaysSaved.
type SaveHolidays struct{ Holidays []meldcode.Holiday }

// HolidaysSaved are the holidays filled in by hand as stored.
type HolidaysSaved struct{ Holidays []meldcode.Holiday }

func (SaveHolidays) cmd()  {}
func (HolidaysSaved) msg() {}

const (
	ActAddHoliday  Action = "add-holiday"
	ActDropHoliday Action = "drop-holiday" // ID = HolidayID

	FieldHolidayName  Field = "holiday-name"
	FieldHolidayFrom  Field = "holiday-from"
	FieldHolidayUntil Field = "holiday-until"
)

// HolidayView is a holiday as it is typed.
type HolidayView struct{ Name, From, Until string }

// HolidayID names a holiday in the list.
func HolidayID(h meldcode.Holiday) string {
	return h.From.String() + " " + h.Until.String() + " " + h.Name
}

// withHolidays takes the holidays that were filled in by hand; those that the
// school set count too.
func (m Model) withHolidays(own []meldcode.Holiday) Model {
	m.OwnHolidays = own
	m.Holidays = meldcode.SortHolidays(slices.Concat(own, m.School.Holidays))
	return m
}

// doHolidays is a button of the page of the school holidays.
func (m Model) doHolidays(d Do) (Model, []Cmd, bool) {
	s := &m.Settings
	switch d.Action {
	case ActAddHoliday:
		if s.Working {
			return m, nil, true
		}
		h, problems := m.holidayTyped()
		if s.Problems = problems; len(problems) > 0 {
			return m, []Cmd{FocusField{Problems}}, true
		}
		s.Working = true
		return m, []Cmd{m.job(SaveHolidays{append(slices.Clone(m.OwnHolidays), h)})}, true
	case ActDropHoliday:
		if s.Working {
			return m, nil, true
		}
		rest := slices.DeleteFunc(slices.Clone(m.OwnHolidays), func(h meldcode.Holiday) bool { return HolidayID(h) == d.ID })
		s.Working = true
		return m, []Cmd{m.job(SaveHolidays{rest})}, true
	}
	return m, nil, false
}

// holidayTyped reads what was typed, and says what cannot be.
func (m Model) holidayTyped() (meldcode.Holiday, []meldcode.Problem) {
	v := m.Settings.Holiday
	h := meldcode.Holiday{Name: strings.Join(strings.Fields(v.Name), " ")}
	var problems []meldcode.Problem
	wrong := func(key Field, text string) {
		problems = append(problems, meldcode.Problem{Key: meldcode.Key(key), Text: text})
	}
	switch {
	case h.Name == "":
		wrong(FieldHolidayName, "Vul in hoe deze vakantie heet, bijvoorbeeld meivakantie.")
	case (meldcode.Holiday{Name: h.Name, From: m.Today, Until: m.Today}).Check() != nil:
		wrong(FieldHolidayName, "Vul een kortere naam in.")
	}
	read := func(key Field, text string) meldcode.Date {
		d, err := meldcode.ParseDate(text, m.Today)
		switch {
		case errors.Is(err, meldcode.ErrShortYear):
			wrong(key, "Schrijf het jaar met vier cijfers, bijvoorbeeld 2026.")
		case errors.Is(err, meldcode.ErrYear):
			wrong(key, "Dit jaar kan niet kloppen. Kijk het na.")
		case err != nil:
			wrong(key, "Vul een datum in, bijvoorbeeld 14-3-2026.")
		}
		return d
	}
	h.From, h.Until = read(FieldHolidayFrom, v.From), read(FieldHolidayUntil, v.Until)
	switch {
	case len(problems) > 0:
	case h.Until.Before(h.From):
		wrong(FieldHolidayUntil, "De laatste dag ligt vóór de eerste. Kijk de datums na.")
	case h.Check() != nil:
		wrong(FieldHolidayUntil, "Deze vakantie is langer dan een schoolvakantie kan zijn. Kijk de datums na.")
	case len(m.OwnHolidays) >= meldcode.MaxHolidays:
		wrong(FieldHolidayName, "Er staan al veel vakanties. Haal er eerst een weg die voorbij is.")
	}
	return h, problems
}

// typedHoliday takes text of its fields.
func (m Model) typedHoliday(t Typed) Model {
	h := &m.Settings.Holiday
	switch t.Field {
	case FieldHolidayName:
		h.Name = t.Text
	case FieldHolidayFrom:
		h.From = t.Text
	case FieldHolidayUntil:
		h.Until = t.Text
	}
	return m
}

func (m Model) holidaysSaved(msg HolidaysSaved) (Model, []Cmd) {
	m = m.withHolidays(msg.Holidays)
	m.Settings = SettingsView{Prefs: m.Prefs}
	m.Notice = Notice{Status: "De schoolvakanties zijn bewaard."}
	return m, []Cmd{FocusField{string(FieldHolidayName)}}
}
