import { ArrowDown, KeyRound, RefreshCw, UserCheck } from 'lucide-react'
import { Mono } from '@/components/ui/mono'
import { Status } from '@/components/ui/status'
import { Time } from '@/components/ui/time'
import { cn } from '@/lib/base/cn'
import type { ChainLink } from '@/lib/schemas/token-inspection'

const icons = {
  authorization: <UserCheck aria-hidden size={16} />,
  refresh: <RefreshCw aria-hidden size={16} />,
  access: <KeyRound aria-hidden size={16} />,
}

/** The line a token descends from, top to bottom. */
export function ChainPicture({ links }: { links: readonly ChainLink[] }) {
  return (
    <ol className="grid grid-cols-1 justify-items-start">
      {links.map((link, index) => (
        <li key={link.id} className="grid w-full max-w-2xl grid-cols-1 justify-items-start">
          {index > 0 && <ArrowDown aria-hidden size={16} className="my-1 ml-4 text-faint" />}
          <div
            className={cn(
              'flex w-full flex-wrap items-center gap-x-4 gap-y-1 rounded-md border bg-sunken px-3 py-2',
              link.isThis && 'border-accent',
            )}
          >
            <span className="flex items-center gap-2 font-medium">
              <span className="text-muted">{icons[link.kind]}</span>
              {link.label}
              {link.isThis && <span className="text-sm font-normal text-muted">(this one)</span>}
            </span>
            <span className="ml-auto flex flex-wrap items-center gap-x-4 gap-y-1 text-sm">
              {link.id !== 'this' && <Mono max={12}>{link.id}</Mono>}
              {link.at && <Time value={link.at} className="num text-muted" />}
              <Status tone={link.tone}>{link.state}</Status>
            </span>
          </div>
        </li>
      ))}
    </ol>
  )
}
