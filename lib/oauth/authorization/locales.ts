import { type HttpRequest, header } from '@/lib/base/http-message'

const TAG = /^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}$/
const MAX_LOCALES = 10

/** The languages a person reads, best first: those the client asks for, then those of the browser. @see RFC 9110 §12.5.4 */
export function localesOf(request: Pick<HttpRequest, 'headers'>, uiLocales = ''): readonly string[] {
  const wished = uiLocales.split(' ').filter((tag) => TAG.test(tag))
  return [...new Set([...wished, ...acceptedLanguages(header(request, 'accept-language') ?? '')])].slice(0, MAX_LOCALES)
}

function acceptedLanguages(text: string): string[] {
  const entries = text
    .slice(0, 500)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';').map((part) => part.trim())
      const quality = parameters.find((parameter) => parameter.startsWith('q='))
      return { tag, weight: quality === undefined ? 1 : Number(quality.slice(2)) }
    })
  const wanted = entries.filter(({ tag, weight }) => TAG.test(tag) && weight > 0)
  return wanted.sort((a, b) => b.weight - a.weight).map(({ tag }) => tag)
}
