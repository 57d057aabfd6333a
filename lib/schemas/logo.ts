/** Images a page shows without running anything; SVG could carry script. */
export const LOGO_TYPES = ['image/png', 'image/jpeg', 'image/webp'] as const
export type LogoType = (typeof LOGO_TYPES)[number]
/** Of the file itself, in bytes. */
export const LOGO_MAX_BYTES = 100 * 1024
