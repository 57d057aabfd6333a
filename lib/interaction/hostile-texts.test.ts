import { describe, expect, it } from 'vitest'
import { type Chosen, everyPage, HARMLESS, htmlOf, sampleBranding } from './testing/samples'

/** Elements with the names of their attributes, in order, and how many marks could begin or end one. */
function structure(html: string) {
  const elements = [...html.matchAll(/<(\/?[a-z0-9!]+)([^<>]*)>/gi)].map(([, tag, attributes = '']) =>
    [tag, ...[...attributes.matchAll(/([a-z-]+)=(?:"[^"]*"|[^\s>]+)/gi)].map((found) => found[1])].join(' '),
  )
  const count = (mark: string) => html.split(mark).length
  return { elements, marks: ['<', '>', '"'].map(count) }
}

const brandedWith = ({ text, link }: Chosen) =>
  sampleBranding({ displayName: text, supportUrl: link, privacyUrl: link, termsUrl: link })
const pagesOf = (chosen: Chosen, locale: string) => everyPage({ chosen, locale, branding: brandedWith(chosen) })

const HOSTILE = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'><svg onload=alert(1)>",
  '</title><script>alert(1)</script>',
  '</textarea></style></script><b>',
  '<!--',
  ']]><x>',
  '&lt;script&gt;&#60;script&#62;',
  '" autofocus onfocus="alert(1)',
  '{{constructor.constructor("alert(1)")()}}',
]

describe('what strangers chose', () => {
  it.each(HOSTILE)('is text and nothing else on every page: %s', (text) => {
    const [good, bad] = [pagesOf(HARMLESS, 'de'), pagesOf({ ...HARMLESS, text }, 'de')]
    expect(Object.keys(bad).length).toBeGreaterThan(30)
    for (const [name, answer] of Object.entries(bad)) {
      expect(structure(htmlOf(answer)), name).toEqual(structure(htmlOf(good[name] as typeof answer)))
    }
  })

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    ' javascript:alert(1)',
    'java\nscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    'not an address',
    '',
  ])('is no link unless it leads to the web: %j', (link) => {
    for (const [name, answer] of Object.entries(pagesOf({ ...HARMLESS, link }, 'en'))) {
      for (const [, href] of htmlOf(answer).matchAll(/(?:href|action)="([^"]*)"/g)) {
        expect(href, name).toMatch(/^(https:\/\/|\/(?!\/)|$|data:,$)/)
      }
    }
  })

  it('cannot break out of a link', () => {
    const link = 'https://portal.example/"><script>alert(1)</script>'
    const html = htmlOf(pagesOf({ ...HARMLESS, link }, 'en').consent as never)
    expect(html).toContain('href="https://portal.example/%22%3E%3Cscript%3Ealert(1)%3C/script%3E"')
    expect(structure(html)).toEqual(structure(htmlOf(pagesOf(HARMLESS, 'en').consent as never)))
  })

  it('does not turn the direction of what stands around it', () => {
    const text = 'Guest\u202E latroP\u2066 \u0007x'
    for (const [name, answer] of Object.entries(pagesOf({ ...HARMLESS, text }, 'en'))) {
      // What a form sends back stays as it came.
      const shown = htmlOf(answer).replace(/ value="[^"]*"/g, '')
      expect(shown, name).not.toMatch(/[\u202a-\u202e\u2066-\u2069]|\p{Cc}/u)
    }
  })

  it('reaches the form of a response unchanged', () => {
    const state = '<&"\'>\u202E ü'
    const html = htmlOf(everyPage({ chosen: { ...HARMLESS, text: state } })['form post'] as never)
    expect(html).toContain('name="state" value="&lt;&amp;&quot;&#x27;&gt;\u202E ü"')
  })
})
