package flow

import (
	"slices"
	"strconv"
	"strings"

	"meldcode/app/meldcode"
)

// Called is how a contact is offered where a name is asked: with what they are.
func (c Contact) Called() string {
	if c.Organisation == "" {
		return c.Name
	}
	return c.Name + ", " + c.Organisation
}

// contactBytes is how much all contacts together may be; the keeper of keys takes
// a little more, in JSON.
const (
	contactBytes = 40 << 10
	contactFrame = 60 // of each, beside its texts
)

const tooMuchText = "Zoveel past er niet bij de contacten. Haal er een paar weg, of schrijf het korter."

func tooMuch(list []Contact) bool {
	n := 0
	for _, c := range list {
		n += contactFrame + len(c.Name) + len(c.Organisation) + len(c.Phone) + len(c.Mail)
	}
	return n > contactBytes
}

// contact edits the list of numbers. What is stored changes only on "bewaren".
func (m Model) contact(d Do) (Model, []Cmd) {
	s := &m.Settings
	at := slices.IndexFunc(m.Contacts, func(c Contact) bool { return c.ID == d.ID })
	list := slices.Clone(m.Contacts)
	switch d.Action {
	case ActEditContact:
		*s = SettingsView{Editing: true}
		if at >= 0 {
			s.Contact = m.Contacts[at]
		}
		return m, []Cmd{FocusField{string(FieldContactName)}}
	case ActOpenContact:
		s.Contact.Open = !s.Contact.Open
		return m, nil
	case ActDropContact:
		if at < 0 {
			return m, nil
		}
		list = slices.Delete(list, at, at+1)
	case ActSaveContact:
		if s.Contact.Name = strings.TrimSpace(s.Contact.Name); s.Contact.Name == "" {
			s.Problems = []meldcode.Problem{{Key: meldcode.Key(FieldContactName), Text: "Vul in wie dit is."}}
			return m, []Cmd{FocusField{Problems}}
		}
		if at = slices.IndexFunc(list, func(c Contact) bool { return c.ID == s.Contact.ID && c.ID != "" }); at >= 0 {
			list[at] = s.Contact
		} else {
			fresh := s.Contact // which has its id once it is stored
			fresh.ID = freshContact(list)
			list = append(list, fresh)
		}
	}
	if tooMuch(list) {
		s.Problems = []meldcode.Problem{{Key: meldcode.Key(FieldContactName), Text: tooMuchText}}
		return m, []Cmd{FocusField{Problems}}
	}
	s.Working = true
	return m, []Cmd{m.job(SaveContacts{list})}
}

// freshContact returns an id that no contact of the list has.
func freshContact(list []Contact) string {
	for n := len(list) + 1; ; n++ {
		id := "c" + strconv.Itoa(n)
		if !slices.ContainsFunc(list, func(c Contact) bool { return c.ID == id }) {
			return id
		}
	}
}
