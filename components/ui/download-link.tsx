import { Download } from 'lucide-react'
import type { ComponentProps } from 'react'
import { buttonClass } from '@/components/ui/button-class'
import { cn } from '@/lib/base/cn'

/** A file. A plain link, because the router would fetch the address a first time to see whether it is a page. */
export function DownloadLink({ className, children, ...props }: Omit<ComponentProps<'a'>, 'download'>) {
  return (
    <a {...props} download className={cn(buttonClass({}), className)}>
      <Download aria-hidden />
      {children}
    </a>
  )
}
