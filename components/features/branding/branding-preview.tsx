'use client'

import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { Alert } from '@/components/ui/alert'
import { Card, CardBody, CardHeader } from '@/components/ui/card'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { brandingPreviewQuery, type PreviewRequest } from './api/branding-preview-query'
import { previewHtml } from './preview-html'

interface BrandingPreviewProps {
  domainId: string
  look: Omit<PreviewRequest, 'page'>
  /** data URL of a picture that is not saved; null where the saved one, or none, is shown */
  draftLogo: string | null
}

const THEMES = ['light', 'dark'] as const
const TYPING_PAUSE_MS = 300

/** The real page, rendered by the server with what the form holds, in both themes side by side. */
export function BrandingPreview({ domainId, look, draftLogo }: BrandingPreviewProps) {
  const [page, setPage] = useState<PreviewRequest['page']>('sign-in')
  const settled = useSettled(look)
  const { data, error } = useQuery(brandingPreviewQuery(domainId, { page, ...settled }))
  return (
    <Card>
      <CardHeader
        title="Preview"
        description="The page as people get it, with what is filled in now."
        action={
          <Select
            className="w-36"
            aria-label="Page shown"
            value={page}
            options={[
              { value: 'sign-in', label: 'Sign-in' },
              { value: 'consent', label: 'Consent' },
            ]}
            onChange={(event) => setPage(event.target.value as PreviewRequest['page'])}
          />
        }
      />
      <CardBody>
        {error && !data ? (
          <Alert tone="attention" title="The preview cannot be shown">
            {error.message}
          </Alert>
        ) : (
          <div className="grid gap-4 sm:grid-cols-2">
            {THEMES.map((theme) => (
              <figure key={theme} className="grid gap-1.5">
                {data ? (
                  <iframe
                    title={`Preview, ${theme}`}
                    sandbox=""
                    inert
                    srcDoc={previewHtml(data.html, theme, draftLogo)}
                    className="h-140 w-full rounded-lg border bg-canvas"
                  />
                ) : (
                  <Skeleton className="h-140 w-full rounded-lg" />
                )}
                <figcaption className="text-sm text-muted">{theme === 'light' ? 'Light' : 'Dark'}</figcaption>
              </figure>
            ))}
          </div>
        )}
      </CardBody>
    </Card>
  )
}

/** What stayed the same for a moment: a page is not asked for at every key. */
function useSettled<T extends object>(value: T): T {
  const [settled, setSettled] = useState(value)
  const written = JSON.stringify(value)
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new object that says the same is no change
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), TYPING_PAUSE_MS)
    return () => clearTimeout(timer)
  }, [written])
  return settled
}
