const LOGO = /\/oauth2\/domains\/[^"']*\/logo\?v=[\w-]*/g

/**
 * The page as it looks in one theme, whatever the console's own is, and with the picture put in where one was chosen.
 * The page's style asks for the theme by a media query; the answer is put in its place.
 */
export function previewHtml(html: string, theme: 'light' | 'dark', logo: string | null): string {
  const themed = html
    .replaceAll('(prefers-color-scheme:dark)', theme === 'dark' ? 'all' : 'not all')
    .replaceAll('(prefers-color-scheme:light)', theme === 'light' ? 'all' : 'not all')
    // A frame without scripts may not take the focus, and says so in the browser's log.
    .replaceAll(' autofocus=""', '')
    .replace('<meta name="color-scheme" content="light dark">', `<meta name="color-scheme" content="${theme}">`)
  return logo === null ? themed : themed.replaceAll(LOGO, () => logo)
}
