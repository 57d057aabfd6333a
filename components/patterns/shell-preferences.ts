import { cookies } from 'next/headers'
import { isTheme, RAIL_COOKIE, THEME_COOKIE, type Theme } from '@/components/patterns/preference-cookies'

/** How this browser wants the console to look; read on the server so that the first paint is already right. */
export async function readShellPreferences(): Promise<{ theme: Theme; railCollapsed: boolean }> {
  const jar = await cookies()
  const theme = jar.get(THEME_COOKIE)?.value
  return {
    theme: isTheme(theme) ? theme : 'system',
    railCollapsed: jar.get(RAIL_COOKIE)?.value === 'collapsed',
  }
}
