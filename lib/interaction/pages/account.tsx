import { Notice } from '../parts/box'
import { Name } from '../parts/names'
import { ConsentRows } from './account-consents'
import type { AccountProps } from './account-props'
import { SessionRows } from './account-sessions'

/** Where a person is signed in and what they allowed; everything can be ended here. */
export function Account(props: AccountProps) {
  const { page, language } = props
  const { account: say, common } = language.texts
  return (
    <>
      <div className="head">
        <div>
          <h1>{say.title}</h1>
          <p className="muted small">{common.signedInAs(<Name>{page.username}</Name>)}</p>
        </div>
        <form method="post" action={page.actions.signOut}>
          <input type="hidden" name="ticket" value={page.ticket} />
          <button className="small-button" type="submit">
            {say.signOut}
          </button>
        </form>
      </div>
      {page.notice && <Notice>{say.notice[page.notice]}</Notice>}
      <h2>{say.sessions}</h2>
      <SessionRows {...props} />
      <h2>{say.consents}</h2>
      <ConsentRows {...props} />
      {page.isCut && <p className="muted small">{say.cut}</p>}
      <h2>{common.password}</h2>
      <a className="button small-button" href={page.actions.changePassword}>
        {say.changePassword}
      </a>
    </>
  )
}
