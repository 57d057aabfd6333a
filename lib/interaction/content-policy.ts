import { hash } from 'node:crypto'

/** How a content security policy names text that stands in the page. @see CSP Level 3 §2.3.1 */
export const sourceOf = (text: string): string => `'sha256-${hash('sha256', text, 'base64')}'`

/**
 * The policy of a page: nothing is loaded but what stands in it and pictures of this server. Where a form ends at a
 * client there is no `form-action`: browsers hold it against every further redirect, also those that the client makes
 * to addresses nobody here knows, and drop the answer without a word.
 * @see CSP Level 3 §6.4.1; github.com/w3c/webappsec-csp/issues/8
 */
export function contentPolicy(page: {
  styles: readonly string[]
  scripts: readonly string[]
  leavesHere: boolean
}): string {
  return [
    "default-src 'none'",
    `style-src ${page.styles.map(sourceOf).join(' ')}`,
    ...(page.scripts.length > 0 ? [`script-src ${page.scripts.map(sourceOf).join(' ')}`] : []),
    "img-src 'self' data:",
    ...(page.leavesHere ? [] : ["form-action 'self'"]),
    "base-uri 'none'",
    "frame-ancestors 'none'",
  ].join('; ')
}
