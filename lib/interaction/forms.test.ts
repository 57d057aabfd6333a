import { describe, expect, it } from 'vitest'
import { everyPage, htmlOf } from './testing/samples'

const pages = everyPage()
const html = (name: string) => htmlOf(pages[name] as never)
const field = (page: string, name: string) => html(page).match(new RegExp(`<input[^>]*name="${name}"[^>]*>`))?.[0] ?? ''

describe('forms', () => {
  it('all post, and carry their ticket', () => {
    for (const name of Object.keys(pages)) {
      for (const [form, attributes = ''] of html(name).matchAll(/<form([^>]*)>(.*?)<\/form>/gs)) {
        expect(attributes, name).toContain('method="post"')
        if (name !== 'form post') expect(form, name).toContain('name="ticket" value="ticket-of-the-form"')
      }
    }
  })

  it('name their fields so that password managers know them', () => {
    expect(field('sign-in', 'username')).toContain('autoComplete="username"')
    expect(field('sign-in', 'password')).toContain('autoComplete="current-password"')
    expect(field('sign-in', 'password')).toContain('type="password"')
    expect(field('change password', 'username')).toMatch(/autoComplete="username".*readOnly=""/)
    expect(field('change password', 'current_password')).toContain('autoComplete="current-password"')
    for (const name of ['new_password', 'new_password_again']) {
      expect(field('change password', name)).toContain('autoComplete="new-password"')
    }
  })

  it('have a label for every field that is seen', () => {
    for (const name of Object.keys(pages)) {
      for (const [input] of html(name).matchAll(/<input (?!type="hidden")[^>]*>/g)) {
        expect(html(name), `${name}: ${input}`).toContain(`for="${input.match(/ id="([^"]*)"/)?.[1]}"`)
      }
    }
  })

  it('put the cursor where something is missing', () => {
    expect(field('sign-in', 'username')).toContain('autofocus')
    expect(field('sign-in again', 'password')).toContain('autofocus')
    expect(field('change password: wrong', 'current_password')).toContain('autofocus')
    expect(field('change password: repeat', 'new_password')).toContain('autofocus')
    for (const name of Object.keys(pages)) expect((html(name).match(/autofocus/g) ?? []).length, name).toBeLessThan(2)
  })

  it('tie a mistake to its fields, in words that are read out', () => {
    expect(html('sign-in: wrong')).toMatch(/id="problem" role="alert"/)
    for (const name of ['username', 'password']) {
      expect(field('sign-in: wrong', name)).toMatch(/aria-invalid="true" aria-describedby="problem"/)
    }
    expect(field('sign-in: throttled', 'password')).not.toContain('aria-invalid')
    expect(field('change password: unfit', 'new_password')).toContain('aria-describedby="hint problem"')
    for (const name of Object.keys(pages)) {
      for (const [, ids = ''] of html(name).matchAll(/aria-(?:describedby|labelledby)="([^"]*)"/g)) {
        for (const id of ids.split(' ')) expect(html(name), name).toContain(`id="${id}"`)
      }
    }
  })

  it('say in the title of the page that something went wrong', () => {
    expect(html('sign-in: wrong')).toContain('<title>Error: Sign in · CompanyDomain</title>')
    expect(html('sign-in')).toContain('<title>Sign in · CompanyDomain</title>')
  })

  it('keep the name of a person who proves again who they are', () => {
    expect(field('sign-in again', 'username')).toMatch(/readOnly=""/)
    expect(field('sign-in', 'username')).not.toContain('readOnly')
  })

  it('send only what is asked: optional scopes are ticked boxes, the others are not in the form', () => {
    const boxes = [...html('consent').matchAll(/<input type="checkbox"[^>]*>/g)].map(([box]) => box)
    expect(boxes).toHaveLength(1)
    expect(boxes[0]).toMatch(/name="scope" checked="" value="Ledger\.read"/)
  })

  it('offer both answers, and the one that goes on first', () => {
    const answers = (name: string) =>
      [...html(name).matchAll(/<button[^>]*>/g)].flatMap(([button]) => button.match(/value="([a-z]+)"/)?.[1] ?? [])
    expect(answers('consent')).toEqual(['allow', 'deny'])
    expect(answers('sign-out')).toEqual(['allow', 'deny'])
    expect(answers('sign-in')).toEqual(['cancel'])
    expect(answers('sign-in to own pages')).toEqual([])
    expect(html('sign-in').indexOf('class="primary"')).toBeLessThan(html('sign-in').indexOf('value="cancel"'))
  })

  it('let a person end other sessions and withdraw consents one by one', () => {
    const account = html('account')
    expect([...account.matchAll(/name="id" value="(\w+)"/g)].map((found) => found[1])).toEqual(['s2', 's3', 'c1', 'c2'])
    expect(account).toContain('action="/own/end-others"')
    expect(account).toContain('href="/own/change-password"')
    expect(html('account with nothing allowed')).not.toContain('action="/own/end-others"')
  })
})

describe('an error page', () => {
  it('has the status it was given and the id that support asks for', () => {
    expect(pages['error: tell']?.status).toBe(400)
    expect(html('error: tell')).toContain('3f0e6f52-77f0-4c7c-9d31-0c9d6a3c9f55')
  })

  it('leads nowhere', () => {
    for (const name of ['error: back', 'error: retry', 'error: tell', 'error without a domain']) {
      expect(html(name).replace(/<link[^>]*>/g, ''), name).not.toMatch(/href=|<form|http-equiv/)
    }
  })
})
