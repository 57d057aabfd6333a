import type { AccountPage } from '@/lib/oauth/ports/pages'
import type { Language } from '../texts/language'

/** What every part of a person's own page is told. */
export interface AccountProps {
  page: AccountPage
  language: Language
  now: Date
}
