package meldcode

// Agreed are the terms that are a school's own. No law or norm is among them.
// The zero Agreed is that of the protocol and of the app.
type Agreed struct {
	FeedbackWeeks int // in which a school expects to hear of a report; 0 = three
	SignalDays    int // for which a loose signal may wait for a choice; 0 = fourteen
}

// Feedback returns the weeks in which a school expects to hear of a report. Three
// is what the protocol of Optimus says; no law does.
func (a Agreed) Feedback() int {
	if a.FeedbackWeeks == 0 {
		return 3
	}
	return a.FeedbackWeeks
}

// Signal returns the days for which a loose signal may wait for a choice.
func (a Agreed) Signal() int {
	if a.SignalDays == 0 {
		return 14
	}
	return a.SignalDays
}
