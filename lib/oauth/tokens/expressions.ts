import { type ExpressionPart, parseExpression } from '@/lib/schemas/expressions'
import type { TokenAttribute } from '@/lib/schemas/token-attribute'

// An attribute object lives as long as the configuration it came with, so each expression is taken apart once.
const parsed = new WeakMap<TokenAttribute, readonly ExpressionPart[]>()

// A name without a value: the expression gives no claim.
const UNREADABLE: readonly ExpressionPart[] = [{ name: 'unreadable' }]

/** The parts of a DYNAMIC attribute's expression. One that was saved before its names were checked gives no claim. */
export function partsOf(attribute: TokenAttribute): readonly ExpressionPart[] {
  let parts = parsed.get(attribute)
  if (!parts) {
    const result = parseExpression(attribute.attrValue)
    parts = 'parts' in result ? result.parts : UNREADABLE
    parsed.set(attribute, parts)
  }
  return parts
}
