package school

import (
	"encoding/json"
	"math"
	"os"
	"regexp"
	"strings"
	"testing"
	"unicode/utf8"
)

func readSchema(t *testing.T) map[string]any {
	t.Helper()
	text, err := os.ReadFile("../../web/school.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	var schema map[string]any
	if err := json.Unmarshal(text, &schema); err != nil {
		t.Fatal(err)
	}
	return schema
}

// fits judges a value by as much of JSON Schema as the published one uses; what it
// does not know of it is an error.
func fits(t *testing.T, schema, defs map[string]any, v any) bool {
	t.Helper()
	if ref, ok := schema["$ref"].(string); ok && !fits(t, defs[strings.TrimPrefix(ref, "#/$defs/")].(map[string]any), defs, v) {
		return false
	}
	for name, rule := range schema {
		ok := true
		text, isText := v.(string)
		number, isNumber := v.(float64)
		list, isList := v.([]any)
		object, isObject := v.(map[string]any)
		switch name {
		case "$schema", "$id", "$ref", "$defs", "title", "description", "patternProperties", "items":
		case "type":
			switch rule {
			case "object":
				ok = isObject
			case "array":
				ok = isList
			case "string":
				ok = isText
			case "boolean":
				_, ok = v.(bool)
			case "integer":
				ok = isNumber && number == math.Trunc(number)
			default:
				t.Fatalf("type %v", rule)
			}
		case "minLength":
			ok = !isText || utf8.RuneCountInString(text) >= int(rule.(float64))
		case "maxLength":
			ok = !isText || utf8.RuneCountInString(text) <= int(rule.(float64))
		case "pattern":
			ok = !isText || regexp.MustCompile(rule.(string)).MatchString(text)
		case "minimum":
			ok = !isNumber || number >= rule.(float64)
		case "maximum":
			ok = !isNumber || number <= rule.(float64)
		case "maxItems":
			ok = !isList || len(list) <= int(rule.(float64))
		case "enum":
			ok = false
			for _, one := range rule.([]any) {
				ok = ok || one == v
			}
		case "required":
			for _, one := range rule.([]any) {
				_, has := object[one.(string)]
				ok = ok && (has || !isObject)
			}
		case "additionalProperties":
			for field := range object {
				_, known := schema["properties"].(map[string]any)[field]
				ok = ok && (known || strings.HasPrefix(field, "_"))
			}
		case "properties":
			for field, inner := range object {
				if about, known := rule.(map[string]any)[field].(map[string]any); known {
					ok = ok && fits(t, about, defs, inner)
				} else if _, isText := inner.(string); strings.HasPrefix(field, "_") && !isText {
					ok = false
				}
			}
		default:
			t.Fatalf("the schema uses %s", name)
		}
		if !ok {
			return false
		}
	}
	if items, ok := schema["items"].(map[string]any); ok {
		list, _ := v.([]any)
		for _, item := range list {
			if !fits(t, items, defs, item) {
				return false
			}
		}
	}
	return true
}

func TestTheSchemaAgreesWithTheProgram(t *testing.T) {
	schema := readSchema(t)
	defs := schema["$defs"].(map[string]any)
	check := func(name string, text []byte, only bool) {
		var v any
		if err := json.Unmarshal(text, &v); err != nil {
			t.Fatal(err)
		}
		_, problems := Parse(text)
		reads := len(problems) == 0
		if fits(t, schema, defs, v) != (reads || only) {
			t.Errorf("%s: the program says %v, the schema otherwise", name, problems)
		}
	}
	for _, v := range vectors(t) {
		check(v.Name, v.Text, v.Only)
	}
	// Each value of the sample in turn becomes something else, the same for both.
	text, err := os.ReadFile("sample.json")
	if err != nil {
		t.Fatal(err)
	}
	check("sample", text, false)
	changed := 0
	var mutate func(v any, set func(any))
	var top any
	mutate = func(v any, set func(any)) {
		for _, other := range []any{nil, true, -1.0, 1.5, 1e6, "", strings.Repeat("x", 300), []any{}, map[string]any{"x": 1.0}} {
			set(other)
			if _, empty := other.([]any); empty {
				if _, list := v.([]any); list {
					continue
				}
			}
			b, err := json.Marshal(top)
			if err != nil {
				t.Fatal(err)
			}
			check(string(b[:min(len(b), 60)]), b, false)
			changed++
		}
		set(v)
		switch v := v.(type) {
		case map[string]any:
			for name, inner := range v {
				mutate(inner, func(o any) { v[name] = o })
			}
		case []any:
			for i, inner := range v {
				mutate(inner, func(o any) { v[i] = o })
			}
		}
	}
	if err := json.Unmarshal(text, &top); err != nil {
		t.Fatal(err)
	}
	mutate(top, func(o any) { top = o })
	if changed < 300 {
		t.Errorf("only %d changes", changed)
	}
}
