package exchange

import "strings"

// Own is text of this program. A constant in the source becomes one by itself;
// text of a case does not. A test sees to it that nobody converts.
type Own string

// Said is text as one reader may have it. Only the rules make one of the text of
// a case, and it is the only such text that a Document takes: so no page can say
// what they did not let through. A test sees to it that no page makes its own.
type Said struct{ runs []Run }

// Run is a piece of a Said: its text, or in the place of that the reason why it
// was left out ("weggelaten: geheim adres").
type Run struct {
	Text string
	Left bool
}

// Runs returns the pieces in their order. Those for reading alone.
func (s Said) Runs() []Run { return s.runs }

// Empty reports whether there is nothing to read.
func (s Said) Empty() bool { return len(s.runs) == 0 }

// Left reports whether there is nothing but the reason why it was left out.
func (s Said) Left() bool { return len(s.runs) == 1 && s.runs[0].Left }

// String returns the text; what was left out stands in square brackets.
func (s Said) String() string {
	if len(s.runs) == 1 && !s.runs[0].Left {
		return s.runs[0].Text
	}
	var b strings.Builder
	for _, r := range s.runs {
		if r.Left {
			b.WriteString("[" + r.Text + "]")
		} else {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// own returns words of this program.
func own(words Own) Said {
	if words == "" {
		return Said{}
	}
	return Said{[]Run{{Text: string(words)}}}
}

// apart returns text that is of no case: of a recovery code.
func apart(text string) Said { return Said{[]Run{{Text: text}}} }

// leave returns an omission, which says why.
func leave(why Own) Said { return Said{[]Run{{"weggelaten: " + string(why), true}}} }

// paste puts pieces behind each other.
func paste(parts ...Said) Said {
	var all []Run
	for _, p := range parts {
		for _, r := range p.runs {
			if last := len(all) - 1; last >= 0 && !r.Left && !all[last].Left {
				all[last].Text += r.Text
			} else {
				all = append(all, r)
			}
		}
	}
	return Said{all}
}

// lineOf is one line of a page.
func lineOf(label Own, text Said) Line { return Line{Label: own(label), Text: text} }
