import type { NoticePlaceholder } from '@/lib/schemas/migration/notice'
import type { NoticeText } from './texts'

export type NoticeValues = Readonly<Record<NoticePlaceholder, string>>

const LONGEST_SUBJECT = 250

/**
 * A text with its placeholders filled in. The values are names and reasons that other people wrote: the message is plain
 * text, and what they contain is not looked through for placeholders again; a subject stays one line.
 */
export function renderNotice(text: NoticeText, values: NoticeValues): NoticeText {
  // A line break would begin another header of the message.
  const subject = filled(text.subject, values)
    .replace(/\p{Cc}+/gu, ' ')
    .trim()
  return { subject: subject.slice(0, LONGEST_SUBJECT), body: filled(text.body, values) }
}

function filled(text: string, values: NoticeValues): string {
  return text.replace(/\{\{\s*([a-zA-Z]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as NoticePlaceholder] : whole,
  )
}

const dates = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  timeZone: 'UTC',
})

/** An instant as people of other zones read it without doubt; `—` where none is set. */
export function noticeDate(at: Date | null): string {
  return at === null ? '—' : `${dates.format(at).replace(' at ', ', ')} UTC`
}
