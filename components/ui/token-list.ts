export interface TokenSuggestion {
  value: string
  /** Words for people, when the value alone does not say enough. */
  label?: string
  detail?: string
}

/** Tokens of a typed or pasted text: parted by white space, commas or semicolons, each once, in order. */
export function splitTokens(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter(Boolean))]
}

/** Suggestions not taken yet that contain the text; those that start with it come first. At most fifty. */
export function matchSuggestions(
  suggestions: readonly TokenSuggestion[],
  taken: readonly string[],
  text: string,
): TokenSuggestion[] {
  const wanted = text.trim().toLowerCase()
  const rank = (each: TokenSuggestion): number => {
    const value = each.value.toLowerCase()
    if (value.startsWith(wanted)) return 0
    if (value.includes(wanted)) return 1
    return `${each.label ?? ''} ${each.detail ?? ''}`.toLowerCase().includes(wanted) ? 2 : 3
  }
  return suggestions
    .filter((each) => !taken.includes(each.value))
    .map((each) => ({ each, rank: rank(each) }))
    .filter((ranked) => ranked.rank < 3)
    .sort((a, b) => a.rank - b.rank)
    .slice(0, 50)
    .map((ranked) => ranked.each)
}
