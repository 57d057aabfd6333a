import { Foreign } from '../parts/names'
import { When } from '../parts/when'
import { deviceInWords } from '../texts/device'
import type { AccountProps } from './account-props'

export function SessionRows({ page, language, now }: AccountProps) {
  const { account: say } = language.texts
  return (
    <>
      <ul className="rows">
        {page.sessions.map((session) => (
          <SessionRow key={session.id} session={session} page={page} language={language} now={now} />
        ))}
      </ul>
      {page.sessions.some((session) => !session.isCurrent) && (
        <form className="after" method="post" action={page.actions.endOthers}>
          <input type="hidden" name="ticket" value={page.ticket} />
          <button className="small-button" type="submit">
            {say.endOthers}
          </button>
        </form>
      )}
    </>
  )
}

function SessionRow({
  session,
  page,
  language,
  now,
}: AccountProps & { session: AccountProps['page']['sessions'][number] }) {
  const { account: say } = language.texts
  const device = deviceInWords(session.userAgent, language.texts)
  const when = (at: Date) => <When at={at} now={now} phrases={language.phrases} />
  return (
    <li>
      <div>
        <h3>
          {device} {session.isCurrent && <span className="tag">{say.thisBrowser}</span>}
        </h3>
        <p className="muted small">
          {say.signedInAt(when(session.createdAt))} · {say.lastUsed(when(session.lastSeenAt))} ·{' '}
          {say.endsAt(when(session.expiresAt))}
        </p>
        {session.address && <p className="muted mono">{session.address}</p>}
        {session.clients.length > 0 && (
          <p className="small">{say.usedFor(<Foreign>{language.phrases.list(session.clients)}</Foreign>)}</p>
        )}
      </div>
      {!session.isCurrent && (
        <form method="post" action={page.actions.endSession}>
          <input type="hidden" name="ticket" value={page.ticket} />
          <input type="hidden" name="id" value={session.id} />
          <button className="small-button" type="submit">
            {say.end}
            <span className="hidden"> {say.endWhich(device)}</span>
          </button>
        </form>
      )}
    </li>
  )
}
