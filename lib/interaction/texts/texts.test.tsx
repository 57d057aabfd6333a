import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { everyPage, htmlOf } from '../testing/samples'
import { de } from './de'
import { en } from './en'
import { fr } from './fr'
import { LANGUAGES, languageFor } from './language'

/** Every text of a language by its path; texts with gaps are filled with marks. */
function leaves(node: unknown, path = ''): [string, string][] {
  if (typeof node === 'string') return [[path, node]]
  if (typeof node === 'function') {
    const marks = Array.from({ length: Math.max(1, node.length) }, (_, at) => `«${at}»`)
    const isLink = path.endsWith('takeBackText')
    const said = (node as (...given: unknown[]) => ReactNode)(...(isLink ? [(text: string) => `«0»${text}`] : marks))
    return [[path, renderToStaticMarkup(said)]]
  }
  return Object.entries(node as object).flatMap(([key, value]) => leaves(value, `${path}.${key}`))
}

const ENGLISH = new Map(leaves(en))

describe.each([
  ['en', en],
  ['de', de],
  ['fr', fr],
])('every text in %s', (_, texts) => {
  it('says something, and says everything it is given', () => {
    const said = leaves(texts)
    expect(said.map(([path]) => path)).toEqual([...ENGLISH.keys()])
    for (const [path, text] of said) {
      expect(text.trim(), path).not.toBe('')
      expect(text, path).not.toMatch(/undefined|\[object|!/)
      const gaps = (of: string) => [...new Set(of.match(/«\d»/g))].sort()
      expect(gaps(text), path).toEqual(gaps(ENGLISH.get(path) ?? ''))
    }
  })
})

describe('translations', () => {
  // Words that are the same in both languages.
  const SHARED = new Set(['.common.product', '.common.clientSite', '.error.description'])

  it.each([
    ['de', de],
    ['fr', fr],
  ])('into %s leave nothing in English', (_, texts) => {
    const same = leaves(texts).filter(([path, text]) => ENGLISH.get(path) === text)
    expect(same.filter(([path]) => !SHARED.has(path))).toEqual([])
  })

  it('put no-break spaces where French wants them', () => {
    for (const [path, text] of leaves(fr)) expect(text, path).not.toMatch(/[^\s\u00a0\u202f] [:;?»]|« /)
  })
})

describe('the language of a page', () => {
  it.each([
    [['de-AT', 'en'], 'de'],
    [['FR'], 'fr'],
    [['it', 'nl', 'fr-CH', 'de'], 'fr'],
    [['en-US'], 'en-US'],
    [['en-AU'], 'en-GB'],
    [['it'], 'en-GB'],
    [['', '*', '-', 'x'.repeat(10_000), '<script>'], 'en-GB'],
    [[], 'en-GB'],
  ])('of a person who reads %j is %s', (locales, tag) => {
    expect(languageFor(locales).tag).toBe(tag)
  })

  it('is named in the page and its headers', () => {
    for (const { tag } of LANGUAGES) {
      for (const [name, answer] of Object.entries(everyPage({ locale: tag }))) {
        expect(htmlOf(answer), name).toContain(`<html lang="${tag}">`)
        expect(answer.headers['Content-Language'], name).toBe(tag)
      }
    }
  })

  it('is the language of everything in the page', () => {
    const [english, german] = [everyPage({ locale: 'en' }), everyPage({ locale: 'de' })]
    for (const name of Object.keys(english)) {
      const words = (html: string) => new Set(html.replace(/<(style|script)>.*?<\/\1>|<[^>]*>/gs, '\n').split('\n'))
      const both = [...words(htmlOf(english[name] as never))].filter((text) =>
        words(htmlOf(german[name] as never)).has(text),
      )
      // What strangers wrote, and what is the same in both.
      const known =
        /^(Gatehouse|C|G|Website|Guest Portal|CompanyDomain|portal-web|Ledger.*|openid|profile|email|address|phone|203.*|3f0e.*|[\s·?.]*)$/
      expect(
        both.filter((text) => !known.test(text)),
        name,
      ).toEqual([])
    }
  })
})
