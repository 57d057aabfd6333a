/** One step of asking a directory, in the order in which they are taken; the first that fails is the last. */
export interface DirectoryTrialStep {
  step: 'connect' | 'base' | 'search'
  ok: boolean
  /** what was found, or what went wrong */
  message: string
  /** what to look at; empty when all is well */
  advice: string
}

/** A person as the directory describes them, in our terms. */
export interface TriedPerson {
  dn: string
  username: string
  displayName: string
  givenName: string
  familyName: string
  email: string | null
  phone: string | null
  address: Partial<
    Record<'formatted' | 'street_address' | 'locality' | 'region' | 'postal_code' | 'country', string>
  > | null
  profile: Record<string, string>
  groups: string[]
  attributes: Record<string, string | number | boolean | string[]>
  native: { locked: boolean; disabled: boolean; mustChangePassword: boolean; passwordChangedAt: Date | null }
}

export interface DirectoryTrialResult {
  steps: DirectoryTrialStep[]
  person: TriedPerson | null
}
