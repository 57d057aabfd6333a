'use client'

import { Check } from 'lucide-react'
import Link from 'next/link'
import { type ComponentProps, createContext, type ReactNode, useContext } from 'react'
import { Float } from '@/components/ui/float'
import { useFloat } from '@/components/ui/float-context'
import { FloatTrigger, type FloatTriggerProps } from '@/components/ui/float-trigger'
import { cn } from '@/lib/base/cn'

/** Actions that do not earn a button of their own. */
export const Menu = Float

export function MenuTrigger(props: FloatTriggerProps) {
  return <FloatTrigger {...props} kind="menu" />
}

const itemClass = [
  'flex w-full items-center gap-2 rounded-md px-2 py-1.5 text-left text-base outline-none select-none max-sm:py-2.5',
  'hover:bg-sunken focus:bg-sunken disabled:opacity-50 [&_svg]:size-4 [&_svg]:shrink-0 [&_svg]:text-muted',
].join(' ')

interface MenuItemProps extends Omit<ComponentProps<'button'>, 'onSelect'> {
  icon?: ReactNode
  danger?: boolean
  onSelect?: () => void
}

export function MenuItem({ icon, danger, onSelect, className, children, ...props }: MenuItemProps) {
  const { hide } = useFloat()
  return (
    <button
      type="button"
      {...props}
      role="menuitem"
      tabIndex={-1}
      onClick={(event) => {
        props.onClick?.(event)
        hide()
        onSelect?.()
      }}
      className={cn(itemClass, danger && 'text-bad hover:bg-bad-soft focus:bg-bad-soft [&_svg]:text-bad', className)}
    >
      {icon}
      {children}
    </button>
  )
}

export function MenuLink({ href, icon, children }: { href: string; icon?: ReactNode; children: ReactNode }) {
  const { hide } = useFloat()
  return (
    <Link href={href} role="menuitem" tabIndex={-1} onClick={hide} className={itemClass}>
      {icon}
      {children}
    </Link>
  )
}

const Choice = createContext<{ value: string; choose: (value: string) => void }>({ value: '', choose: () => {} })

interface MenuRadioGroupProps {
  /** Names the group for assistive technology. */
  label?: string
  value: string
  onValueChange: (value: string) => void
  children: ReactNode
}

export function MenuRadioGroup({ label, value, onValueChange, children }: MenuRadioGroupProps) {
  return (
    <Choice value={{ value, choose: onValueChange }}>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset may not stand in a menu */}
      <div role="group" aria-label={label}>
        {children}
      </div>
    </Choice>
  )
}

export function MenuRadioItem({ value, icon, children }: { value: string; icon?: ReactNode; children: ReactNode }) {
  const group = useContext(Choice)
  const { hide } = useFloat()
  const checked = group.value === value
  return (
    <button
      type="button"
      role="menuitemradio"
      aria-checked={checked}
      tabIndex={-1}
      onClick={() => {
        hide()
        group.choose(value)
      }}
      className={itemClass}
    >
      {icon}
      <span className="flex-1">{children}</span>
      {checked && <Check aria-hidden size={16} />}
    </button>
  )
}

export function MenuLabel({ children }: { children: ReactNode }) {
  return <p className="px-2 py-1.5 text-xs text-muted">{children}</p>
}

export function MenuSeparator() {
  return <div aria-hidden className="-mx-1 my-1 h-px bg-line" />
}
