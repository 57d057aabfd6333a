import { Time } from '@/components/ui/time'
import type { SigningOverview } from '@/lib/schemas/key-pair'

interface TimeLineSentenceProps {
  signing: SigningOverview['keys'][number]
  callers: number
}

/** What the next step with a key has to wait for, in one line. */
export function TimeLineSentence({ signing: key, callers }: TimeLineSentenceProps) {
  return (
    <p className="text-sm text-muted">
      <Since signing={key} />
      {key.isPublished && (
        <>
          {' · '}
          <span className="num">{key.liveTokens.toLocaleString('en')}</span> live{' '}
          {key.liveTokens === 1 ? 'token' : 'tokens'}
          {key.lastTokenExpiresAt && (
            <>
              , the last ends <Time value={key.lastTokenExpiresAt} />
            </>
          )}
        </>
      )}
      {key.state !== 'RETIRING' && callers > 0 && (
        <>
          {' · '}fetched by <span className="num">{key.fetchedBy}</span> of <span className="num">{callers}</span>{' '}
          {callers === 1 ? 'caller' : 'callers'}
        </>
      )}
      {key.state === 'RETIRING' && key.isPublished && key.tokensCutOff > 0 && (
        <span className="text-attention">
          {' · '}
          {key.tokensCutOff.toLocaleString('en')} of them outlive the key and will be refused
        </span>
      )}
    </p>
  )
}

function Since({ signing: key }: Pick<TimeLineSentenceProps, 'signing'>) {
  if (key.state === 'SIGNING') {
    return (
      <>
        signing since <Time value={key.signingAt} />
      </>
    )
  }
  if (key.state === 'PUBLISHED') {
    return (
      <>
        published <Time value={key.publishedAt} />
      </>
    )
  }
  return (
    <>
      {key.isPublished ? 'ends' : 'gone since'} <Time value={key.retiresAt} />
    </>
  )
}
