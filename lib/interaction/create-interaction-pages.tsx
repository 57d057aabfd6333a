import type { Clock } from '@/lib/base/clock'
import type { HttpResponse } from '@/lib/base/http-message'
import { whenReady } from '@/lib/base/when-ready'
import type { MaybePromise, RuntimeDomain } from '@/lib/oauth/ports'
import type { BrandingSource } from '@/lib/oauth/ports/branding'
import type { InteractionPages, PageContext } from '@/lib/oauth/ports/pages'
import { type PageParts, pageAnswer } from './document'
import { logoAnswer } from './logo'
import { type Look, lookOf } from './look/look'
import { Account } from './pages/account'
import { ChangePassword } from './pages/change-password'
import { Consent } from './pages/consent'
import { ErrorMessage } from './pages/error'
import { formPostAnswer } from './pages/form-post'
import { SignIn } from './pages/sign-in'
import { SignedOut, SignOut } from './pages/sign-out'
import { type Language, languageFor } from './texts/language'

/**
 * The pages people see during a flow, as HTML that needs no script. They decide nothing: what is posted is judged where
 * it arrives. Everything that a stranger could have chosen goes through React, which escapes it.
 */
export function createInteractionPages({
  branding,
  clock,
}: {
  branding: BrandingSource
  clock: Clock
}): InteractionPages {
  const lookFor = (domain: RuntimeDomain | null): MaybePromise<Look> =>
    domain ? whenReady(branding.of(domain), (found) => lookOf(domain, found)) : lookOf(null, null)

  function answer(
    page: PageContext,
    parts: (look: Look, language: Language) => Omit<PageParts, 'look' | 'language' | 'leavesHere'>,
  ): MaybePromise<HttpResponse> {
    const language = languageFor(page.locales)
    return whenReady(lookFor(page.domain), (look) =>
      pageAnswer({ ...parts(look, language), look, language, leavesHere: page.formTargets.length > 0 }),
    )
  }
  const titled = (title: string, hasProblem: boolean, { texts }: Language) =>
    hasProblem ? texts.common.errorTitle(title) : title

  return {
    signIn: (page) =>
      answer(page, (_, language) => {
        const { title, againTitle } = language.texts.signIn
        return {
          title: titled(page.isReauthentication ? againTitle : title, page.problem !== null, language),
          main: <SignIn page={page} texts={language.texts} />,
        }
      }),
    consent: (page) =>
      answer(page, (look, language) => ({
        title: language.texts.consent.title,
        main: <Consent page={page} language={language} accountUrl={look.accountUrl} />,
      })),
    changePassword: (page) =>
      answer(page, (look, language) => ({
        title: titled(language.texts.changePassword.title, page.problem !== null, language),
        main: <ChangePassword page={page} texts={language.texts} accountUrl={look.accountUrl} />,
      })),
    error: (page) =>
      answer(page, (_, { texts }) => ({
        title: texts.error[page.advice].title,
        status: page.status,
        main: <ErrorMessage page={page} texts={texts} />,
      })),
    signOut: (page) =>
      answer(page, (look, { texts }) => ({
        title: texts.signOut.title,
        main: <SignOut page={page} texts={texts} domainName={look.name ?? texts.common.product} />,
      })),
    signedOut: (page) =>
      answer(page, (_, { texts }) => ({
        title: texts.signedOut.title,
        main: <SignedOut page={page} texts={texts} />,
      })),
    account: (page) =>
      answer(page, (_, language) => ({
        title: language.texts.account.title,
        isWide: true,
        main: <Account page={page} language={language} now={clock.now()} />,
      })),
    formPost: formPostAnswer,
    logo: async (domain) => logoAnswer(await branding.logo(domain)),
  }
}
