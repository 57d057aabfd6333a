import { isControlAttribute } from './control-attribute'
import type { TokenAttribute } from './token-attribute'

/**
 * The custom claims that a token would carry: attributes of the resource servers, then those of the client, which win.
 * Control attributes never become claims; a dynamic one shows its expression, because its value exists only at issue.
 */
export function claimsPreview(...layers: readonly (readonly TokenAttribute[])[]): Record<string, string> {
  const claims: Record<string, string> = {}
  for (const attribute of layers.flat()) {
    if (attribute.attrName === '' || isControlAttribute(attribute.attrName)) continue
    claims[attribute.attrName] =
      attribute.attrType === 'DYNAMIC' ? `worked out at issue: ${attribute.attrValue}` : attribute.attrValue
  }
  return claims
}
