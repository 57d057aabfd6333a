import type { ReactNode } from 'react'

interface MessageViewProps {
  title: string
  message: ReactNode
  action?: ReactNode
}

/** A whole page that says one thing. */
export function MessageView({ title, message, action }: MessageViewProps) {
  return (
    <div className="mx-auto flex max-w-105 flex-col items-start px-(--gutter) py-20">
      <h1 className="text-xl font-semibold tracking-tight">{title}</h1>
      <div className="mt-1 text-muted">{message}</div>
      {action && <div className="mt-5">{action}</div>}
    </div>
  )
}
