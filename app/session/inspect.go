package session

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"slices"

	"meldcode/app/meldcode"
	"meldcode/app/store"
)

// Trouble says that something outside the cases is not as it was left: the bytes
// of a record changed, or it was replaced or taken away.
type Trouble string

const (
	TroubleProfile    Trouble = "profile"    // the member's own name, role and the hashes of their slots
	TroublePassphrase Trouble = "passphrase" // not the slot that the member left
	TroubleRecovery   Trouble = "recovery"
	TroublePasskey    Trouble = "passkey"
	TroubleMember     Trouble = "member" // a colleague's card
	TroubleFaces      Trouble = "faces"  // what the unlock screen shows of members
	TroubleShown      Trouble = "shown"  // and of numbers
	TroubleContacts   Trouble = "contacts"
	TroubleHolidays   Trouble = "holidays"
	TroubleBackup     Trouble = "backup" // when the last back-up was
	TroubleConcept    Trouble = "concept"
	TroublePrefs      Trouble = "prefs"
	TroubleLetter     Trouble = "letter" // what a colleague left
)

var troubleText = map[Trouble]string{
	TroubleProfile:    "Je eigen gegevens op deze tablet zijn beschadigd. Kies bij Instellingen, Ik: 'Sleutels vernieuwen'.",
	TroublePassphrase: "Je wachtzin op deze tablet is vervangen of teruggezet, en niet door jou. Kies bij Instellingen, Ik: 'Sleutels vernieuwen'.",
	TroubleRecovery:   "Je herstelcode past niet meer bij deze tablet. Kies bij Instellingen, Ik: 'Sleutels vernieuwen'. Je krijgt dan een nieuwe code.",
	TroublePasskey:    "Je passkey op deze tablet is vervangen of beschadigd. Zet hem bij Instellingen, Ik, uit en weer aan.",
	TroubleMember:     "De gegevens van een collega op deze tablet ontbreken of zijn veranderd.",
	TroubleFaces:      "Op het ontgrendelscherm is een naam veranderd, weggehaald of erbij gezet.",
	TroubleShown:      "De nummers die zonder ontgrendelen te zien zijn, zijn veranderd. Controleer ze bij Contacten en bewaar ze opnieuw.",
	TroubleContacts:   "De contacten van de school zijn niet te lezen. Vul ze opnieuw in.",
	TroubleHolidays:   "De schoolvakanties zijn niet te lezen. Vul ze opnieuw in bij Instellingen.",
	TroubleBackup:     "Wanneer de laatste back-up was, is niet te lezen. Maak een nieuwe back-up.",
	TroubleConcept:    "Een concept van jou is niet te lezen.",
	TroublePrefs:      "Wat je bij Instellingen koos, is niet te lezen. Kies het opnieuw.",
	TroubleLetter:     "Iets wat een collega voor jou klaarzette, is niet te lezen. Vraag je collega's of iemand je iets heeft doorgegeven.",
}

// Text says it in Dutch, without a name.
func (t Trouble) Text() string { return troubleText[t] }

// Inspect holds what is stored outside the cases against what the member's own
// keys say of it, and returns what does not fit, each once; of the directory and
// the inbox as they were at the unlock. Cases have Check. What it cannot see: that a record was put back that was right before (contacts, a
// concept, the date of a back-up), or that a letter or the last concept was taken
// away. It fails with ErrLocked or as the store.
func (s *Session) Inspect(ctx context.Context) ([]Trouble, error) {
	leave, err := s.enter(ctx)
	if err != nil {
		return nil, err
	}
	defer leave()
	var found []Trouble
	for _, look := range []func(context.Context) ([]Trouble, error){
		s.inspectSlots, s.inspectMembers, s.inspectHouse, s.inspectOwn,
	} {
		more, err := look(ctx)
		if err != nil {
			return nil, fmt.Errorf("session: inspecting: %w", err)
		}
		found = append(found, more...)
	}
	if s.sealed {
		found = append(found, TroubleLetter)
	}
	return slices.Compact(found), nil
}

// unread reports whether a record is there and does not read: a byte that says
// which version it is may have changed as well as any other.
func unread(err error) bool { return errors.Is(err, ErrDamaged) || errors.Is(err, ErrNewer) }

func (s *Session) inspectSlots(ctx context.Context) ([]Trouble, error) {
	p, err := s.house.profile(ctx, s.me.ID, s.secret)
	if unread(err) {
		return []Trouble{TroubleProfile}, nil
	}
	if err != nil {
		return nil, err
	}
	var found []Trouble
	for _, slot := range []struct {
		number  uint32
		trouble Trouble
	}{
		{numberPassphrase, TroublePassphrase}, {numberRecovery, TroubleRecovery}, {numberPasskey, TroublePasskey},
	} {
		value, err := s.house.store.Get(ctx, memberKey(s.me.ID, slot.number))
		if err != nil && !errors.Is(err, store.ErrNotFound) {
			return nil, err
		}
		left, was := p.Slots[slot.number]
		if was != (err == nil) || was && !bytes.Equal(slotSum(value), left) {
			found = append(found, slot.trouble)
		}
	}
	return found, nil
}

// inspectMembers looks at the directory and at what the unlock screen makes of it.
func (s *Session) inspectMembers(ctx context.Context) ([]Trouble, error) {
	records, err := s.house.store.List(ctx, spaceMember)
	if err != nil {
		return nil, err
	}
	shown := map[string][]byte{}
	for _, r := range records {
		if r.Number == numberFace {
			shown[r.Chain] = r.Value
		}
	}
	var found []Trouble
	for _, p := range s.ring.Pins() {
		card, known := s.cards[p.Member]
		if !known {
			found = append(found, TroubleMember)
		}
		face, there := shown[p.Member]
		if there == p.Left || there && known && !bytes.Equal(face, encode(Face{Name: card.Name, Role: card.Role})) {
			found = append(found, TroubleFaces)
		}
		delete(shown, p.Member)
	}
	if len(shown) > 0 {
		found = append(found, TroubleFaces) // of nobody here
	}
	slices.Sort(found)
	return found, nil
}

func (s *Session) inspectHouse(ctx context.Context) ([]Trouble, error) {
	var found []Trouble
	list := []Contact{}
	err := s.readHouse(ctx, keyContacts, &list)
	switch {
	case unread(err):
		found = append(found, TroubleContacts)
	case err != nil:
		return nil, err
	default:
		want := encode(openOf(list))
		got, err := s.house.store.Get(ctx, keyShown)
		switch {
		case errors.Is(err, store.ErrNotFound):
			got = encode(openOf(nil))
		case err != nil:
			return nil, err
		}
		if !bytes.Equal(got, want) {
			found = append(found, TroubleShown)
		}
	}
	var days []meldcode.Holiday
	if err := s.readHouse(ctx, keyHolidays, &days); unread(err) {
		found = append(found, TroubleHolidays)
	} else if err != nil {
		return nil, err
	}
	var b Backup
	if err := s.readHouse(ctx, keyBackup, &b); unread(err) {
		found = append(found, TroubleBackup)
	} else if err != nil {
		return nil, err
	}
	return found, nil
}

// inspectOwn looks at what else the member's secret seals.
func (s *Session) inspectOwn(ctx context.Context) ([]Trouble, error) {
	records, err := s.own(ctx)
	if err != nil {
		return nil, err
	}
	var found []Trouble
	for _, r := range records {
		if _, err := unseal(s.secret, r.Key, 0, r.Value); err == nil {
			continue
		}
		if r.Space == spacePrefs {
			found = append(found, TroublePrefs)
		} else {
			found = append(found, TroubleConcept)
		}
	}
	return found, nil
}
