/** One claim a client asks for; null where it asks without conditions. @see OpenID Connect Core 1.0 §5.5.1 */
export type ClaimWish = { essential?: boolean; value?: unknown; values?: readonly unknown[] } | null

/** The `claims` parameter, as far as it is understood. @see OpenID Connect Core 1.0 §5.5 */
export interface ClaimsRequest {
  userinfo: Readonly<Record<string, ClaimWish>>
  idToken: Readonly<Record<string, ClaimWish>>
}
