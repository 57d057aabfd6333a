/** Where one claim of a token came from. */
export interface ClaimExplanation {
  claim: string
  value: unknown
  /** what decided: a setting of client, resource server, domain or server, the request, or the protocol itself */
  origin: 'client' | 'resource' | 'domain' | 'server' | 'request' | 'protocol'
  /** name of the client, resource server or domain that decided; null for the others */
  entityName: string | null
  /** member that decided, for example `tokenSettings.ACCESS_TOKEN.tokenExpiry`; null where there is none */
  setting: string | null
  why: string
}
