import { renderToStaticMarkup } from 'react-dom/server'
import type { HttpResponse } from '@/lib/base/http-message'
import { contentPolicy } from '../content-policy'
import { PAGE_HEADERS } from '../document'
import { lookOf } from '../look/look'
import { BASE_STYLE } from '../look/stylesheet'
import { languageFor } from '../texts/language'

/** The only script of these pages, allowed by its hash. Without it the button does the same. */
const SUBMIT = 'document.forms[0].submit()'
const { style } = lookOf(null, null)
const POLICY = contentPolicy({ styles: [BASE_STYLE, style], scripts: [SUBMIT], leavesHere: true })

/**
 * The authorization response as a form that posts itself to the client.
 * @see OAuth 2.0 Form Post Response Mode
 */
export function formPostAnswer(page: {
  redirectUri: string
  fields: Readonly<Record<string, string>>
  locales: readonly string[]
}): HttpResponse {
  const { tag, texts } = languageFor(page.locales)
  const say = texts.formPost
  const form = renderToStaticMarkup(
    <main>
      <h1>{say.title}</h1>
      <p>{say.text}</p>
      <form className="stack" method="post" action={page.redirectUri}>
        {Object.entries(page.fields).map(([name, value]) => (
          <input key={name} type="hidden" name={name} value={value} />
        ))}
        <button className="primary" type="submit">
          {say.submit}
        </button>
      </form>
    </main>,
  )
  return {
    status: 200,
    headers: { ...PAGE_HEADERS, 'Content-Language': tag, 'Content-Security-Policy': POLICY },
    body: `<!doctype html><html lang="${tag}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${say.title}</title><link rel="icon" href="data:,"><style>${BASE_STYLE}</style><style>${style}</style></head><body>${form}<script>${SUBMIT}</script></body></html>`,
  }
}
