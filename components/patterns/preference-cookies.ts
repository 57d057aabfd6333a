export const THEME_COOKIE = 'gatehouse-theme'
export const RAIL_COOKIE = 'gatehouse-rail'

export type Theme = 'light' | 'dark' | 'system'

/** A cookie is input: anything but the three known words counts as not set. */
export function isTheme(value: unknown): value is Theme {
  return value === 'light' || value === 'dark' || value === 'system'
}

/** The cookie line for a preference: one year, this site only, sent with top-level navigations. */
export function preferenceCookie(name: string, value: string): string {
  return `${name}=${encodeURIComponent(value)}; Path=/; Max-Age=31536000; SameSite=Lax`
}
