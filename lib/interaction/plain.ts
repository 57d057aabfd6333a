/** Marks that turn the direction of all text after them. */
const TURNS = /[\u202a-\u202e\u2066-\u2069]/g
const CONTROLS = /\p{Cc}/gu

/** Text that somebody else chose, as it may stand in a page: nobody reads a name backwards. */
export const plain = (text: string): string => text.replace(TURNS, '').replace(CONTROLS, ' ').trim()
