//go:build js && wasm

package browser

import (
	"context"
	"time"
)

// schoolLimit is how long reading a school's settings may take: nobody waits for
// them, so it is long enough for a slow line.
const schoolLimit = 15 * time.Second

// FreshSchool returns the text of the school's settings as the site has them, ""
// when it has none. It fails without network, as Await does.
func FreshSchool(ctx context.Context) (string, error) {
	got, err := ask(ctx, schoolLimit, get(window(), "meldcodeSchool"), "fresh")
	return text(got), err
}

// KeptSchool returns the settings that KeepSchool left last, and when; "" when
// there are none, or the browser does not say.
func KeptSchool(ctx context.Context) (string, time.Time) {
	got, err := ask(ctx, schoolLimit, get(window(), "meldcodeSchool"), "kept")
	if err != nil || !truthy(got) {
		return "", time.Time{}
	}
	at, _ := time.Parse(time.RFC3339, text(get(got, "1")))
	return text(get(got, "0")), at
}

// KeepSchool keeps settings for when the site has no good ones, with the icon that
// lies beside them.
func KeepSchool(ctx context.Context, settings string, at time.Time, icon bool) error {
	_, err := ask(ctx, schoolLimit, get(window(), "meldcodeSchool"), "keep", settings, at.Format(time.RFC3339), icon)
	return err
}

// DropSchool forgets what KeepSchool kept.
func DropSchool(ctx context.Context) error {
	_, err := ask(ctx, schoolLimit, get(window(), "meldcodeSchool"), "drop")
	return err
}

// CallApp gives the app its name, the one below its icon, and the icon ("" = its
// own), for the tab and for a home screen.
func CallApp(name, short, icon string) {
	_, _ = get(window(), "meldcodeSchool").Call("call", name, short, icon)
}
