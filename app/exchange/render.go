package exchange

import (
	"html"
	"strings"
)

// Text returns the document as plain text in UTF-8, lines ended by a newline.
func (d Document) Text() []byte {
	var b strings.Builder
	line := func(s string) { b.WriteString(s + "\n") }
	line(string(d.Title))
	line(strings.Repeat("=", len(d.Title)))
	line("Voor: " + d.Recipient.String())
	for _, w := range d.Warnings {
		line(string(w))
	}
	if left := d.leftLine(); left != "" {
		line(left)
	}
	for _, s := range d.Sections {
		line("")
		line(string(s.Title))
		line(strings.Repeat("-", len([]rune(s.Title))))
		for _, i := range s.Items {
			line("")
			if i.Omitted != "" {
				line("[" + string(i.Omitted) + "]")
				continue
			}
			for _, head := range []Said{i.Title, i.Recorded} {
				if !head.Empty() {
					line(indent(head.String(), ""))
				}
			}
			for _, l := range i.Lines {
				text := l.Text.String()
				if label := l.Label.String(); label != "" {
					text = strings.TrimSuffix(label, ":") + colon(label) + " " + text
				}
				line("  " + indent(text, "    "))
			}
		}
	}
	if len(d.Signature) > 0 {
		line("")
		for _, s := range d.Signature {
			line(indent(s.String(), ""))
		}
	}
	if len(d.Heads) > 0 {
		line("")
		line("Controle: de laatste aantekening van elke keten")
		for _, h := range d.Heads {
			line("  " + h.String())
		}
	}
	return []byte(b.String())
}

// leftLine says what is left out of the document, "" when nothing is.
func (d Document) leftLine() string {
	if len(d.Left) == 0 {
		return ""
	}
	return "Weggelaten uit deze kopie: " + d.LeftOut(", ") + "."
}

// LeftOut returns the reasons for what is left out, with sep between them.
func (d Document) LeftOut(sep string) string {
	all := make([]string, len(d.Left))
	for i, why := range d.Left {
		all[i] = string(why)
	}
	return strings.Join(all, sep)
}

// colon returns what stands between a label and its text.
func colon(label string) string {
	if strings.HasSuffix(label, "?") {
		return ""
	}
	return ":"
}

// indent keeps typed line breaks, and keeps what follows them from looking like
// a heading of ours.
func indent(text, by string) string {
	text = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(text)
	return strings.ReplaceAll(text, "\n", "\n"+by)
}

// The copy must open anywhere and load nothing, so the style is inside, and the
// policy allows that alone.
const htmlHead = `<!doctype html>
<html lang="nl">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<style>
body{font:1rem/1.5 system-ui,sans-serif;max-width:44rem;margin:2rem auto;padding:0 1rem;color:#111;background:#fff}
article{border-top:1px solid #767676;padding:.75rem 0;break-inside:avoid}
h3{margin:0}dt{font-weight:600}dd{margin:0 0 .5rem;white-space:pre-wrap}
.left{font-style:italic}.small{font-size:.8rem;overflow-wrap:anywhere}
</style>
`

// HTML returns the document as one page without script that loads nothing.
func (d Document) HTML() []byte {
	var b strings.Builder
	put := func(parts ...string) {
		for _, p := range parts {
			b.WriteString(p)
		}
		b.WriteByte('\n')
	}
	tag := func(name, class, text string) {
		if class != "" {
			class = ` class="` + class + `"`
		}
		put("<", name, class, ">", html.EscapeString(text), "</", name, ">")
	}
	said := func(name string, s Said) {
		b.WriteString("<" + name + ">")
		for _, r := range s.Runs() {
			text := html.EscapeString(r.Text)
			if r.Left {
				text = `<span class="left">[` + text + `]</span>`
			}
			b.WriteString(text)
		}
		put("</", name, ">")
	}
	b.WriteString(htmlHead)
	tag("title", "", string(d.Title))
	put("</head>\n<body>")
	tag("h1", "", string(d.Title))
	said("p", paste(own("Voor: "), d.Recipient))
	for _, w := range d.Warnings {
		tag("p", "", string(w))
	}
	if left := d.leftLine(); left != "" {
		tag("p", "left", left)
	}
	for _, s := range d.Sections {
		put("<section>")
		tag("h2", "", string(s.Title))
		for _, i := range s.Items {
			put("<article>")
			if i.Omitted != "" {
				tag("p", "left", string(i.Omitted))
				put("</article>")
				continue
			}
			if !i.Title.Empty() {
				said("h3", i.Title)
			}
			if !i.Recorded.Empty() {
				said("p", i.Recorded)
			}
			if len(i.Lines) > 0 {
				put("<dl>")
				for _, l := range i.Lines {
					if l.Label.Empty() {
						tag("dt", "", "Antwoord")
					} else {
						said("dt", l.Label)
					}
					said("dd", l.Text)
				}
				put("</dl>")
			}
			put("</article>")
		}
		put("</section>")
	}
	for _, s := range d.Signature {
		said("p", s)
	}
	if len(d.Heads) > 0 {
		tag("h2", "", "Controle")
		tag("p", "", "De laatste aantekening van elke keten:")
		for _, h := range d.Heads {
			tag("p", "small", h.String())
		}
	}
	put("</body>\n</html>")
	return []byte(b.String())
}
