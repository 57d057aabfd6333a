import { de } from './de'
import { en, type Texts } from './en'
import { fr } from './fr'
import { type Phrases, phrasesIn } from './phrases'

/** A language with everything that is said and written in it. */
export interface Language {
  /** BCP 47, as `lang` of the page */
  tag: string
  texts: Texts
  phrases: Phrases
}

const language = (tag: string, texts: Texts): Language => ({ tag, texts, phrases: phrasesIn(tag) })

const ENGLISH = language('en-GB', en)
const AMERICAN = language('en-US', en)
const BY_PRIMARY: ReadonlyMap<string, Language> = new Map([
  ['en', ENGLISH],
  ['de', language('de', de)],
  ['fr', language('fr', fr)],
])

/** Every language the pages speak. */
export const LANGUAGES: readonly Language[] = [...BY_PRIMARY.values(), AMERICAN]

/** The first language of a person that the pages speak; English otherwise. @see OpenID Connect Core 1.0 §3.1.2.1 */
export function languageFor(locales: readonly string[]): Language {
  for (const locale of locales) {
    const wanted = locale.toLowerCase()
    if (wanted === 'en-us') return AMERICAN
    const found = BY_PRIMARY.get(wanted.split('-', 1)[0] ?? '')
    if (found) return found
  }
  return ENGLISH
}
