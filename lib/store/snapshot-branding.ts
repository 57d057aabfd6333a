import type { Change } from '@/lib/base/change-bus'
import { sha256Hex } from '@/lib/base/hash'
import type { BrandingSource, RuntimeBranding } from '@/lib/oauth/ports/branding'
import type { BrandingRecord } from './browser-types'
import { SnapshotCache } from './snapshot-cache'
import type { Store } from './store'

interface KnownLook {
  domainId: string
  look: RuntimeBranding
}

/** How domains look: the part of the snapshot that only pages for people ask for. Pictures are not kept in memory. */
export function brandingSnapshot({ branding }: Pick<Store, 'branding'>) {
  const looks = new SnapshotCache<KnownLook>({ max: 5_000, maxMisses: 10_000, idOf: ({ domainId }) => domainId })

  const source: BrandingSource = {
    of({ id: domainId }) {
      const known = looks.get(domainId, async () => {
        const found = await branding.get(domainId)
        return found && { domainId, look: lookOf(found) }
      })
      return known instanceof Promise ? known.then((loaded) => loaded?.look ?? null) : (known?.look ?? null)
    },

    async logo({ id: domainId }) {
      const found = await branding.get(domainId)
      return found?.logo && found.logoType ? { type: found.logoType, bytes: Buffer.from(found.logo, 'base64') } : null
    },
  }

  return {
    source,
    forget({ entityKind, entityId }: Change): void {
      if (entityKind !== 'domain') return
      if (entityId) looks.forget(entityId)
      else looks.clear()
    },
    clear: () => looks.clear(),
  }
}

function lookOf({ logo, logoType, ...look }: BrandingRecord): RuntimeBranding {
  return {
    displayName: look.displayName,
    logoType: logo === null ? null : logoType,
    logoVersion: logo === null ? '' : sha256Hex(logo).slice(0, 16),
    accentLight: look.accentLight,
    accentDark: look.accentDark,
    supportUrl: look.supportUrl,
    privacyUrl: look.privacyUrl,
    termsUrl: look.termsUrl,
  }
}
