import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { everyPage, htmlOf, sampleBranding } from './testing/samples'

const branding = sampleBranding({ accentLight: '#b8004a', logoType: 'image/png', supportUrl: 'https://help.example/' })
const directives = (policy: string | undefined) =>
  Object.fromEntries((policy ?? '').split('; ').map((part) => [part.split(' ')[0], part.split(' ').slice(1)]))
const hashesOf = (html: string, element: string) =>
  [...html.matchAll(new RegExp(`<${element}>(.*?)</${element}>`, 'gs'))].map(
    ([, text = '']) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`,
  )

describe('the content security policy', () => {
  const pages = Object.entries(everyPage({ branding }))

  it.each(pages)('allows what is in the page and nothing else: %s', (name, answer) => {
    const html = htmlOf(answer)
    const policy = directives(answer.headers['Content-Security-Policy'])
    expect(policy['default-src']).toEqual(["'none'"])
    expect(policy['frame-ancestors']).toEqual(["'none'"])
    expect(policy['base-uri']).toEqual(["'none'"])
    expect(policy['style-src']).toEqual(hashesOf(html, 'style'))
    expect(policy['script-src'] ?? []).toEqual(hashesOf(html, 'script'))
    expect(html.match(/<script/g) ?? []).toHaveLength(name === 'form post' ? 1 : 0)
    expect(html).not.toMatch(/\s(style|on[a-z]+)="/)
    expect(html).not.toMatch(/<(link|img|iframe|object|embed)\b[^>]*(src|href)="(?!\/|data:)/)
  })

  it('holds the forms of a page to this server, except where the way ends at a client', () => {
    const stay = everyPage({ branding })
    const leave = everyPage({ branding, formTargets: ['https://portal.example'] })
    const formAction = (answer: { headers: Record<string, string> } | undefined) =>
      directives(answer?.headers['Content-Security-Policy'])['form-action']
    expect(formAction(stay['sign-in'])).toEqual(["'self'"])
    expect(formAction(leave['sign-in'])).toBeUndefined()
    expect(formAction(leave.consent)).toBeUndefined()
    expect(formAction(stay['form post'])).toBeUndefined()
  })

  it('comes with headers that keep the page out of every cache', () => {
    for (const [name, { headers }] of pages) {
      expect(headers['Cache-Control'], name).toBe('no-store')
      expect(headers['Content-Type'], name).toBe('text/html;charset=UTF-8')
    }
  })

  it('never cuts a window off from the client that opened it', () => {
    for (const [name, { headers }] of pages) expect(headers, name).not.toHaveProperty('Cross-Origin-Opener-Policy')
  })
})
