import type { ConsentPage, ConsentScopeLine } from '@/lib/oauth/ports/pages'
import { CheckIcon } from '../parts/icons'
import { ClientName, Foreign, Name } from '../parts/names'
import { OutwardLink } from '../parts/outward-link'
import { safeLink } from '../safe-link'
import type { Texts } from '../texts/en'
import type { Language } from '../texts/language'
import { scopeInWords } from '../texts/scope-in-words'

interface Props {
  page: ConsentPage
  language: Language
  /** the person's own page, where consents are withdrawn */
  accountUrl: string | null
}

/** Who asks, for what, for how long, and how to take it back. Allow comes first, so that no key press denies by chance. */
export function Consent({ page, language, accountUrl }: Props) {
  const { texts } = language
  const hasOptional = page.groups.some((group) => group.scopes.some((scope) => scope.isOptional))
  return (
    <>
      <h1>{texts.consent.heading(<ClientName client={page.client} />)}</h1>
      <p className="muted small">{texts.common.signedInAs(<Name>{page.username}</Name>)}</p>
      {page.client.description && (
        <p>
          <Foreign>{page.client.description}</Foreign>
        </p>
      )}
      <ClientLinks page={page} texts={texts} />
      <form method="post" action={page.action}>
        <input type="hidden" name="ticket" value={page.ticket} />
        <h2>{texts.consent.able}</h2>
        {hasOptional && <p className="muted small">{texts.consent.optionalHint}</p>}
        {page.groups.map((group, at) => (
          <Group key={group.resource?.name ?? ''} group={group} at={at} texts={texts} />
        ))}
        <Terms page={page} language={language} accountUrl={accountUrl} />
        <div className="stack">
          <div className="pair">
            <button className="primary" type="submit" name="decision" value="allow">
              {texts.consent.allow}
            </button>
            <button type="submit" name="decision" value="deny">
              {texts.consent.deny}
            </button>
          </div>
          <p className="muted small">
            {texts.consent.answerWithin(language.phrases.duration(page.acknowledgeSeconds))}
          </p>
        </div>
      </form>
    </>
  )
}

function ClientLinks({ page: { client }, texts }: { page: ConsentPage; texts: Texts }) {
  const { common } = texts
  const links = [
    [safeLink(client.clientUri), common.clientSite],
    [safeLink(client.policyUri), common.clientPrivacy],
    [safeLink(client.tosUri), common.clientTerms],
  ].filter((link): link is [string, string] => link[0] !== null)
  if (links.length === 0) return null
  return (
    <ul className="links">
      {links.map(([href, text]) => (
        <li key={text}>
          <OutwardLink href={href} texts={texts}>
            {text}
          </OutwardLink>
        </li>
      ))}
    </ul>
  )
}

function Group({ group, at, texts }: { group: ConsentPage['groups'][number]; at: number; texts: Texts }) {
  const heading = `group-${at}`
  return (
    <section className="group" aria-labelledby={heading}>
      <h3 id={heading}>{group.resource ? <Foreign>{group.resource.name}</Foreign> : texts.consent.aboutYou}</h3>
      {group.resource?.description && (
        <p className="muted small">
          <Foreign>{group.resource.description}</Foreign>
        </p>
      )}
      <ul className="scopes">
        {group.scopes.map((line, index) => (
          <li key={line.scope}>
            {line.isOptional ? (
              <Optional line={line} id={`scope-${at}-${index}`} texts={texts} />
            ) : (
              <>
                <CheckIcon />
                <div>
                  <ScopeText line={line} texts={texts} />
                </div>
              </>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Optional({ line, id, texts }: { line: ConsentScopeLine; id: string; texts: Texts }) {
  return (
    <>
      <input type="checkbox" id={id} name="scope" value={line.scope} defaultChecked />
      <label htmlFor={id}>
        <ScopeText line={line} texts={texts} />
      </label>
    </>
  )
}

function ScopeText({ line, texts }: { line: ConsentScopeLine; texts: Texts }) {
  return (
    <>
      <Foreign>{scopeInWords(line, texts)}</Foreign>
      {line.isKnown && (
        <>
          {' '}
          <span className="tag">{texts.consent.known}</span>
        </>
      )}
      <span className="mono">
        <Foreign>{line.scope}</Foreign>
      </span>
    </>
  )
}

function Terms({ page, language: { texts, phrases }, accountUrl }: Props) {
  const { consent } = texts
  const access = phrases.duration(page.accessTokenSeconds)
  const accountLink = (text: string) =>
    accountUrl ? (
      <OutwardLink href={accountUrl} texts={texts}>
        {text}
      </OutwardLink>
    ) : (
      text
    )
  return (
    <>
      <h2>{consent.howLong}</h2>
      <ul className="facts">
        <li>
          {page.refreshTokenSeconds === null
            ? consent.accessEnds(access)
            : consent.accessRenews(access, phrases.duration(page.refreshTokenSeconds))}
        </li>
        <li>
          {page.consentMinutes === null
            ? consent.everyTime
            : consent.remembered(phrases.duration(page.consentMinutes * 60))}
        </li>
      </ul>
      <h2>{consent.takeBack}</h2>
      <p className="small">{consent.takeBackText(accountLink)}</p>
    </>
  )
}
