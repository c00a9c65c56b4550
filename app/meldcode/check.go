package meldcode

import (
	"errors"
	"slices"
	"strings"
)

// Check returns the answers as they can be recorded and what is still to be
// mended. Only questions that are asked are kept; dates become "2026-03-12",
// times "14.32"; running text stays as typed. Checking twice changes nothing.
func (f Form) Check(facts Facts, a Answers) (Answers, []Problem) {
	if f.Settle != nil {
		a = f.Settle(a)
	}
	clean := Answers{}
	var problems []Problem
	asks, kept := f.walk(facts, a)
	words := !kept[EventWords].empty()
	for _, ask := range asks {
		v, ok := kept[ask.Key]
		if !ok {
			if ask.Required && !(ask.Key == EventDate && words) {
				problems = append(problems, Problem{ask.Key, ask.missing()})
			}
			continue
		}
		v, problem := ask.normal(v, facts.Today)
		if ask.aboutPerson() && HasBSN(v.Text) {
			problem = refusedBSN
		}
		if problem != "" {
			problems = append(problems, Problem{ask.Key, problem})
		}
		clean[ask.Key] = v
	}
	if f.Also != nil {
		problems = append(problems, f.Also(facts, clean)...)
	}
	return clean, problems
}

func (ask Ask) missing() string {
	switch {
	case ask.Missing != "":
		return ask.Missing
	case ask.Kind == Day || ask.Kind == Days:
		return missingDate
	default:
		return missingChoice
	}
}

// normal returns v as it is recorded, and a sentence when it cannot be.
func (ask Ask) normal(v Value, today Date) (Value, string) {
	switch ask.Kind {
	case One, Many:
		if ask.Choose != nil {
			v.Text = ask.labels(v.Options)
		}
	case Line, Staff, Phone:
		v.Text = strings.Join(strings.Fields(v.Text), " ")
	case Day:
		d, problem := dayOf(v.Text, today, ask.Past)
		if problem != "" {
			return v, problem
		}
		v.Text = d.String()
	case Days:
		return daysOf(v, today)
	case Moment:
		text, ok := momentOf(v.Text)
		if !ok {
			return v, wrongMoment
		}
		v.Text = text
	}
	return v, ""
}

func dayOf(text string, today Date, past bool) (Date, string) {
	d, err := ParseDate(text, today)
	switch {
	case errors.Is(err, ErrShortYear):
		return d, shortYear
	case errors.Is(err, ErrYear):
		return d, farYear
	case err != nil:
		return d, missingDate
	case past && d.After(today):
		return d, futureDate
	}
	return d, ""
}

func daysOf(v Value, today Date) (Value, string) {
	var days []string
	for line := range strings.FieldsFuncSeq(v.Text, func(r rune) bool { return r == '\n' || r == ';' }) {
		if strings.TrimSpace(line) == "" {
			continue
		}
		d, problem := dayOf(line, today, false)
		if problem == shortYear || problem == farYear {
			return v, problem
		}
		if problem != "" {
			return v, wrongDates
		}
		days = append(days, d.String())
	}
	if len(days) == 0 {
		return v, wrongDates
	}
	slices.Sort(days)
	v.Text = strings.Join(slices.Compact(days), "\n")
	return v, ""
}

// Dates returns the days under key as Check left them, earliest first.
func (a Answers) Dates(key Key) []Date {
	var dates []Date
	for line := range strings.SplitSeq(a[key].Text, "\n") {
		if d, err := ParseISO(line); err == nil {
			dates = append(dates, d)
		}
	}
	return dates
}

// momentOf reads a time of day as people type it: 14.32, 14:32, 1432, 14 uur.
func momentOf(text string) (string, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	text = strings.TrimSpace(strings.TrimSuffix(text, "uur"))
	text = strings.TrimSpace(strings.TrimSuffix(text, "u"))
	hours, minutes, found := strings.Cut(strings.NewReplacer(":", ".", ",", ".", "u", ".", " ", "").Replace(text), ".")
	if !found {
		minutes = "0"
		if n := len(hours); n > 2 {
			hours, minutes = hours[:n-2], hours[n-2:]
		}
	}
	h, err := number(hours, 2)
	if err != nil || h > 23 {
		return "", false
	}
	m, err := number(minutes, 2)
	if err != nil || m > 59 {
		return "", false
	}
	return string([]byte{digit(h / 10), digit(h % 10), '.', digit(m / 10), digit(m % 10)}), true
}

func digit(n int) byte { return '0' + byte(n) }
