'use client'

import { Menu } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { NavGroup } from '@/components/patterns/navigation'
import { RailNav } from '@/components/patterns/rail-nav'
import { Sheet, SheetContent, SheetTrigger } from '@/components/ui/sheet'

interface RailSheetProps {
  groups: readonly NavGroup[]
  /** Mark and domain switcher. */
  head: ReactNode
}

/** The rail on small screens. */
export function RailSheet({ groups, head }: RailSheetProps) {
  const [open, setOpen] = useState(false)
  return (
    <Sheet open={open} onOpenChange={setOpen}>
      <SheetTrigger
        aria-label="Open navigation"
        className="-ml-2 flex size-10 items-center justify-center rounded-md text-muted hover:bg-sunken hover:text-text lg:hidden"
      >
        <Menu aria-hidden size={18} />
      </SheetTrigger>
      <SheetContent title="Navigation" side="left" hideTitle>
        {head}
        <RailNav groups={groups} onNavigate={() => setOpen(false)} />
      </SheetContent>
    </Sheet>
  )
}
