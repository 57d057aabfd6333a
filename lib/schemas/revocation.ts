/** A count that stops at a limit. */
export interface PreviewCount {
  count: number
  /** false: there may be more */
  isExact: boolean
}

/** What a revocation would hit, counted before it happens. null: not known before. */
export interface RevocationPreview {
  /** that end; revoking tokens only leaves consents as they are */
  consents: PreviewCount
  refreshTokens: PreviewCount | null
  /** alive as far as known: of codes, and come with or from refresh tokens */
  accessTokens: PreviewCount | null
  clients: PreviewCount | null
  sessions: PreviewCount
  /** the consent page is shown again */
  asksAgain: boolean
  /** sessions end: the person signs in again */
  signsInAgain: boolean
  /** tokens are counted more broadly than they are hit, so there may be fewer */
  isAtMost: boolean
}

/** A preview as one sentence, for the dialog that asks. */
export function revocationSentence(preview: RevocationPreview, locale = 'en'): string {
  const parts = [
    part(preview.consents, 'consent', locale),
    part(preview.refreshTokens, 'refresh token', locale),
    part(preview.accessTokens, 'access token', locale),
    part(preview.clients, 'client', locale),
    part(preview.sessions, 'session', locale),
  ].filter((words) => words !== null)
  const hit =
    parts.length === 0 ? 'Nothing that is known of is hit' : `${preview.isAtMost ? 'At most ' : ''}${parts.join(', ')}`
  if (preview.signsInAgain && preview.asksAgain) return `${hit}; the user will have to sign in and will be asked again.`
  if (preview.signsInAgain) return `${hit}; the user will have to sign in again.`
  return preview.asksAgain ? `${hit}; the user will be asked again.` : `${hit}.`
}

function part(count: PreviewCount | null, noun: string, locale: string): string | null {
  if (!count || count.count === 0) return null
  const number = `${count.count.toLocaleString(locale)}${count.isExact ? '' : ' or more'}`
  return `${number} ${noun}${count.count === 1 && count.isExact ? '' : 's'}`
}
