// Package school is what a school may set for all its tablets: one file,
// school.json, that lies beside the site. It can restrict and fill in, and never
// loosen: the considerations, the guards and the seals have no setting, and the
// national number stays in front whatever a region is called.
//
// The format is JSON. school.schema.json describes it for editors and says what
// each field is for; Parse is what counts, and a test holds the two together.
// Names that begin with "_" are remarks for people and are passed over. Every
// other name that is not known is refused, so that a slip of the pen is seen and
// not silently without effect.
//
// Nothing in it is secret, and it holds no address of the network: everybody who
// can reach the site can read it.
package school

import (
	"slices"

	"meldcode/app/meldcode"
)

// School is what a school set. The zero School is one that set nothing; its
// methods give the app's own choices then.
type School struct {
	Board, Name string
	App         App
	Contacts    []Contact
	VeiligThuis Region
	Terms       meldcode.Agreed
	Holidays    []meldcode.Holiday // as meldcode.SortHolidays orders them
	Retention   Retention
	Lock        Lock
	Recovery    Recovery

	exports []Export
	chosen  bool // which exports are allowed was set, be it to none
}

// App is how the app calls itself. A school can make it neutral.
type App struct {
	Name  string // "" = Meldcode
	Short string // below an icon; "" = Name
	Icon  string // IconFile, or "data:image/png;base64,..."; "" = the app's own
}

// IconFile is the one name that an icon beside the site can have.
const IconFile = "school-icon.png"

// IconData begins an icon that is in the file itself.
const IconData = "data:image/png;base64,"

// Contact is a number of the school, as those that members add themselves.
type Contact struct {
	Name, Organisation, Phone, Mail string
	Open                            bool // shown without unlock
}

// Region is the Veilig Thuis of the region. It comes after the national number.
type Region struct{ Name, Phone string }

// Retention is how long dossiers stay, and how one is destroyed.
type Retention struct {
	Years  int // after the pupil left; 0 = not set
	Second Second
}

// DefaultYears is how long a dossier stays after the pupil left when the school
// set nothing: the guideline of two years, which is no law (domain: the term of an
// exemption that lapsed).
const DefaultYears = 2

// After returns the years after leaving.
func (r Retention) After() int {
	if r.Years == 0 {
		return DefaultYears
	}
	return r.Years
}

// Second is who may confirm that a dossier is destroyed.
type Second string

// Another member, a later day, or one of both.
const (
	SecondEither Second = ""
	SecondPerson Second = "person"
	SecondDay    Second = "day"
)

// Lock is the idle time until the app locks, in minutes.
type Lock struct {
	Minutes int // for who chose nothing; 0 = the app's own
	Most    int // what can be chosen; 0 = the app's own
}

// Export is a way in which something leaves the tablet. A back-up is none of
// them: a school that forbade it would lose everything with the tablet.
type Export string

// What a school may forbid.
const (
	ExportCase     Export = "case"     // one dossier as a sealed file
	ExportPrint    Export = "print"    // paper
	ExportCalendar Export = "calendar" // terms without a name
	ExportContacts Export = "contacts" // numbers as cards
	ExportTable    Export = "table"    // the overview, readable by anyone
)

// Exports are all of them.
func Exports() []Export {
	return []Export{ExportCase, ExportPrint, ExportCalendar, ExportContacts, ExportTable}
}

// Allows says whether e is allowed: everything is where the school set nothing.
func (s School) Allows(e Export) bool { return !s.chosen || slices.Contains(s.exports, e) }

// AppName is what the app calls itself.
func (s School) AppName() string {
	if s.App.Name == "" {
		return "Meldcode"
	}
	return s.App.Name
}

// ShortName is what stands below its icon.
func (s School) ShortName() string {
	if s.App.Short == "" {
		return s.AppName()
	}
	return s.App.Short
}
