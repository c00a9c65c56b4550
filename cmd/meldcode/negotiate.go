package main

import (
	"strconv"
	"strings"
)

// negotiate picks the form to send for an Accept-Encoding header (RFC 9110
// 12.5.3): the client's highest weight, and of equals the first in forms, which
// is the smallest. It gives false if the client takes none of them.
func negotiate(forms []form, header []string) (form, bool) {
	weights := map[string]float64{}
	for _, item := range strings.Split(strings.Join(header, ","), ",") {
		coding, params, _ := strings.Cut(item, ";")
		coding = strings.ToLower(strings.TrimSpace(coding))
		if coding == "" {
			continue
		}
		weights[coding] = weight(params)
	}
	var best form
	var bestWeight float64
	for _, f := range forms {
		if w := weightOf(weights, f.encoding); w > bestWeight {
			best, bestWeight = f, w
		}
	}
	return best, bestWeight > 0
}

func weightOf(weights map[string]float64, encoding string) float64 {
	any, hasAny := weights["*"]
	if encoding == "" {
		if w, ok := weights["identity"]; ok {
			return w
		}
		if hasAny && any == 0 {
			return 0
		}
		return 0.0001 // always taken unless refused, but last
	}
	if w, ok := weights[encoding]; ok {
		return w
	}
	return any
}

// weight reads "q=0.5"; without one, or with an unreadable one, it is 1.
func weight(params string) float64 {
	for _, param := range strings.Split(params, ";") {
		name, value, _ := strings.Cut(strings.TrimSpace(param), "=")
		if strings.EqualFold(strings.TrimSpace(name), "q") {
			if q, err := strconv.ParseFloat(strings.TrimSpace(value), 64); err == nil && q >= 0 && q <= 1 {
				return q
			}
		}
	}
	return 1
}
