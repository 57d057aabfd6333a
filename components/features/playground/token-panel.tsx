'use client'

import { ScanSearch } from 'lucide-react'
import type { ReactNode } from 'react'
import { CopyableValue } from '@/components/patterns/copyable-value'
import { handToken } from '@/components/patterns/handed-token'
import { JsonView } from '@/components/patterns/json-view'
import { LinkButton } from '@/components/ui/link-button'
import { Status } from '@/components/ui/status'
import { routes } from '@/lib/base/routes'
import type { ReadJwt } from './read-jwt'

interface TokenPanelProps {
  title: string
  help: string
  token: string
  /** null for a token that is not a JWT */
  read: ReadJwt | null
  children?: ReactNode
}

/** One token: what it is for, what is in it, and the way to the inspector, which knows more. */
export function TokenPanel({ title, help, token, read, children }: TokenPanelProps) {
  return (
    <section aria-label={title} className="grid min-w-0 grid-cols-1 gap-3 border-t pt-4 first:border-t-0 first:pt-0">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <h3 className="flex flex-wrap items-center gap-x-3 font-medium">
            {title}
            {read &&
              (read.signature.valid ? (
                <Status tone="good" className="text-sm font-normal">
                  Signature verified
                </Status>
              ) : (
                <Status tone="bad" className="text-sm font-normal">
                  Signature not verified
                </Status>
              ))}
          </h3>
          <p className="text-sm text-muted">{help}</p>
        </div>
        <LinkButton
          size="sm"
          icon={<ScanSearch aria-hidden />}
          href={routes.tokens()}
          // In the memory of this page: no address ever holds a token.
          onClick={() => handToken(token)}
        >
          Open in inspector
        </LinkButton>
      </div>
      <CopyableValue value={token} label={title.toLowerCase()} max={28} />
      {children}
      {read && (
        <div className="grid grid-cols-1 gap-3">
          <JsonView value={read.header} label={`${title} header`} />
          <JsonView value={read.claims} label={`${title} claims`} />
        </div>
      )}
    </section>
  )
}
