import type { Texts } from './en'

const STANDARD = ['openid', 'profile', 'email', 'address', 'phone'] as const
const isStandard = (scope: string): scope is (typeof STANDARD)[number] => STANDARD.some((name) => name === scope)

/** What a scope lets a client do: as the administrator describes it, or as this language says it of a standard one. */
export function scopeInWords({ scope, description }: { scope: string; description: string | null }, texts: Texts) {
  if (description?.trim()) return description.trim()
  const name = scope.slice(scope.indexOf('.') + 1)
  if (scope.startsWith('UserInfo.')) {
    if (name === 'me') return texts.scopes.openid
    if (isStandard(name)) return texts.scopes[name]
  }
  if (isStandard(scope)) return texts.scopes[scope]
  // Every resource server has one, which nobody declares and so nobody describes.
  return name === 'DefaultScope' ? texts.scopes.everything : texts.scopes.undescribed(name)
}
