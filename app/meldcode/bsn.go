package meldcode

const refusedBSN = "Dit lijkt een burgerservicenummer. Schrijf geen BSN op en haal het hier weg."

// personQuestions are those that say who somebody is, beside those that hold a
// name and the number to phone.
var personQuestions = map[QuestionID]bool{
	"name": true, "child": true, "pupils": true, "siblings": true, "reference": true, "relation": true,
	"lives": true, "language": true, "address": true, "school": true, "group": true,
}

// aboutPerson reports whether the question is one where a burgerservicenummer
// could be written. What is told in running text is nobody's to look through.
func (q Question) aboutPerson() bool { return personQuestions[q.ID] || q.HoldsName() }

// HasBSN reports whether text holds what looks like a burgerservicenummer: nine
// digits in a row, perhaps with single spaces, dots or dashes between them, that
// pass the eleven test. One in eleven other numbers of nine digits passes it too,
// so whoever refuses one never throws it away.
func HasBSN(text string) bool {
	var digits []int
	gap := 0 // separators since the last digit
	end := func() bool {
		found := len(digits) == 9 && elevenTest(digits)
		digits, gap = digits[:0], 0
		return found
	}
	for _, r := range text {
		switch {
		case r >= '0' && r <= '9':
			digits, gap = append(digits, int(r-'0')), 0
		case (r == ' ' || r == '.' || r == '-') && len(digits) > 0 && gap == 0:
			gap = 1
		default:
			if end() {
				return true
			}
		}
	}
	return end()
}

// elevenTest weighs the digits of a number by 9 to 2, the last by -1; the sum of
// a burgerservicenummer is a multiple of eleven, and not zero.
func elevenTest(digits []int) bool {
	sum := 0
	for i, d := range digits {
		weight := 9 - i
		if weight == 1 {
			weight = -1
		}
		sum += weight * d
	}
	return sum != 0 && sum%11 == 0
}
