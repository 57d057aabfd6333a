import { Foreign, nameOf } from '../parts/names'
import { When } from '../parts/when'
import { plain } from '../plain'
import { scopeInWords } from '../texts/scope-in-words'
import type { AccountProps } from './account-props'

export function ConsentRows({ page, language, now }: AccountProps) {
  const { account: say } = language.texts
  if (page.consents.length === 0) return <p className="muted">{say.noConsents}</p>
  return (
    <>
      <p className="muted small">{say.consentsHint}</p>
      <ul className="rows">
        {page.consents.map((consent) => (
          <ConsentRow key={consent.id} consent={consent} page={page} language={language} now={now} />
        ))}
      </ul>
    </>
  )
}

function ConsentRow({
  consent,
  page,
  language,
  now,
}: AccountProps & { consent: AccountProps['page']['consents'][number] }) {
  const { texts, phrases } = language
  const { account: say } = texts
  const client = nameOf({ name: consent.clientName, clientId: consent.clientId })
  const resource = consent.resourceName ?? texts.consent.aboutYou
  return (
    <li>
      <div>
        <h3>
          <Foreign>{client}</Foreign> · <Foreign>{resource}</Foreign>
        </h3>
        <p className="muted small">
          {say.givenAt(<When at={consent.givenAt} now={now} phrases={phrases} />)}
          {consent.expiresAt && <> · {say.asksAgain(<When at={consent.expiresAt} now={now} phrases={phrases} />)}</>}
        </p>
        <ul>
          {consent.scopes.map((line) => (
            <li key={line.scope}>
              <Foreign>{scopeInWords(line, texts)}</Foreign>
            </li>
          ))}
        </ul>
      </div>
      <form method="post" action={page.actions.withdraw}>
        <input type="hidden" name="ticket" value={page.ticket} />
        <input type="hidden" name="id" value={consent.id} />
        <button className="small-button" type="submit">
          {say.withdraw}
          <span className="hidden"> {say.withdrawWhich(client, plain(resource))}</span>
        </button>
      </form>
    </li>
  )
}
