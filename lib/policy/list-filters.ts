/** A search text as it came from a URL, without what no stored text holds. */
export function searchableQuery<Q extends { q?: string | undefined }>(query: Q): Q {
  if (query.q === undefined) return query
  const q = searchableText(query.q)
  return { ...query, q: q === '' ? undefined : q }
}

export function searchableText(text: string): string {
  return text
    .toWellFormed()
    .replace(/\p{Cc}/gu, ' ')
    .trim()
}
