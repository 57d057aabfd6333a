import { z } from 'zod'
import { INVENTORY_SCHEMAS } from '@/lib/schemas/migration/inventory'
import type { ListedKind } from '@/lib/schemas/migration/inventory-kinds'
import { type FormValues, serviceValues } from './inventory-fields'

/** Checks what is typed by the rules of the service, and leaves it as it was typed. */
export function inventoryFormSchema(kind: ListedKind) {
  return z.record(z.string(), z.string()).superRefine((values: FormValues, ctx) => {
    const result = INVENTORY_SCHEMAS[kind].safeParse(serviceValues(kind, values))
    for (const issue of result.error?.issues ?? []) {
      ctx.addIssue({ code: 'custom', message: issue.message, path: issue.path.slice(0, 1) })
    }
  })
}
