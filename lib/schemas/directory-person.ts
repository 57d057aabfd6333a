/** One line of a search in a directory. */
export interface DirectoryPersonItem {
  username: string
  displayName: string
  email: string | null
  /** what the directory itself says against them; empty when nothing */
  marks: ('locked' | 'disabled' | 'must change the password')[]
}

export interface DirectoryPeople {
  people: DirectoryPersonItem[]
  /** the directory has more that begin so */
  isCut: boolean
  /** why it could not be asked; null when it answered */
  problem: string | null
}
