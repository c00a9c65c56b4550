package flow

// Called is how a contact is offered where a name is asked: with what they are.
func (c Contact) Called() string {
	if c.Organisation == "" {
		return c.Name
	}
	return c.Name + ", " + c.Organisation
}
