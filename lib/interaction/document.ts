import type { ReactElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { HttpResponse } from '@/lib/base/http-message'
import { frameOf } from './frame'
import type { Look } from './look/look'
import type { Language } from './texts/language'

export interface PageParts {
  look: Look
  language: Language
  /** of the browser's tab */
  title: string
  main: ReactElement
  status?: number
  /** whether a form of the page may end at a client */
  leavesHere?: boolean
  /** for pages with lists */
  isWide?: boolean
}

const ESCAPES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escapeText = (text: string) => text.replace(/[&<>"]/g, (character) => ESCAPES[character] ?? character)

/**
 * A page as a whole answer. No window of another opener is cut off: clients open these pages in a window of theirs and
 * wait for it to come back.
 */
export function pageAnswer(page: PageParts): HttpResponse {
  const frame = frameOf(page.look, page.language)
  const title = page.look.name ? `${page.title} · ${page.look.name}` : page.title
  return {
    status: page.status ?? 200,
    headers: {
      ...PAGE_HEADERS,
      'Content-Language': page.language.tag,
      'Content-Security-Policy': page.leavesHere ? frame.policies.leavesHere : frame.policies.staysHere,
    },
    body: `${frame.head}<title>${escapeText(title)}</title>${frame.styles}<body${page.isWide ? ' class="wide"' : ''}>${frame.top}<main>${renderToStaticMarkup(page.main)}</main>${frame.bottom}</body></html>`,
  }
}

export const PAGE_HEADERS: Readonly<Record<string, string>> = {
  'Content-Type': 'text/html;charset=UTF-8',
  'Cache-Control': 'no-store',
  'Permissions-Policy': 'camera=(), geolocation=(), microphone=(), payment=(), usb=()',
  'X-Robots-Tag': 'noindex, nofollow',
}
