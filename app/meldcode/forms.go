package meldcode

import "slices"

// all holds every form. It is filled once: panels look forms up by id, so the
// table cannot initialise itself.
var all []Form

func init() {
	all = []Form{
		openForm(), personForm(),
		signalForm(), moreSignalsForm(), meaningForm(), consentForm(),
		rolesForm(), rolesConfirmedForm(), informForm(),
		consultForm(),
		talkPlanForm(), talkParentForm(), talkPupilForm(), noTalkForm(), aboveSchoolForm(),
		stepCloseForm(1), stepCloseForm(2), stepCloseForm(3),
		weigh1(), weigh2(), weigh3(), weigh4(), weigh5(), postponeForm(),
		helpPlanForm(), reviewForm(), monitorForm(), monitoredForm(),
		decisionForm(), authorityForm(),
		dangerForm(), reportPreparedForm(), reportMadeForm(), outcomeForm(), feedbackForm(),
		askedForm(), viewForm(), fixForm(), strikeForm(), noteForm(), attachmentForm(), signedBackForm(), lookAgainForm(), outForm(),
		closeForm(), reopenForm(), roundForm(), leaveForm(),
		discardForm(), keepForm(), takenOverForm(),
		accessGivenForm(), accessEndedForm(), handedInForm(),
		keepLongerForm(), destroyAskedForm(), destroyNotForm(), requestForm(), requestAnsweredForm(), recoveryKeyForm(),
	}
}

// Forms returns every form there is.
func Forms() []Form { return slices.Clone(all) }

// FormByID returns the form with this id, false when this version does not
// know it.
func FormByID(id FormID) (Form, bool) {
	for _, f := range all {
		if f.ID == id {
			return f, true
		}
	}
	return Form{}, false
}
