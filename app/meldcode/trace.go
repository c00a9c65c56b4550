package meldcode

import (
	"strconv"
	"strings"
)

// Traced is one row of the source trace: an element of the source protocol and
// where this package has it. An Element is "kind:path":
//
//	form:signal                    a form
//	question:meaning/picks-up      a question of a form
//	option:consult/organisation/vt an option of a question
//	panel:meaning/advice           a panel of a form
//	intro:aim                      a passage of the introduction
//	step:2/unnamed                 a passage of a step
//	task:1/collect/signal          a row of a step page (by form)
//	process:1/collect              the heading of a process
//	page:addresses                 a page
//	term:feedback                  a term
//	number:vt                      a telephone number
type Traced struct {
	Row      int
	Source   string // the source's element, in short
	Elements []string
}

// Trace returns where each element of the source protocol is.
func Trace() []Traced {
	return []Traced{
		{1, "sharpened meldcode since 2019, step plan and framework, aim", []string{"intro:since", "intro:aim", "page:protocol"}},
		{2, "a teacher with counsellor or head", []string{"intro:who", "question:open/together"}},
		{3, "which suspicions", []string{"intro:suspicions"}},
		{4, "five steps, the same three processes", []string{"intro:same-processes", "process:1/collect", "process:2/assess", "process:3/decide", "process:4/collect", "process:5/decide"}},
		{5, "1: signal card", []string{"step:1/card", "task:1/collect/", "page:addresses"}},
		{6, "1: are there more signals", []string{"form:more-signals", "task:1/collect/more-signals"}},
		{7, "1: what they mean, who picks it up", []string{"question:meaning/meaning", "question:meaning/picks-up"}},
		{8, "1: advice of Veilig Thuis", []string{"step:1/advice", "panel:meaning/advice", "task:1/assess/vt-outcome"}},
		{9, "1: discuss with pupil and parents", []string{"step:1/talk", "task:1/decide/talk-pupil", "task:1/decide/talk-parent", "task:1/decide/no-talk"}},
		{10, "1: permission of parents", []string{"form:consent", "panel:consent/refused"}},
		{11, "1: both parents told of the decision", []string{"form:step-close-1", "form:inform", "question:inform/told", "step:1/both-parents"}},
		{12, "1: logbook", []string{"step:1/log", "form:open"}},
		{13, "1: lead, responsible, who talks, alone or two", []string{"question:roles/lead", "question:roles/responsible", "question:roles/talks", "question:roles/talks-how", "question:roles/talks-why", "step:1/roles"}},
		{14, "2: expert colleague, anonymous Veilig Thuis", []string{"form:consult", "option:consult/named/unnamed", "step:2/unnamed", "task:2/collect/vt-outcome"}},
		{15, "2: internal and external parties", []string{"step:2/consult", "option:consult/organisation/team", "option:consult/organisation/vt", "option:consult/organisation/partnership", "option:consult/organisation/above-school", "option:consult/organisation/colleague"}},
		{16, "2: logbook completed and visible", []string{"step:2/log"}},
		{17, "2: who collects, assesses, decides", []string{"question:roles/collects", "question:roles/assesses", "question:roles/decides", "form:roles-confirmed", "step:2/roles"}},
		{18, "3: talk with parents and pupil", []string{"form:talk-parent", "form:talk-pupil", "step:3/talk"}},
		{19, "3: no talk, argued, reported above school", []string{"form:no-talk", "option:no-talk/ground/self", "option:no-talk/ground/other", "question:no-talk/based", "question:no-talk/above", "form:above-school", "step:3/no-talk"}},
		{20, "3: logbook and roles", []string{"step:3/log", "step:3/roles", "task:3/decide/roles"}},
		{21, "4.1: steps 1 to 3 walked and", []string{"form:weigh-1", "panel:weigh-1/steps"}},
		{22, "4.1: no action, close", []string{"option:weigh-1/answer/no-action", "option:close/ending/no-action"}},
		{23, "4.1: strong suspicion, competent authority knows", []string{"option:weigh-1/answer/suspicion", "question:weigh-1/authority-on", "form:authority-informed"}},
		{24, "4.2: judged by the school with the competent authority", []string{"form:weigh-2", "question:weigh-2/weighed-by"}},
		{25, "4.2: yes or doubt, report at once by phone", []string{"option:weigh-2/answer/unsafe-or-doubt", "panel:weigh-2/report-now", "number:vt"}},
		{26, "4.2: what follows is walked with Veilig Thuis", []string{"step:4/doubt", "question:weigh-3/with-vt", "question:weigh-4/with-vt", "question:weigh-5/with-vt"}},
		{27, "4.3: helpers; able to help and threat averted", []string{"form:weigh-3", "question:weigh-3/helper", "option:weigh-3/answer/can-help"}},
		{28, "4.3: no, Veilig Thuis decides in five working days", []string{"option:weigh-3/answer/cannot-help", "term:assess"}},
		{29, "4.4: accept and commit", []string{"form:weigh-4", "question:weigh-4/accepts", "option:weigh-4/answer/accepted", "option:weigh-4/answer/refused"}},
		{30, "4.4: effect measurable or noticeable", []string{"question:help-plan/measure", "question:help-plan/until"}},
		{31, "4.4: concrete, roles, case manager, tasks", []string{"question:help-plan/goal", "question:help-plan/tasks", "question:help-plan/case-manager", "question:help-plan/case-manager-tasks", "step:4/help"}},
		{32, "4.5: safety, wellbeing, recovery", []string{"form:weigh-5", "question:review/safety", "question:review/wellbeing", "question:review/recovery"}},
		{33, "4.5: the second answer", []string{"option:weigh-5/answer/reached", "option:weigh-5/answer/not-reached"}},
		{34, "4.5: close help, monitor all, plan and time path", []string{"form:monitor", "question:monitor/who-what", "question:monitor/on", "form:monitored", "step:4/end"}},
		{35, "feedback within three weeks", []string{"term:feedback", "form:feedback", "step:5/feedback"}},
		{36, "5: two decisions", []string{"question:decision/report", "question:decision/help", "step:5/two"}},
		{37, "5: who takes the final decision", []string{"question:decision/decider", "step:5/who-decides"}},
		{38, "5: not obligatory, may be anonymous", []string{"panel:decision/norm", "step:5/norm", "step:5/name", "question:report-made/openness"}},
		{39, "5: above the AVG", []string{"step:5/privacy", "page:writing"}},
		{40, "5: competent authority always told", []string{"question:decision/authority-on", "step:5/authority"}},
		{41, "5: help under the head's responsibility", []string{"option:decision/help/yes", "step:5/help", "form:help-plan"}},
		{42, "5: help with the partnership", []string{"question:help-plan/partnership", "step:5/help"}},
		{43, "addresses at the end", []string{"page:addresses"}},
		{44, "tip: list of contacts", []string{"page:contacts"}},
	}
}

// Find returns the text of an element, false when there is no such element.
func Find(element string) (string, bool) {
	kind, path, _ := strings.Cut(element, ":")
	part := strings.Split(path, "/")
	switch kind {
	case "form", "question", "option", "panel":
		form, ok := FormByID(FormID(part[0]))
		if !ok {
			return "", false
		}
		return form.find(kind, part[1:])
	case "intro":
		return passage(TheProtocol().Intro, path)
	case "step", "task", "process":
		n, err := strconv.Atoi(part[0])
		if err != nil || n < 1 || n > 5 {
			return "", false
		}
		return StepByNumber(n).find(kind, part[1:])
	case "page":
		page, ok := PageByID(path)
		return page.Title, ok && len(page.Blocks) > 0
	case "term":
		t := TermByID(TermID(path))
		return t.Label, t.ID != ""
	case "number":
		for _, n := range Numbers() {
			if n.ID == path {
				return n.Number, true
			}
		}
	}
	return "", false
}

func (f Form) find(kind string, path []string) (string, bool) {
	if kind == "form" {
		return f.Title, len(path) == 0
	}
	if len(path) == 0 {
		return "", false
	}
	if kind == "panel" {
		for _, panel := range f.Panels {
			if panel.ID == path[0] {
				text := panel.Title + strings.Join(panel.Lines, " ")
				if panel.Say != nil {
					text += "…" // composed from the case
				}
				return text, true
			}
		}
		return "", false
	}
	for _, q := range f.Questions {
		if string(q.ID) != path[0] {
			continue
		}
		if kind == "question" {
			return q.Label, true
		}
		for _, o := range q.Options {
			if len(path) == 2 && string(o.ID) == path[1] {
				return o.Label, true
			}
		}
	}
	return "", false
}

func (s Step) find(kind string, path []string) (string, bool) {
	if len(path) == 0 {
		return "", false
	}
	if kind == "step" {
		return passage(s.Passages, path[0])
	}
	for _, process := range s.Processes {
		if string(process.ID) != path[0] {
			continue
		}
		if kind == "process" {
			return process.Title, true
		}
		for _, t := range process.Tasks {
			if len(path) == 2 && string(t.Form) == path[1] {
				return t.Label, true
			}
		}
	}
	return "", false
}

func passage(passages []Passage, id string) (string, bool) {
	for _, p := range passages {
		if p.ID == id {
			return p.Text, true
		}
	}
	return "", false
}
