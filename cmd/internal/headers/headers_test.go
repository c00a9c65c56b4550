package headers

import (
	"strings"
	"testing"
)

func TestPolicyAllowsNothingUnsafe(t *testing.T) {
	for _, banned := range []string{"unsafe-inline", "'unsafe-eval'", "*", "http:", "https:"} {
		if strings.Contains(Policy(), banned) {
			t.Errorf("policy contains %q", banned)
		}
	}
	for _, needed := range []string{"default-src 'none'", "form-action 'none'", "frame-ancestors 'none'", "base-uri 'none'"} {
		if !strings.Contains(Policy(), needed) {
			t.Errorf("policy lacks %q", needed)
		}
	}
}

func TestMetaPolicyLeavesOutWhatAMetaElementCannotSay(t *testing.T) {
	if strings.Contains(MetaPolicy(), "frame-ancestors") {
		t.Error("a browser reports frame-ancestors in a meta element as an error")
	}
	if strings.Contains(MetaPolicy(), `"`) {
		t.Error("a quotation mark would end the attribute")
	}
}

func TestEveryHeaderIsOneLine(t *testing.T) {
	for _, h := range All() {
		if h.Value == "" || strings.ContainsAny(h.Name+h.Value, "\r\n") {
			t.Errorf("%s: %q", h.Name, h.Value)
		}
	}
}
