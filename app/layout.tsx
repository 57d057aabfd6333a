import { GeistMono } from 'geist/font/mono'
import { GeistSans } from 'geist/font/sans'
import type { Metadata, Viewport } from 'next'
import type { ReactNode } from 'react'
import { readShellPreferences } from '@/components/patterns/shell-preferences'
import { Toaster } from '@/components/ui/toast'
import './globals.css'

export const metadata: Metadata = {
  title: { default: 'Gatehouse', template: '%s · Gatehouse' },
  description: 'OAuth 2.0 and OpenID Connect authorization server.',
  icons: { icon: [{ url: '/mark.svg', type: 'image/svg+xml' }] },
  robots: { index: false, follow: false },
}

export const viewport: Viewport = {
  width: 'device-width',
  initialScale: 1,
  themeColor: [
    { media: '(prefers-color-scheme: light)', color: '#fafaf8' },
    { media: '(prefers-color-scheme: dark)', color: '#111210' },
  ],
}

/**
 * The theme is an attribute rendered by the server: no script runs before the first paint, so nothing flashes
 * and the content security policy needs no exception.
 */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const { theme } = await readShellPreferences()
  return (
    <html
      lang="en"
      data-theme={theme === 'system' ? undefined : theme}
      className={`${GeistSans.variable} ${GeistMono.variable}`}
      suppressHydrationWarning
    >
      <body>
        {children}
        <Toaster />
      </body>
    </html>
  )
}
