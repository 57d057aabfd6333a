import { describe, expect, it } from 'vitest'
import { NOTICE_KINDS } from '@/lib/schemas/migration/notice'
import { noticeTextSchema } from '@/lib/schemas/migration/notice-input'
import { noticeDate, renderNotice } from './render'
import { BUILT_IN_TEXTS, SAMPLE_VALUES } from './texts'

describe('the text of a notice', () => {
  it.each(NOTICE_KINDS)('%s: the built-in one passes its own rules and leaves no placeholder open', (kind) => {
    expect(noticeTextSchema.safeParse(BUILT_IN_TEXTS[kind]).success).toBe(true)
    const { subject, body } = renderNotice(BUILT_IN_TEXTS[kind], SAMPLE_VALUES)
    expect(subject + body).not.toContain('{{')
  })

  it('does not look for placeholders in what people wrote', () => {
    const text = { subject: 'About {{ reason }}', body: '{{reason}} {{name}}' }
    const { subject, body } = renderNotice(text, { ...SAMPLE_VALUES, reason: '{{link}}', name: 'Ada' })
    expect(subject).toBe('About {{link}}')
    expect(body).toBe('{{link}} Ada')
  })

  it('keeps a subject one line, whatever its values hold', () => {
    const name = 'Ada\r\nBcc: everybody@hotel.example'
    const { subject } = renderNotice({ subject: 'Hello {{name}}', body: '-' }, { ...SAMPLE_VALUES, name })
    expect(subject).toBe('Hello Ada Bcc: everybody@hotel.example')
  })

  it.each([
    [{ subject: 'one\nline', body: 'x' }, 'subject', 'must be one line'],
    [{ subject: 'x', body: 'Dear {{nobody}}' }, 'body', 'names {{nobody}}, which is not known here'],
    [{ subject: '', body: 'x' }, 'subject', 'is required'],
    [{ subject: 'x', body: 'y'.repeat(10_001) }, 'body', 'must have at most 10,000 characters'],
  ])('%j is refused on %s', (text, field, rule) => {
    const [issue] = noticeTextSchema.safeParse(text).error?.issues ?? []
    expect(issue).toMatchObject({ path: [field], message: rule })
  })

  it('tells instants in UTC, and that none is set', () => {
    expect(noticeDate(new Date('2027-02-01T09:05:00Z'))).toBe('1 February 2027, 09:05 UTC')
    expect(noticeDate(null)).toBe('—')
  })
})
