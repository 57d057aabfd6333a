import { browserEndpoint } from '../authorization/browser-endpoint'
import { seeOther } from '../authorization/flow'
import { pageContext } from '../authorization/page-context'
import { ERRORS } from '../error-table'
import { refuse } from '../errors'
import { queryParams } from '../params'

const APPROVAL_PATH = '/oauth2/rest/approval'

/** The documented address of the consent page: the cookies of a flow are below another path, so the way leads there. */
export const consentPageEndpoint = browserEndpoint('consent-page', {
  GET(call) {
    const ticket = queryParams(call.request).get('ticket')
    if (ticket === undefined) throw refuse('flow.ticket', 'none')
    return seeOther(`${APPROVAL_PATH}?ticket=${encodeURIComponent(ticket)}`, 302)
  },
})

const CODES = new Map(Object.values(ERRORS).map(({ error, description }) => [error as string, description as string]))
const UNNAMED = 'invalid_request'

/**
 * The documented address of the error page. It says what our own words for the code are: a text from the address would
 * let anybody put words into our mouth.
 */
export const errorPageEndpoint = browserEndpoint('error-page', {
  async GET(call) {
    const asked = queryParams(call.request).get('error') ?? UNNAMED
    const code = CODES.has(asked) ? asked : UNNAMED
    return call.deps.browser.pages.error({
      ...pageContext(call, null),
      status: 400,
      code,
      description: CODES.get(code) ?? '',
      advice: 'back',
    })
  },
})
