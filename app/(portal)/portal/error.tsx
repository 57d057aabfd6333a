'use client'

import { ErrorState } from '@/components/patterns/error-state'

/** Something unforeseen. The digest is what the log calls it; details stay there. */
export default function PortalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <div className="content pt-10">
      <ErrorState
        title="This page could not be shown"
        message="Nothing was changed. Try again; if it stays so, name the id below to those who operate the migration."
        correlationId={error.digest}
        onRetry={reset}
      />
    </div>
  )
}
