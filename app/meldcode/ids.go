package meldcode

import "strconv"

// The forms. Their ids stand in entries and never change.
const (
	FormOpen           FormID = "open"
	FormPerson         FormID = "person"
	FormSignal         FormID = "signal"
	FormMoreSignals    FormID = "more-signals"
	FormMeaning        FormID = "meaning"
	FormRoles          FormID = "roles"
	FormRolesConfirmed FormID = "roles-confirmed"
	FormConsent        FormID = "consent"
	FormInform         FormID = "inform"
	FormConsult        FormID = "consult"
	FormTalkPlan       FormID = "talk-plan"
	FormTalkParent     FormID = "talk-parent"
	FormTalkPupil      FormID = "talk-pupil"
	FormNoTalk         FormID = "no-talk"
	FormAboveSchool    FormID = "above-school"
	FormPostpone       FormID = "postpone"
	FormDecision       FormID = "decision"
	FormAuthority      FormID = "authority-informed"
	FormDanger         FormID = "danger"
	FormReportMade     FormID = "report-made"
	FormReportPrepared FormID = "report-prepared"
	FormStrike         FormID = "strike"
	FormOutcome        FormID = "vt-outcome"
	FormFeedback       FormID = "feedback"
	FormHelpPlan       FormID = "help-plan"
	FormReview         FormID = "review"
	FormMonitor        FormID = "monitor"
	FormMonitored      FormID = "monitored"
	FormAsked          FormID = "asked"
	FormView           FormID = "view"
	FormFix            FormID = "fix"
	FormNote           FormID = "note"
	FormSignedBack     FormID = "signed-back"
	FormLookAgain      FormID = "look-again"
	FormClose          FormID = "close"
	FormReopen         FormID = "reopen"
	FormRound          FormID = "round"
	FormLeave          FormID = "leave"
	FormDiscard        FormID = "discard"
	FormKeep           FormID = "keep"
	FormTakenOver      FormID = "taken-over"
	FormOut            FormID = "out"
	FormAccessGiven    FormID = "access-given"
	FormAccessEnded    FormID = "access-ended"
	FormHandedIn       FormID = "handed-in"

	FormKeepLonger      FormID = "keep-longer"
	FormDestroyAsked    FormID = "destroy-asked"
	FormDestroyNot      FormID = "destroy-not"
	FormRequest         FormID = "request"
	FormRequestAnswered FormID = "request-answered"
	FormRecoveryKey     FormID = "recovery-key"
)

// ToBackup is for whom something left, in form "out", when that is the back-up of
// everything.
const ToBackup = "de back-up van de school"

// FormWeigh returns the form of consideration n, 1 to 5.
func FormWeigh(n int) FormID { return FormID("weigh-" + strconv.Itoa(n)) }

// FormStepClose returns the form that closes step n, 1 to 3.
func FormStepClose(n int) FormID { return FormID("step-close-" + strconv.Itoa(n)) }

// The answers that rules look at, by meaning and never by letter: the source
// and the official framework print A and B the other way round.
const (
	NoAction   OptionID = "no-action" // consideration 1
	Suspicion  OptionID = "suspicion"
	Unsafe     OptionID = "unsafe-or-doubt" // consideration 2
	Safe       OptionID = "safe"
	CanHelp    OptionID = "can-help" // consideration 3
	CannotHelp OptionID = "cannot-help"
	Accepted   OptionID = "accepted" // consideration 4
	Refused    OptionID = "refused"
	Reached    OptionID = "reached" // consideration 5
	NotReached OptionID = "not-reached"

	DecideReport    OptionID = "report"    // decision I: to report
	DecideOtherwise OptionID = "otherwise" // decision I: not to report although it follows; deviates
	DecideNoReport  OptionID = "no-report" // decision I: not to report, as follows

	HelpYes    OptionID = "yes" // decision II
	HelpNo     OptionID = "no"
	HelpWithVT OptionID = "with-vt"

	OutcomeReport    OptionID = "report" // what Veilig Thuis said
	OutcomeAdvice    OptionID = "advice"
	OutcomeKnown     OptionID = "known"
	OutcomeUnreached OptionID = "unreached"

	EndNoAction    OptionID = "no-action" // how a case closes
	EndUnfounded   OptionID = "unfounded"
	EndAfterReport OptionID = "after-report"
	EndAfterHelp   OptionID = "after-help"
	EndLeft        OptionID = "left"

	Yes    OptionID = "yes"
	No     OptionID = "no"
	NotYet OptionID = "not-yet"
)
