import { contrast, mix, readable } from './colour'

/** The colours of one theme that do not change with the domain. The same as the console's. */
export const LIGHT = {
  canvas: '#fafaf8',
  surface: '#ffffff',
  sunken: '#f4f3ef',
  line: '#e7e6e1',
  'line-control': '#8b8a82',
  text: '#1a1b18',
  muted: '#64655d',
  bad: '#a8261d',
  'bad-soft': '#fbeae8',
  attention: '#8a5600',
  'attention-soft': '#fbf1de',
  good: '#22703f',
  'good-soft': '#e6f3ea',
} as const

export const DARK: Record<keyof typeof LIGHT, string> = {
  canvas: '#111210',
  surface: '#181917',
  sunken: '#252622',
  line: '#2a2b27',
  'line-control': '#73746c',
  text: '#ecece6',
  muted: '#a0a198',
  bad: '#f08b82',
  'bad-soft': '#351d1a',
  attention: '#e0ae55',
  'attention-soft': '#2d2514',
  good: '#6cc58b',
  'good-soft': '#17291d',
}

const OWN_ACCENT = { light: '#0b5d57', dark: '#63c0b4' }
const BLACK = '#000000'
const WHITE = '#ffffff'
/** what is written on the accent, the nearer to the rest of the page first */
const INKS = [WHITE, '#0d1f1c', BLACK] as const
const TEXT_RATIO = 4.5

export interface Accent {
  /** the fill of the main button, as the domain chose it */
  accent: string
  'accent-hover': string
  'on-accent': string
  /** links, the focus ring and the button's edge: the accent, or the nearest colour that can be read */
  'accent-text': string
}

/**
 * What a theme makes of the accent of a domain. The button keeps the colour and takes the ink that can be read on it;
 * where the accent itself is read, it moves towards black or white until the ratio holds.
 */
function accentOn(
  colours: { canvas: string; surface: string; sunken: string },
  accent: string,
  isDark: boolean,
): Accent {
  const ink = INKS.find((candidate) => contrast(accent, candidate) >= TEXT_RATIO) ?? BLACK
  return {
    accent,
    'accent-hover': mix(accent, ink === WHITE ? BLACK : WHITE, 0.14),
    'on-accent': ink,
    'accent-text': readable(
      accent,
      [colours.canvas, colours.surface, colours.sunken],
      isDark ? WHITE : BLACK,
      TEXT_RATIO,
    ),
  }
}

const COLOUR = /^#[0-9a-f]{6}$/i

/** Both themes from what a domain chose; one colour serves both where only one was chosen. */
export function accentsOf(chosen: { accentLight: string | null; accentDark: string | null } | null) {
  const valid = (colour: string | null | undefined) => (colour && COLOUR.test(colour) ? colour.toLowerCase() : null)
  const [light, dark] = [valid(chosen?.accentLight), valid(chosen?.accentDark)]
  return {
    light: accentOn(LIGHT, light ?? dark ?? OWN_ACCENT.light, false),
    dark: accentOn(DARK, dark ?? light ?? OWN_ACCENT.dark, true),
  }
}
