import type { ReactNode } from 'react'
import { AlertIcon, CheckIcon } from './icons'

/** What went wrong, read out as soon as the page is there. Fields in error name its id in `aria-describedby`. */
export function Problem({ id, kind, children }: { id: string; kind: 'bad' | 'attention'; children: ReactNode }) {
  return (
    <div className={kind === 'bad' ? 'box' : 'box attention'} id={id} role="alert">
      <AlertIcon />
      <div>{children}</div>
    </div>
  )
}

/** What was just done. */
export function Notice({ children }: { children: ReactNode }) {
  return (
    <div className="box good" role="status">
      <CheckIcon />
      <div>{children}</div>
    </div>
  )
}
