package meldcode

import (
	"strconv"
	"strings"
	"time"

	"github.com/rickar/cal/v2"
	"github.com/rickar/cal/v2/nl"
)

// Source says where a term comes from. What is no law must not look like one.
type Source string

const (
	SourceLaw    Source = "wet"
	SourceNorm   Source = "norm van Veilig Thuis"
	SourceSchool Source = "schoolafspraak van Optimus, geen wet"
	SourceSet    Source = "afspraak van de school, geen wet"
	SourceOwn    Source = "eigen afspraak in dit dossier"
	SourceApp    Source = "voorstel van deze app"
)

// TermID names a term.
type TermID string

const (
	TermAssess   TermID = "assess"   // Veilig Thuis looks at the report
	TermFeedback TermID = "feedback" // Veilig Thuis lets the school hear
	TermHelp     TermID = "help"
	TermMonitor  TermID = "monitor"
)

// Term is a day by which something is expected. After counts from a date; a
// term that the school sets itself has none.
type Term struct {
	ID     TermID
	Label  string // "Veilig Thuis beoordeelt de melding"
	Source Source
	Long   string // the full sentence, "{datum}" is the day
	After  func(Date) Date
}

// Terms returns the terms the protocol knows.
func Terms() []Term {
	return []Term{
		{TermAssess, "Veilig Thuis beoordeelt de melding", SourceNorm,
			"Veilig Thuis streeft ernaar een melding binnen 5 werkdagen te beoordelen: uiterlijk {datum}. Het kan langer duren. (norm van Veilig Thuis)",
			func(d Date) Date { return AddWorkingDays(d, 5) }},
		{TermFeedback, "Terugkoppeling van Veilig Thuis", SourceSchool,
			"De school verwacht binnen drie weken terugkoppeling: {datum}. (schoolafspraak van Optimus, geen wet)",
			func(d Date) Date { return AddWeeks(d, 3) }},
		{TermHelp, "De termijn van de hulp", SourceOwn, "De hulp loopt tot {datum}. (eigen afspraak in dit dossier)", nil},
		{TermMonitor, "De veiligheid volgen", SourceOwn, "Kijk of het nog veilig is op {datum}. (eigen afspraak in dit dossier)", nil},
	}
}

// TermByID returns the term with this id, the zero Term when there is none.
func TermByID(id TermID) Term {
	for _, t := range Terms() {
		if t.ID == id {
			return t
		}
	}
	return Term{}
}

// Sentence returns the term in full for a day.
func (t Term) Sentence(day Date) string { return strings.ReplaceAll(t.Long, "{datum}", day.Dutch()) }

// FeedbackTerm is the term in which a school expects to hear of a report: that of
// the protocol, or the one that it set itself and that is not called Optimus's.
func FeedbackTerm(a Agreed) Term {
	t := TermByID(TermFeedback)
	if weeks := a.Feedback(); weeks != 3 {
		words := strconv.Itoa(weeks) + " weken"
		if weeks == 1 {
			words = "een week"
		}
		t.Source = SourceSet
		t.Long = "De school verwacht binnen " + words + " terugkoppeling: {datum}. (" + string(SourceSet) + ")"
		t.After = func(d Date) Date { return AddWeeks(d, weeks) }
	}
	return t
}

// TermLines says what may be expected after a report on day d (X06).
func TermLines(d Date, a Agreed) []string {
	assess, feedback := TermByID(TermAssess), FeedbackTerm(a)
	return []string{
		assess.Sentence(assess.After(d)),
		feedback.Sentence(feedback.After(d)),
		"Nog niets gehoord? Bel Veilig Thuis, vraag hoe het staat en leg het antwoord vast. Blijft het onveilig? Meld opnieuw.",
	}
}

// holidays are those of Algemene termijnenwet art. 3(1) and (2): Nieuwjaarsdag,
// tweede Paasdag, tweede Pinksterdag, both Kerstdagen, Hemelvaartsdag,
// Koningsdag on the day it is celebrated, 5 mei every year, Goede Vrijdag.
var holidays = func() *cal.Calendar {
	c := &cal.Calendar{}
	c.AddHoliday(nl.Holidays...)
	return c
}()

// equated are the days that the King equated with holidays, ATW art. 3(3)
// (Besluit gelijkstelling 2026-2028, and 30-5-2025 of the set before). Whether
// Veilig Thuis counts them as working days is unknown, so they count only when
// asked for. Local holidays, carnival and school holidays are working days.
var equated = map[Date]bool{
	{2025, time.May, 30}:    true,
	{2026, time.January, 2}: true,
	{2026, time.May, 15}:    true,
	{2027, time.May, 7}:     true,
	{2028, time.April, 28}:  true,
	{2028, time.May, 26}:    true,
}

// Equated reports whether d is a day that the King equated with a holiday.
func Equated(d Date) bool { return equated[d] }

// PublicHoliday returns the name of the recognised holiday on d, "" when it is none.
func PublicHoliday(d Date) string {
	_, observed, h := holidays.IsHoliday(d.time())
	if h == nil || !observed {
		return ""
	}
	return h.Name
}

// WorkingDay reports whether d is neither Saturday, Sunday nor a recognised
// holiday. The ATW itself does not define the word; this is the convention.
func WorkingDay(d Date) bool {
	w := d.Weekday()
	return w != time.Saturday && w != time.Sunday && PublicHoliday(d) == ""
}

// AddWorkingDays returns the n-th working day after d; d itself does not count.
// Days equated with holidays count as working days.
func AddWorkingDays(d Date, n int) Date { return addWorking(d, n, WorkingDay) }

// AddWorkingDaysStrict is AddWorkingDays with equated days skipped too.
func AddWorkingDaysStrict(d Date, n int) Date {
	return addWorking(d, n, func(d Date) bool { return WorkingDay(d) && !Equated(d) })
}

func addWorking(d Date, n int, working func(Date) bool) Date {
	if d.IsZero() {
		return d
	}
	for n > 0 {
		d = d.AddDays(1)
		if working(d) {
			n--
		}
	}
	return d
}

// AddWeeks returns d plus n calendar weeks, shifted by Shift.
func AddWeeks(d Date, n int) Date { return Shift(d.AddDays(7 * n)) }

// Shift moves the end of a term that falls on a Saturday, a Sunday or a holiday
// to the next other day, as Algemene termijnenwet art. 1 does for statutory
// terms; equated days shift too. The terms here that are no law follow the same
// rule so that none falls due on a day when nobody is there.
func Shift(d Date) Date {
	for !d.IsZero() && (!WorkingDay(d) || Equated(d)) {
		d = d.AddDays(1)
	}
	return d
}
