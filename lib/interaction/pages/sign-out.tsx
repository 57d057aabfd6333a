import type { SignedOutPage, SignOutPage } from '@/lib/oauth/ports/pages'
import { ClientName, Foreign, Name, nameOf } from '../parts/names'
import { safeLink } from '../safe-link'
import type { Texts } from '../texts/en'

/** Asked before a session ends, so that no other site can end it by a link. @see RP-Initiated Logout 1.0 §2 */
export function SignOut({ page, texts, domainName }: { page: SignOutPage; texts: Texts; domainName: string }) {
  const { signOut: say } = texts
  return (
    <>
      <h1>{say.heading(<Foreign>{domainName}</Foreign>)}</h1>
      <p className="muted small">{texts.common.signedInAs(<Name>{page.username}</Name>)}</p>
      {page.client && <p>{say.asked(<ClientName client={page.client} />)}</p>}
      <p>{say.text}</p>
      <form className="stack" method="post" action={page.action}>
        <input type="hidden" name="ticket" value={page.ticket} />
        <button className="primary" type="submit" name="decision" value="allow">
          {say.submit}
        </button>
        <button type="submit" name="decision" value="deny">
          {say.stay}
        </button>
      </form>
    </>
  )
}

export function SignedOut({ page, texts: { signedOut: say } }: { page: SignedOutPage; texts: Texts }) {
  const home = safeLink(page.client?.clientUri ?? null)
  return (
    <>
      <h1>{say.title}</h1>
      <p>{say.text}</p>
      <p className="muted small">{say.shared}</p>
      {page.client && home && (
        <div className="stack">
          <a className="button" href={home} rel="noreferrer">
            <span>{say.backTo(<Foreign>{nameOf(page.client)}</Foreign>)}</span>
          </a>
        </div>
      )}
    </>
  )
}
