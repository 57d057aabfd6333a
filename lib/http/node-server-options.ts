import type { IncomingMessage, ServerResponse } from 'node:http'
import type { HttpHandler } from '@/lib/base/http-message'
import type { Random } from '@/lib/base/random'
import type { RequestHead } from './raw-request'
import type { HeaderList } from './security-headers'
import type { TrustedProxies } from './trusted-proxies'

/** A plain handler and the paths it answers for. */
export interface Mount {
  /** `oauth`, `rest`, `operations`: for logs and metrics */
  surface: string
  owns(path: string): boolean
  handle: HttpHandler
}

/** What the access log and the metrics are told when an answer has left, or its caller has. */
export interface Finished {
  surface: string
  head: RequestHead
  status: number
  durationSeconds: number
  /** the caller went away before the answer was complete */
  aborted: boolean
}

export interface NodeServerOptions {
  /** asked in this order; a path nobody owns is a page */
  mounts: readonly Mount[]
  /** Next, or whatever else answers for pages */
  pages(message: IncomingMessage, response: ServerResponse, head: RequestHead): Promise<void>
  securityHeaders: HeaderList
  trusted: TrustedProxies
  /** whether trusted proxies may also name the person they signed in; only where they drop that header from outside */
  takesRemoteUser?: boolean
  random: Random
  isStopping(): boolean
  finished(event: Finished): void
}
