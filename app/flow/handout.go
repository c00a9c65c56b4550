package flow

import "meldcode/app/school"

// HandOut hands a file that the Model's own rules made, and that no key guards, to
// the browser's downloads or to another app. Its answer is HandedOut.
type HandOut struct {
	Name string // without case data
	Type string // media type
	Data []byte
}

// HandedOut says what became of a HandOut.
type HandedOut struct {
	Name      string
	Delivered bool // the browser took it; that it stands somewhere nobody can tell
}

func (HandOut) cmd()   {}
func (HandedOut) msg() {}

// handOut asks for one file, where the school allows it; what it is called tells
// when it was made.
func (m Model) handOut(what school.Export, name, end, kind string, data []byte) (Model, []Cmd) {
	if !m.School.Allows(what) {
		return m.notAllowed()
	}
	m.Notice = Notice{}
	return m, []Cmd{m.job(HandOut{Name: name + "-" + m.Today.String() + end, Type: kind, Data: data})}
}

func (m Model) handedOut(msg HandedOut) (Model, []Cmd) {
	if !msg.Delivered {
		m.Notice = Notice{Alert: "Het bestand " + msg.Name + " is niet weggezet. Probeer het nog een keer."}
		return m, nil
	}
	m.Notice = Notice{Status: "Het bestand " + msg.Name + " is gemaakt. Kijk of het op de plek staat waar je het wilt hebben."}
	return m, nil
}
