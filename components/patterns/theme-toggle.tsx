'use client'

import { Monitor, Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { isTheme, preferenceCookie, THEME_COOKIE, type Theme } from '@/components/patterns/preference-cookies'
import { Menu, MenuRadioGroup, MenuRadioItem, MenuTrigger } from '@/components/ui/dropdown-menu'
import { IconButton } from '@/components/ui/icon-button'
import { MenuContent } from '@/components/ui/menu-content'

const icons = { light: Sun, dark: Moon, system: Monitor }
const words: Record<Theme, string> = { light: 'Light', dark: 'Dark', system: 'As the system' }

/** Light, dark or as the system; applied at once and remembered for this browser. */
export function ThemeToggle({ theme: initially }: { theme: Theme }) {
  const [theme, setTheme] = useState(initially)

  function choose(next: string): void {
    if (!isTheme(next)) return
    setTheme(next)
    if (next === 'system') delete document.documentElement.dataset.theme
    else document.documentElement.dataset.theme = next
    // biome-ignore lint/suspicious/noDocumentCookie: the server reads it before the next first paint
    document.cookie = preferenceCookie(THEME_COOKIE, next)
  }

  const Icon = icons[theme]
  return (
    <Menu>
      <MenuTrigger asChild>
        <IconButton label="Change theme">
          <Icon aria-hidden />
        </IconButton>
      </MenuTrigger>
      <MenuContent>
        <MenuRadioGroup label="Theme" value={theme} onValueChange={choose}>
          {(['light', 'dark', 'system'] as const).map((each) => {
            const Each = icons[each]
            return (
              <MenuRadioItem key={each} value={each} icon={<Each aria-hidden />}>
                {words[each]}
              </MenuRadioItem>
            )
          })}
        </MenuRadioGroup>
      </MenuContent>
    </Menu>
  )
}
