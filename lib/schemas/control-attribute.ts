/** Control data that lives among the attributes but never becomes a claim. */
export function isControlAttribute(name: string): boolean {
  return name.startsWith('TokenExchange_')
}
