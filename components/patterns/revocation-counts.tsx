import type { PreviewCount, RevocationPreview } from '@/lib/schemas/revocation'

const PARTS = [
  ['consents', 'consent', 'consents'],
  ['refreshTokens', 'refresh token', 'refresh tokens'],
  ['accessTokens', 'access token', 'access tokens'],
  ['clients', 'client', 'clients'],
  ['sessions', 'session', 'sessions'],
] as const

/** What a revocation would hit, as numbers first, and what the person notices of it. */
export function RevocationCounts({ preview }: { preview: RevocationPreview }) {
  const shown = PARTS.flatMap(([key, one, many]) => {
    const count = preview[key]
    return count && count.count > 0 ? [{ key, count, noun: isOne(count) ? one : many }] : []
  })
  const isUnknown = PARTS.some(([key]) => preview[key] === null)
  return (
    <div className="grid gap-2 rounded-md border bg-sunken p-3">
      <p className="font-medium">{preview.isAtMost && shown.length > 0 ? 'This hits at most' : 'This hits'}</p>
      {shown.length === 0 ? (
        <p>Nothing that is known of.</p>
      ) : (
        <ul className="flex flex-wrap gap-x-6 gap-y-1">
          {shown.map(({ key, count, noun }) => (
            <li key={key} className="flex items-baseline gap-1.5">
              <span className="num text-lg font-semibold">
                {count.count.toLocaleString('en')}
                {!count.isExact && '+'}
              </span>
              <span className="text-muted">{noun}</span>
            </li>
          ))}
        </ul>
      )}
      <p className="text-sm text-muted">
        {consequences(preview)}
        {isUnknown && ' What else goes with it is not known before.'}
      </p>
    </div>
  )
}

function isOne({ count, isExact }: PreviewCount): boolean {
  return count === 1 && isExact
}

function consequences({ asksAgain, signsInAgain }: RevocationPreview): string {
  if (signsInAgain && asksAgain) return 'People sign in again and are asked for consent again.'
  if (signsInAgain) return 'People sign in again.'
  return asksAgain ? 'The user is asked for consent again.' : 'Nobody is asked again: what was allowed stays allowed.'
}
