import type { ChangePasswordPage } from '@/lib/oauth/ports/pages'
import { Problem } from '../parts/box'
import { Field } from '../parts/field'
import type { Texts } from '../texts/en'

const PROBLEM = 'problem'
const HINT = 'hint'

/** A new password, typed twice. The name stands there for password managers. */
export function ChangePassword({
  page,
  texts,
  accountUrl,
}: {
  page: ChangePasswordPage
  texts: Texts
  accountUrl: string | null
}) {
  const { changePassword: say, common } = texts
  const isNewWrong = page.problem === 'unfit' || page.problem === 'repeat'
  const wrong = isNewWrong ? `${HINT} ${PROBLEM}` : HINT
  return (
    <>
      <h1>{say.title}</h1>
      <p className="muted">{page.isRequired ? say.required : say.voluntary}</p>
      {page.problem && (
        <Problem id={PROBLEM} kind="bad">
          {problemText(page, texts)}
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
          isReadOnly
        />
        <Field
          name="current_password"
          label={say.current}
          type="password"
          autoComplete="current-password"
          isFirst={!isNewWrong}
          isWrong={page.problem === 'wrong'}
          describedBy={page.problem === 'wrong' ? PROBLEM : undefined}
        />
        <div>
          <Field
            name="new_password"
            label={say.next}
            type="password"
            autoComplete="new-password"
            isFirst={isNewWrong}
            isWrong={isNewWrong}
            describedBy={wrong}
          />
          <p className="hint" id={HINT}>
            {say.hint}
          </p>
        </div>
        <Field
          name="new_password_again"
          label={say.again}
          type="password"
          autoComplete="new-password"
          isWrong={page.problem === 'repeat'}
          describedBy={page.problem === 'repeat' ? PROBLEM : undefined}
        />
        <button className="primary" type="submit">
          {say.submit}
        </button>
        {!page.isRequired && accountUrl && (
          <a className="button" href={accountUrl}>
            {say.back}
          </a>
        )}
      </form>
    </>
  )
}

function problemText({ problem, rule }: ChangePasswordPage, { changePassword: say }: Texts): string {
  if (problem === 'unfit' && rule && Object.hasOwn(say.rule, rule)) return say.rule[rule as keyof typeof say.rule]
  return problem ? say.problem[problem] : ''
}
