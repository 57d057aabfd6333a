import { type ListParams, listHref } from '@/components/patterns/list-url'

/**
 * Changes of a list's address that follow one another faster than the server answers. Each begins where the one before
 * leads to, not where the page still stands, so that a second filter does not undo the first.
 */
export function createListChanges() {
  let asked: { path: string; from: string; to: string } | null = null
  /** The page stands here now: what was asked for elsewhere is over. */
  const standsAt = (path: string, current: URLSearchParams): void => {
    if (asked?.path !== path || asked.from !== current.toString()) asked = null
  }
  const change = (path: string, current: URLSearchParams, patch: Readonly<Record<string, string | null>>): string => {
    standsAt(path, current)
    const params: ListParams = Object.fromEntries(asked ? new URLSearchParams(asked.to) : current)
    const href = listHref(path, params, patch)
    asked = { path, from: current.toString(), to: href.slice(path.length + 1) }
    return href
  }
  return { change, standsAt }
}
