import type { SignInPage } from '@/lib/oauth/ports/pages'
import { Problem } from '../parts/box'
import { Field } from '../parts/field'
import { ClientName } from '../parts/names'
import type { Texts } from '../texts/en'

const PROBLEM = 'problem'

/** Name and password in one real form, as password managers expect it. The cursor stands where something is missing. */
export function SignIn({ page, texts }: { page: SignInPage; texts: Texts }) {
  const { signIn, common } = texts
  const isWrong = page.problem === 'wrong'
  const describedBy = isWrong ? PROBLEM : undefined
  return (
    <>
      <h1>{page.isReauthentication ? signIn.againTitle : signIn.title}</h1>
      <p className="muted">
        <Reason page={page} texts={texts} />
      </p>
      {page.problem && (
        <Problem id={PROBLEM} kind={page.problem === 'expired' ? 'attention' : 'bad'}>
          {isWrong && page.isReauthentication ? signIn.wrongAgain : signIn.problem[page.problem]}
        </Problem>
      )}
      <form className="stack" method="post" action={page.action}>
        <input type="hidden" name="ticket" value={page.ticket} />
        <Field
          name="username"
          label={common.username}
          type="text"
          autoComplete="username"
          value={page.username}
          isReadOnly={page.isReauthentication}
          isFirst={page.username === ''}
          isWrong={isWrong && !page.isReauthentication}
          describedBy={page.isReauthentication ? undefined : describedBy}
        />
        <Field
          name="password"
          label={common.password}
          type="password"
          autoComplete="current-password"
          isFirst={page.username !== ''}
          isWrong={isWrong}
          describedBy={describedBy}
        />
        <button className="primary" type="submit">
          {page.isReauthentication ? signIn.submitAgain : signIn.submit}
        </button>
        {page.client && (
          <button type="submit" name="decision" value="cancel" formNoValidate>
            {signIn.cancel}
          </button>
        )}
      </form>
    </>
  )
}

function Reason({ page, texts: { signIn } }: { page: SignInPage; texts: Texts }) {
  if (!page.client) return page.isReauthentication ? signIn.againForAccount : signIn.forAccount
  const client = <ClientName client={page.client} />
  return page.isReauthentication ? signIn.again(client) : signIn.forClient(client)
}
