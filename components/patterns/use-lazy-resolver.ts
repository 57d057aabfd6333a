'use client'

import { useEffect, useState } from 'react'
import type { FieldValues, Resolver } from 'react-hook-form'
import type { z } from 'zod'

/** Fetches a form's schema: the validator is the heaviest script of a page, and nobody needs it to read one. */
export type LoadSchema = () => Promise<z.ZodType>

/**
 * Validates with a schema that is fetched when somebody turns to the page's controls. A check that comes earlier waits
 * for it; a fetch that failed is tried again by the next check.
 */
export function lazyResolver<Form extends FieldValues>(load: LoadSchema) {
  let loading: Promise<Resolver<Form>> | undefined
  const fetched = () => {
    loading ??= Promise.all([import('@hookform/resolvers/zod'), load()]).then(
      ([{ zodResolver }, schema]) => zodResolver(schema as never) as unknown as Resolver<Form>,
    )
    loading.catch(() => {
      loading = undefined
    })
    return loading
  }
  const resolver: Resolver<Form> = async (values, context, options) => (await fetched())(values, context, options)
  return { resolver, fetched }
}

export function useLazyResolver<Form extends FieldValues>(load: LoadSchema): Resolver<Form> {
  const [{ resolver, fetched }] = useState(() => lazyResolver<Form>(load))
  useEffect(() => {
    const fetchNow = () => void fetched().catch(() => undefined)
    document.addEventListener('focusin', fetchNow, { once: true })
    return () => document.removeEventListener('focusin', fetchNow)
  }, [fetched])
  return resolver
}
