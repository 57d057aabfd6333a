import { browserEndpoint } from '../authorization/browser-endpoint'
import { refuse } from '../errors'
import { requireDomain } from './domain'

/** The picture of a domain, for the pages its people see. */
export const logoEndpoint = browserEndpoint('logo', {
  async GET(call) {
    const logo = await call.deps.browser.pages.logo(await requireDomain(call))
    if (!logo) throw refuse('request.path', 'a domain without a logo')
    return logo
  },
})
