'use client'

import { Check } from 'lucide-react'
import Link from 'next/link'
import * as Radix from 'radix-ui/dropdown-menu'
import { type ComponentProps, createContext, type ReactNode, useContext, useState } from 'react'
import { floatContainer } from '@/components/ui/float-container'
import { cn } from '@/lib/base/cn'

const OpenMenu = createContext(false)

/** Actions that do not earn a button of their own. */
export function Menu({ open: controlled, onOpenChange, ...props }: ComponentProps<typeof Radix.Root>) {
  const [inner, setInner] = useState(false)
  const open = controlled ?? inner
  return (
    <OpenMenu value={open}>
      <Radix.Root
        {...props}
        open={open}
        onOpenChange={(next) => {
          setInner(next)
          onOpenChange?.(next)
        }}
      />
    </OpenMenu>
  )
}

export const MenuTrigger = Radix.Trigger
export const MenuRadioGroup = Radix.RadioGroup

const itemClass = [
  'flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left text-base outline-none select-none max-sm:py-2.5',
  'data-disabled:opacity-50 data-highlighted:bg-sunken [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted',
].join(' ')

export function MenuContent({ className, ...props }: ComponentProps<typeof Radix.Content>) {
  const open = useContext(OpenMenu)
  return (
    <Radix.Portal container={open ? floatContainer() : undefined}>
      <Radix.Content
        sideOffset={4}
        collisionPadding={8}
        align="end"
        {...props}
        className={cn('fade-in z-50 min-w-44 max-w-80 rounded-lg border bg-raised p-1 shadow-float', className)}
      />
    </Radix.Portal>
  )
}

interface MenuItemProps extends ComponentProps<typeof Radix.Item> {
  icon?: ReactNode
  danger?: boolean
}

export function MenuItem({ icon, danger, className, children, ...props }: MenuItemProps) {
  return (
    <Radix.Item
      {...props}
      className={cn(itemClass, danger && 'text-bad data-highlighted:bg-bad-soft [&_svg]:text-bad', className)}
    >
      {icon}
      {children}
    </Radix.Item>
  )
}

export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  return (
    <Radix.Item asChild>
      <Link href={href} className={itemClass}>
        {icon}
        {children}
      </Link>
    </Radix.Item>
  )
}

export function MenuRadioItem({
  children,
  icon,
  ...props
}: ComponentProps<typeof Radix.RadioItem> & { icon?: ReactNode }) {
  return (
    <Radix.RadioItem {...props} className={itemClass}>
      {icon}
      <span className="flex-1">{children}</span>
      <Radix.ItemIndicator>
        <Check aria-hidden size={16} />
      </Radix.ItemIndicator>
    </Radix.RadioItem>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <Radix.Label className="px-2 py-1.5 text-xs text-muted">{children}</Radix.Label>
}

export function MenuSeparator() {
  return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />
}
