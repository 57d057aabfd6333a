/** Something the command palette can go to. */
export interface PalettePage {
  href: string
  label: string
  /** Other words a person may type for it. */
  keywords?: readonly string[]
}

export interface PaletteHit {
  kind: 'domain' | 'client' | 'resource'
  id: string
  label: string
  /** Shown beside the name: the client id, the domain. */
  detail?: string
  href: string
}

export type PaletteSearch = (query: string, signal: AbortSignal) => Promise<readonly PaletteHit[]>
