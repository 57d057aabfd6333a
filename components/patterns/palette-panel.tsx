'use client'

import { Command } from 'cmdk'
import { AppWindow, Clock, FileText, Globe, type LucideIcon, Search, Server } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { mayLeave } from '@/components/patterns/leave-requests'
import type { PaletteHit, PalettePage, PaletteSearch } from '@/components/patterns/palette-hit'
import { readRecent, rememberRecent } from '@/components/patterns/palette-recent'
import { usePaletteSearch } from '@/components/patterns/use-palette-search'
import { Modal } from '@/components/ui/modal'
import { ModalPanel } from '@/components/ui/modal-panel'
import { Spinner } from '@/components/ui/spinner'

interface PalettePanelProps {
  open: boolean
  onOpenChange: (open: boolean) => void
  pages: readonly PalettePage[]
  search: PaletteSearch
}

const kinds: readonly { kind: PaletteHit['kind']; heading: string; icon: LucideIcon }[] = [
  { kind: 'domain', heading: 'Domains', icon: Globe },
  { kind: 'client', heading: 'Clients', icon: AppWindow },
  { kind: 'resource', heading: 'Resources', icon: Server },
]

const groupClass =
  '[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:text-xs [&_[cmdk-group-heading]]:text-muted'

/** The palette itself; loaded on first use. */
export function PalettePanel({ open, onOpenChange, pages, search }: PalettePanelProps) {
  const router = useRouter()
  const [text, setText] = useState('')
  const { hits, state } = usePaletteSearch(search, text)
  const wanted = text.trim().toLowerCase()
  const shownPages = pages.filter((page) =>
    [page.label, ...(page.keywords ?? [])].join(' ').toLowerCase().includes(wanted),
  )
  const recent = open && !wanted ? readRecent() : []

  function change(next: boolean): void {
    if (!next) setText('')
    onOpenChange(next)
  }

  function go(href: string, label: string): void {
    change(false)
    rememberRecent({ href, label })
    if (mayLeave(href)) router.push(href)
  }

  return (
    <Modal open={open} onOpenChange={change}>
      <ModalPanel
        aria-label="Search and go to"
        className="rise-in fixed inset-x-2 top-2 bottom-auto w-auto max-w-none overflow-hidden rounded-lg border bg-raised text-text shadow-float outline-none backdrop:bg-scrim sm:inset-x-0 sm:top-[12vh] sm:mx-auto sm:w-140"
      >
        <Command label="Search and go to" shouldFilter={false} loop>
          <div className="flex items-center gap-2.5 border-b px-4">
            {state === 'searching' ? <Spinner /> : <Search aria-hidden size={16} className="text-muted" />}
            <Command.Input
              value={text}
              onValueChange={setText}
              maxLength={200}
              placeholder="Page, domain, client or resource, by name or id"
              className="h-12 min-w-0 flex-1 bg-transparent outline-none placeholder:text-faint max-sm:text-lg"
            />
          </div>
          <Command.List className="max-h-[min(60vh,26rem)] overflow-y-auto p-1.5">
            {state !== 'searching' && (
              <Command.Empty className="px-2 py-8 text-center text-muted">
                {state === 'failed' ? 'The search did not answer. Try again.' : 'Nothing has that name or id.'}
              </Command.Empty>
            )}
            {recent.length > 0 && (
              <Command.Group heading="Recent" className={groupClass}>
                {recent.map((each) => (
                  <Item
                    key={each.href}
                    value={`recent ${each.href}`}
                    icon={Clock}
                    label={each.label}
                    onPick={() => go(each.href, each.label)}
                  />
                ))}
              </Command.Group>
            )}
            {kinds.map(({ kind, heading, icon }) => {
              const ofKind = hits.filter((hit) => hit.kind === kind)
              return ofKind.length === 0 ? null : (
                <Command.Group key={kind} heading={heading} className={groupClass}>
                  {ofKind.map((hit) => (
                    <Item
                      key={hit.id}
                      value={`${kind} ${hit.id}`}
                      icon={icon}
                      label={hit.label}
                      detail={hit.detail}
                      onPick={() => go(hit.href, hit.label)}
                    />
                  ))}
                </Command.Group>
              )
            })}
            {shownPages.length > 0 && (
              <Command.Group heading="Pages" className={groupClass}>
                {shownPages.map((page) => (
                  <Item
                    key={page.href}
                    value={`page ${page.href}`}
                    icon={FileText}
                    label={page.label}
                    onPick={() => go(page.href, page.label)}
                  />
                ))}
              </Command.Group>
            )}
          </Command.List>
        </Command>
      </ModalPanel>
    </Modal>
  )
}

interface ItemProps {
  value: string
  icon: LucideIcon
  label: string
  detail?: string
  onPick: () => void
}

function Item({ value, icon: Icon, label, detail, onPick }: ItemProps) {
  return (
    <Command.Item
      value={value}
      onSelect={onPick}
      className="flex cursor-pointer items-center gap-2.5 rounded-md px-2 py-2 data-[selected=true]:bg-sunken"
    >
      <Icon aria-hidden size={16} className="shrink-0 text-muted" />
      <span className="min-w-0 truncate">{label}</span>
      {detail && <span className="mono ml-auto min-w-0 shrink-0 truncate text-muted max-sm:max-w-[40%]">{detail}</span>}
    </Command.Item>
  )
}
